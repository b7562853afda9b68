import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { reasonOf } from '../../base/problems.ts';
import { Latest } from '../../base/latest.ts';
import { NewestNext } from '../../base/newest-next.ts';
import type { NameTemplates } from '../../machines/renaming.ts';
import { EXAMPLE_MACHINES } from '../../machines/examples/registry.ts';
import type { MachineReading } from '../../workers/machines/machine-views.ts';
import { pageIdOf } from '../links/address-parts.ts';
import { remembered } from '../kit/browser/remembered.ts';
import {
  machineAddress,
  parseMachineAddress,
  storableDraft,
  storedDraft,
  withPlainBreaks,
  type MachineDraft,
} from './machine-address.ts';
import { machineWorker } from './machine-client.ts';
import { MACHINES_ADDRESS, MACHINES_PAGE, type MachinesLinkStore } from './machines-link.ts';

/** The state of the page. */
interface MachinesState {
  readonly draft: MachineDraft;
  /** Goes up when another machine is opened: the editor begins anew, with an undo history of its own. */
  readonly opening: number;
  /** The machine that the open one took the place of. */
  readonly before: MachineDraft | undefined;
  /** What the text says; of an older text while a newer one is being read, undefined before the first is. */
  readonly reading: MachineReading | undefined;
  /** The `opening` of the machine that `reading` is of. */
  readonly readOpening: number;
  /** Sentences about what could not be done. */
  readonly problems: readonly string[];
  /** A link would be too long: the machine is shared as a file. */
  readonly isTooLongForLink: boolean;
  /** Whether the browser keeps the machine for the next visit. */
  readonly isKept: boolean;
}

/** Milliseconds without a key after which what is typed is kept: browsers refuse to change the address for each key. */
const KEEP_AFTER = 150;

const KEY = 'tail-tracer-machine';
const KEY_BEFORE = 'tail-tracer-machine-before';
const FIRST: MachineDraft = { source: EXAMPLE_MACHINES[0]!.source, inputs: undefined };

/** What the Machines page works on: a machine file with its inputs, what is wrong with it, and where it is kept. */
export class MachineSession {
  readonly state: StoreApi<MachinesState>;
  /** Reads the text while it is typed. */
  private readonly reader = machineWorker();
  private readonly readings = new Latest();
  private readonly asked = new NewestNext();
  private readonly link: MachinesLinkStore;
  private readonly kept = remembered(KEY, v.string(), '');
  private readonly keptBefore = remembered(KEY_BEFORE, v.string(), '');
  /** Runs while something is typed that is not kept. */
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(link: MachinesLinkStore) {
    this.link = link;
    this.state = createStore<MachinesState>(() => ({
      draft: draftOf(this.kept.read()) ?? FIRST,
      opening: 0,
      before: draftOf(this.keptBefore.read()),
      reading: undefined,
      readOpening: 0,
      problems: [],
      isTooLongForLink: false,
      isKept: true,
    }));
  }

  /** The questions that are answered while the text is typed. */
  get service() {
    return this.reader.service;
  }

  /** Opens what an address holds; one without a machine leads to the one that is kept. */
  openAddress(hash: string): void {
    const { draft, problems } = parseMachineAddress(hash);
    if (draft && !isSame(draft, this.state.getState().draft)) this.open(draft);
    else {
      this.keepAfter(0);
      this.readNext();
    }
    this.state.setState({ problems });
  }

  /** Opens a machine in place of the one that is there, which can be brought back. */
  open(draft: MachineDraft): void {
    const { draft: before, opening } = this.state.getState();
    const opened = { ...draft, source: withPlainBreaks(draft.source) };
    this.state.setState({ draft: opened, before, opening: opening + 1, problems: [] });
    this.keptBefore.write(JSON.stringify(storableDraft(before)));
    this.keep();
    this.readNext();
  }

  /** Takes over what is typed. */
  type(source: string): void {
    this.state.setState(({ draft }) => ({ draft: { ...draft, source } }));
    this.keepAfter(KEEP_AFTER);
    this.readNext();
  }

  /** Takes over a whole machine that took the place of the text; the inputs were those of another. */
  typeWhole(source: string): void {
    this.state.setState(({ draft }) => ({ draft: { source, inputs: undefined, names: draft.names } }));
    this.keepAfter(0);
    this.readNext();
  }

  /** Runs the machine on other inputs; undefined for the file's own. */
  chooseInputs(inputs: readonly string[] | undefined): void {
    this.state.setState(({ draft }) => ({ draft: { ...draft, inputs } }));
    this.keep();
  }

  /** Calls states and tapes in texts as templates say; undefined for the names of the file. */
  chooseNames(names: NameTemplates | undefined): void {
    this.state.setState(({ draft }) => ({ draft: { ...draft, names } }));
    this.keep();
  }

  /** Opens the machine of a task, which can be looked at and not changed. */
  openTask(task: string): void {
    this.open({ source: '', inputs: undefined, task });
  }

  /** Says what could not be done. */
  say(problem: string): void {
    this.state.setState({ problems: [problem] });
  }

  /** Takes the sentences about problems away. */
  dismissProblems(): void {
    this.state.setState({ problems: [] });
  }

  /** Ends what it has begun: nothing is read any more. */
  close(): void {
    if (this.keeping !== undefined) this.keep();
    this.asked.cancel();
    this.readings.cancel();
    this.reader.end(new Error('The page was left.'));
  }

  private keepAfter(wait: number): void {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), wait);
  }

  /** Has the text read, at once or when the text before it is. */
  private readNext(): void {
    this.asked.ask(() => this.read());
  }

  private async read(): Promise<void> {
    const isMine = this.readings.begin();
    try {
      const { task, source } = this.state.getState().draft;
      if (task !== undefined && source === '') {
        const text = await this.reader.service.taskText(task);
        if (!isMine()) return;
        this.state.setState(({ draft, opening }) => ({ draft: { ...draft, source: text }, opening: opening + 1 }));
      }
      const { draft, opening } = this.state.getState();
      const reading = await this.reader.service.read(draft.source);
      if (!isMine()) return;
      this.state.setState({ reading, readOpening: opening });
      this.link.setState({ title: `${reading.machine?.name || 'A machine'} · Machines` });
    } catch (error) {
      if (isMine()) this.say(reasonOf(error));
    }
  }

  /** Keeps the draft in the browser and in the address. */
  private keep(): void {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    const { draft } = this.state.getState();
    const isKept = this.kept.write(JSON.stringify(storableDraft(draft)));
    const address = machineAddress(draft);
    this.state.setState({ isTooLongForLink: address === undefined, isKept });
    this.link.setState({ address: address ?? MACHINES_ADDRESS });
    // Leaving the page changes the address first: what is written late must not bring it back.
    if (pageIdOf(location.hash) === MACHINES_PAGE) history.replaceState(null, '', address ?? MACHINES_ADDRESS);
  }
}

/** A stored draft; undefined where nothing is stored, or what another version has stored. */
function draftOf(stored: string): MachineDraft | undefined {
  const parsed = v.safeParse(storedDraft, stored);
  return parsed.success ? parsed.output : undefined;
}

const isSame = (one: MachineDraft, other: MachineDraft): boolean =>
  JSON.stringify(storableDraft(one)) === JSON.stringify(storableDraft(other));
