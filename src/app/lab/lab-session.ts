import { createStore } from 'zustand/vanilla';
import { Random } from '../../base/random.ts';
import { parseLabInstance } from '../../lab/machines/instance.ts';
import type { LabInstance } from '../../lab/machines/lab-machine.ts';
import type { TrainedRun } from '../../lab/trained/trained-runs.ts';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import { pageIdOf } from '../links/address-parts.ts';
import { trainingWorker } from '../panels/lab/training-client.ts';
import { TrainingSession } from '../panels/lab/training-session.ts';
import { labAddressOf, parseLabAddress, usualChoice, type LabChoice } from './lab-address.ts';
import { labWorker } from '../panels/lab/lab-client.ts';
import { LAB_PAGE, type LabLinkStore } from './lab-link.ts';
import { MeasuringSession, type MeasuredModel } from '../panels/lab/measuring-session.ts';
import { addressOfRun, modelsOfMachine, runsOfMachine } from '../panels/lab/model-files.ts';
import { titleOf } from './words.ts';
import { bestHead, WritingSession } from './writing-session.ts';
import { OwnMachines, pageMachine, type PageMachine } from './own-machines.ts';

interface LabState {
  readonly choice: LabChoice;
  /** Sentences about what of a link could not be read. */
  readonly problems: readonly string[];
  /** What is wrong with the instance's fields, by their names. */
  readonly fieldProblems: Readonly<Record<string, string>>;
  /** Tokens from which a source was followed, the latest last. */
  readonly followed: readonly number[];
  /** The token under the pointer, which is looked at before the one that is chosen. */
  readonly pointed: number | undefined;
}

/** What of a choice a model writes by, as one text: where it changes, it writes again. */
const writtenBy = ({ machine, variant, instance, addresses }: LabChoice): string =>
  JSON.stringify([machine, variant, instance, addresses]);

/** What the Lab page works on: what is chosen, a model that writes, one that is trained, and many texts that are counted. */
export class LabSession {
  readonly state = createStore<LabState>(() => ({
    choice: usualChoice(),
    problems: [],
    fieldProblems: {},
    followed: [],
    pointed: undefined,
  }));
  private readonly writer = labWorker();
  private readonly measurer = labWorker();
  readonly writing = new WritingSession(this.writer);
  readonly measuring = new MeasuringSession(this.measurer);
  readonly training = new TrainingSession(trainingWorker());
  readonly owns = new OwnMachines(this.measurer);
  private readonly link: LabLinkStore;
  /** Counts the models that were trained here, for addresses. */
  private trained = 0;
  /** What the text that is shown was written by. */
  private writtenBy: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: LabLinkStore) {
    this.link = link;
    this.training.state.subscribe(({ status, training }) => {
      if (training?.recipe.file !== undefined) void this.owns.ask(training.recipe.file);
      const share = status === 'running' && training ? training.updates / training.recipe.updates : undefined;
      this.link.setState({ progress: share === undefined ? undefined : Math.floor(100 * share) });
    });
    this.writing.state.subscribe((now, before) => {
      if (now.heads.length > 0 && before.heads.length === 0) this.look();
    });
  }

  /** Opens an address: what it says is chosen. */
  openAddress(hash: string): void {
    const { problems, ...choice } = parseLabAddress(hash);
    this.state.setState({ problems });
    this.choose(choice);
  }

  /**
   * Changes what is chosen. A model writes when another one is chosen, or another instance.
   *
   * @param wait milliseconds until it writes: more may be typed
   */
  choose(chosen: Partial<LabChoice>, wait = 0): void {
    const { choice: before } = this.state.getState();
    const choice = { ...before, ...chosen };
    if (choice.training.file !== undefined) void this.owns.ask(choice.training.file);
    this.state.setState({ choice });
    this.link.setState({ address: labAddressOf(choice), title: titleOf(choice) });
    // Leaving the page changes the address first.
    if (pageIdOf(location.hash) === LAB_PAGE) history.replaceState(null, '', labAddressOf(choice));
    if (choice.tab === 'write' && this.writtenBy !== writtenBy(choice)) this.writeSoon(wait);
    else if (chosen.layer !== undefined || chosen.head !== undefined) this.look();
  }

  /** Chooses another model; what was looked at of the other one's text is forgotten. */
  chooseModel(chosen: Pick<LabChoice, 'machine' | 'variant'>): void {
    const { choice } = this.state.getState();
    const usual = usualChoice(chosen.machine);
    const isMachine = chosen.machine === choice.machine;
    this.choose({
      ...chosen,
      ...(isMachine ? {} : { instance: undefined, lengths: usual.lengths }),
      token: undefined,
      layer: undefined,
      head: undefined,
    });
  }

  /** Draws another instance of a length. */
  draw(length: number, seed: number): void {
    const { machine } = this.state.getState().choice;
    const drawing = this.machine();
    if (drawing) this.choose({ instance: drawn(drawing, machine, length, seed), token: undefined });
  }

  /** Has the model write what is chosen. */
  async write(): Promise<void> {
    const { choice } = this.state.getState();
    if (choice.machine === OWN_MACHINE) await this.readTrained();
    const machine = this.machine();
    if (!machine) {
      this.writing.fail('No model was trained on a machine of your own yet: train one first.');
      return;
    }
    const instance = this.instance();
    const parsed = parseLabInstance(machine, instance);
    if ('problem' in parsed) {
      this.state.setState({ fieldProblems: { [parsed.problem.field]: parsed.problem.message } });
      this.writing.fail();
      return;
    }
    this.state.setState({ fieldProblems: {}, followed: [], pointed: undefined });
    const model = await this.modelAddress();
    if (model === undefined) this.writing.fail('No model was trained here yet: train one first.');
    else await this.writing.write({ model, instance, seed: choice.addresses });
  }

  /** The instance that is chosen, or drawn for the model. */
  instance(): LabInstance {
    const { choice } = this.state.getState();
    const machine = this.machine();
    if (choice.instance || !machine) return choice.instance ?? {};
    return drawn(machine, choice.machine, TIMES_TRAINED * longestTrained(choice.machine), 1);
  }

  /** The machine that is chosen; of one's own that of the model that was trained here, undefined while it is not known. */
  machine(): PageMachine | undefined {
    const { machine } = this.state.getState().choice;
    const file = this.training.state.getState().training?.recipe.file;
    return pageMachine(machine, file === undefined ? undefined : this.owns.state.getState()[file]);
  }

  /** Goes from a fetched token to its source; nothing where it has none. */
  follow(token: number): void {
    const source = this.writing.state.getState().text?.sources[token] ?? -1;
    if (source < 0) return;
    this.state.setState(({ followed }) => ({ followed: [...followed, token] }));
    this.choose({ token: source });
  }

  /** Goes back to the token whose source was followed last. */
  goBack(): void {
    const { followed } = this.state.getState();
    const token = followed.at(-1);
    if (token === undefined) return;
    this.state.setState({ followed: followed.slice(0, -1) });
    this.choose({ token });
  }

  /** Looks at a token while the pointer is over it. */
  point(token: number | undefined): void {
    this.state.setState({ pointed: token });
  }

  /** Takes sentences about a link away. */
  forgetProblems(): void {
    this.state.setState({ problems: [] });
  }

  /** The model that is chosen, by name and address; none where no model was trained here yet. */
  async chosenModel(): Promise<MeasuredModel[]> {
    const { machine, variant } = this.state.getState().choice;
    const model = await this.modelAddress();
    return model === undefined ? [] : [{ name: runOf(machine, variant)?.name ?? `${machine}-trained-here`, model }];
  }

  /** Reads the machine file of the model that was trained here, if it has one. */
  private async readTrained(): Promise<void> {
    await this.training.open();
    const file = this.training.state.getState().training?.recipe.file;
    if (file !== undefined) await this.owns.ask(file);
  }

  private writeSoon(wait: number): void {
    this.writtenBy = writtenBy(this.state.getState().choice);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.write(), wait);
  }

  private look(): void {
    const { choice } = this.state.getState();
    const { heads } = this.writing.state.getState();
    const chosen = heads.find(({ layer, head }) => layer === choice.layer && head === choice.head) ?? bestHead(heads);
    if (chosen) void this.writing.look(chosen.layer, chosen.head);
  }

  private async modelAddress(): Promise<string | undefined> {
    const { machine, variant } = this.state.getState().choice;
    if (variant !== 'own') return addressOfRun(runOf(machine, variant)!);
    await this.training.open();
    const { recipe } = this.training.state.getState().training ?? {};
    if (recipe?.machine !== machine) return undefined;
    const file = await this.training.save('checkpoint');
    if (!file) return undefined;
    const address = `trained here ${++this.trained}`;
    await Promise.all([this.writer, this.measurer].map(({ service }) => service.keepModel(address, file)));
    return address;
  }
}

/** Times the longest instance of the training that a drawn instance is long. */
const TIMES_TRAINED = 3;

/** The published run of a machine by the choice of its model. */
const runOf = (machine: string, model: string): TrainedRun | undefined =>
  modelsOfMachine(machine).find(({ id }) => id === model)?.run;

/** The greatest length that the models of a machine were trained on. */
export const longestTrained = (machine: string): number => runsOfMachine(machine)[0]?.recipe.lengths[1] ?? 8;

const drawn = (machine: PageMachine, id: string, length: number, seed: number): LabInstance =>
  machine.draw(new Random('lab', id, 'page', seed, length), length);
