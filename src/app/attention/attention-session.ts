import { proxy } from 'comlink';
import { createStore } from 'zustand/vanilla';
import { Latest } from '../../base/latest.ts';
import { reasonOf } from '../../base/problems.ts';
import type { AttentionRequest, MapSummary, ModelView } from '../../workers/attention/attention-views.ts';
import type { PickedFile } from '../../workers/grading/blob-file.ts';
import { EXAMPLE, type Selection } from '../links/selection.ts';
import { attentionAddressOf, parseAttentionAddress, type AttentionLink, type LabChoice } from './attention-address.ts';
import { attentionWorker } from './attention-client.ts';
import { labWeights } from './lab-weights.ts';

/** What the Attention page shows. */
export interface AttentionState extends AttentionLink {
  /** The text that is open; undefined before, and where it could not be opened. */
  readonly summary: MapSummary | undefined;
  readonly model: ModelView | undefined;
  /** What is being opened, and the share that is done; undefined while nothing is. */
  readonly opening: { readonly what: string; readonly share: number } | undefined;
  /** A number that is another one for everything that is opened. */
  readonly round: number;
  readonly problems: readonly string[];
}

const NOTHING: AttentionState = {
  selection: EXAMPLE,
  lab: undefined,
  read: undefined,
  kind: 'all',
  head: undefined,
  metric: 'hit',
  place: undefined,
  distances: undefined,
  summary: undefined,
  model: undefined,
  opening: undefined,
  round: 0,
  problems: [],
};

/** What a newly opened text has not. */
const UNCHOSEN = { read: undefined, head: undefined, place: undefined } as const;

/** Everything that belongs to the text that is open on the Attention page; the map itself is in the worker. */
export class AttentionSession {
  readonly state = createStore<AttentionState>(() => NOTHING);
  private readonly rounds = new Latest();
  private readonly worker = attentionWorker();
  /** The text that the worker has open. */
  private opened: string | undefined;

  constructor() {
    this.worker.onFailure((reason) => {
      this.rounds.cancel();
      this.opened = undefined;
      this.state.setState({ opening: undefined, summary: undefined, model: undefined, problems: [reason.message] });
    });
  }

  /** What the worker offers. */
  get service() {
    return this.worker.service;
  }

  /** Opens an address. */
  open(hash: string): void {
    const { problems, ...link } = parseAttentionAddress(hash);
    this.state.setState({ ...link, problems });
    void this.openText();
  }

  /** Opens a task’s text. */
  openSelection(selection: Selection): void {
    this.state.setState({ ...UNCHOSEN, selection, lab: undefined });
    void this.openText();
  }

  /** Opens a model of the lab with an example; without one the task’s text. */
  openLab(lab: LabChoice | undefined): void {
    const { lab: before, head } = this.state.getState();
    this.state.setState({ ...UNCHOSEN, lab, head: lab && before?.model === lab.model ? head : undefined });
    void this.openText();
  }

  /** Opens a model’s attention on the text that is open. */
  async openFiles(files: readonly PickedFile[]): Promise<void> {
    if (files.length === 0) return;
    if (this.state.getState().lab) this.state.setState({ lab: undefined });
    await this.openText();
    const isWanted = this.rounds.begin();
    this.begin('the file');
    try {
      const tell = proxy((share: number) => isWanted() && this.tell(share));
      const { summary, model } = await this.service.openFile(files, tell);
      if (isWanted()) this.finish({ summary, model, head: bestOf(model), place: undefined });
    } catch (problem) {
      if (isWanted()) this.state.setState({ opening: undefined, problems: [reasonOf(problem)] });
    }
  }

  /** Takes the model away. */
  async closeModel(): Promise<void> {
    if (this.state.getState().lab) return this.openLab(undefined);
    const summary = await this.service.closeFile();
    return this.finish({ summary, model: undefined, head: undefined, place: undefined });
  }

  /** Gives up what is being opened. */
  cancel(): void {
    this.rounds.cancel();
    this.state.setState({ opening: undefined });
    void this.service.cancelFile();
  }

  /** Changes what of the text is shown. */
  choose(choice: Partial<Pick<AttentionState, 'read' | 'kind' | 'head' | 'metric' | 'place' | 'distances'>>): void {
    this.state.setState(choice);
  }

  /** Says that something could not be done. */
  fail(sentence: string): void {
    this.state.setState({ problems: [sentence] });
  }

  /** Forgets what could not be done. */
  forgetProblems(): void {
    this.state.setState({ problems: [] });
  }

  private async openText(): Promise<void> {
    const { selection, lab } = this.state.getState();
    const wanted = textOf({ ...NOTHING, selection, lab });
    if (this.opened === wanted) return;
    const isWanted = this.rounds.begin();
    this.opened = undefined;
    this.begin(lab ? lab.model : 'the text');
    this.state.setState({ summary: undefined, model: undefined });
    try {
      const request: AttentionRequest = lab
        ? { kind: 'lab', ...lab, weights: await labWeights(lab.model) }
        : requestOf(selection);
      const tell = proxy((share: number) => isWanted() && this.tell(share));
      const { summary, model } = await this.service.open(request, tell);
      if (!isWanted()) return;
      this.opened = wanted;
      this.finish({ summary, model, ...(model && { head: this.state.getState().head ?? bestOf(model) }) });
    } catch (problem) {
      if (isWanted()) this.state.setState({ opening: undefined, problems: [reasonOf(problem)] });
    }
  }

  private begin(what: string): void {
    this.state.setState({ opening: { what, share: 0 } });
  }

  private tell(share: number): void {
    const { opening } = this.state.getState();
    if (opening) this.state.setState({ opening: { ...opening, share } });
  }

  private finish(found: Partial<AttentionState>): void {
    this.state.setState({ ...found, opening: undefined, round: this.state.getState().round + 1 });
  }
}

/** What names a text: the part of the address that says whose it is. */
const textOf = (link: AttentionLink): string => attentionAddressOf(link);

function requestOf({ traced, variant, arithmetic, wording }: Selection): AttentionRequest {
  return { kind: 'task', task: traced.task, instance: traced.instance, variant, arithmetic, wording };
}

/** The head with most hits; undefined where a file has no rows to draw. */
function bestOf({ scores }: ModelView): AttentionState['head'] {
  const best = scores.toSorted((one, other) => other.all.hit - one.all.hit || other.all.mass - one.all.mass)[0];
  return best && { layer: best.layer, head: best.head };
}
