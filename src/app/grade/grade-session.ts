import { proxy } from 'comlink';
import { createStore } from 'zustand/vanilla';
import { Latest } from '../../base/latest.ts';
import { reasonOf } from '../../base/problems.ts';
import type { ColumnMapping } from '../../grading/inputs/predictions.ts';
import type { PickedFile } from '../../workers/grading/blob-file.ts';
import type { Grading, GradingProgress } from '../../workers/grading/grading-service.ts';
import type { Handover } from '../links/handover.ts';
import { EXAMPLES, type ExampleName } from './examples.ts';
import { parseGradeAddress, type GradeLink } from './grade-address.ts';
import { gradeWorker } from './grade-client.ts';

/** What the Grade page shows. */
export interface GradeState extends GradeLink {
  /** Outputs of models, each file a run. */
  readonly files: readonly PickedFile[];
  /** The dataset that was asked; empty where none was picked. */
  readonly dataset: readonly PickedFile[];
  readonly mapping: ColumnMapping | undefined;
  readonly withReasoning: boolean;
  /** How far grading is; undefined while nothing is graded. */
  readonly progress: GradingProgress | undefined;
  /** What was found; undefined before, and while files are graded. */
  readonly grading: Grading | undefined;
  /** A number that is another one for everything that is graded. */
  readonly round: number;
  /** The columns of the first file, where nothing in it was recognised. */
  readonly columns: readonly string[];
  /** Sentences about what could not be opened or done. */
  readonly problems: readonly string[];
}

const NOTHING: GradeState = {
  example: undefined,
  isHanded: false,
  kind: 'all',
  task: undefined,
  sample: undefined,
  files: [],
  dataset: [],
  mapping: undefined,
  withReasoning: false,
  progress: undefined,
  grading: undefined,
  round: 0,
  columns: [],
  problems: [],
};

const NOT_CHOSEN = { kind: 'all', task: undefined, sample: undefined } as const;

/** Said where a link names files that a page handed over, and they were left with an earlier visit. */
const GONE = 'from: the outputs that this link names were made by another page and are gone; make them there again.';

/** Everything that belongs to the files that are open on the Grade page; the results themselves are in the worker. */
export class GradeSession {
  readonly state = createStore<GradeState>(() => NOTHING);
  private readonly rounds = new Latest();
  private readonly worker = gradeWorker();
  private readonly handover: Handover;

  constructor(handover: Handover) {
    this.handover = handover;
    this.worker.onFailure((reason) => {
      this.rounds.cancel();
      this.state.setState({ progress: undefined, grading: undefined, problems: [reason.message] });
    });
  }

  /** What the worker offers. */
  get service() {
    return this.worker.service;
  }

  /** Opens an address: the example, if it names it, and what of the results it shows. */
  open(hash: string): void {
    const { problems, ...link } = parseGradeAddress(hash);
    const { example, files } = this.state.getState();
    const handed = link.isHanded ? this.handover.take() : [];
    if (handed.length > 0) void this.openFiles(handed, true);
    else if (link.example !== undefined && link.example !== example) void this.openExample(link.example, link);
    // Files that were opened before stay: no link can hold them.
    else this.state.setState({ ...link, example: files.length > 0 ? example : undefined });
    const isGone = link.isHanded && handed.length === 0 && files.length === 0;
    this.state.setState({ problems: isGone ? [...problems, GONE] : problems });
  }

  /** Grades files in the place of those that were open. */
  async openFiles(files: readonly PickedFile[], isHanded = false): Promise<void> {
    if (files.length === 0) return;
    this.state.setState({ ...NOT_CHOSEN, files, example: undefined, isHanded, mapping: undefined });
    await this.grade();
  }

  /** Opens an example that comes with the page. */
  async openExample(example: ExampleName, link: Partial<GradeLink> = {}): Promise<void> {
    const { file } = EXAMPLES[example];
    const isWanted = this.rounds.begin();
    this.state.setState({ example, problems: [] });
    try {
      const answer = await fetch(new URL(file, document.baseURI));
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      const blob = await answer.blob();
      if (!isWanted()) return;
      this.state.setState({
        ...NOT_CHOSEN,
        ...link,
        files: [{ path: file, blob }],
        dataset: [],
        mapping: undefined,
        example,
        isHanded: false,
      });
      await this.grade();
    } catch (problem) {
      if (isWanted()) this.fail(`The example could not be loaded: ${reasonOf(problem)}.`);
    }
  }

  /** Joins outputs with another dataset; an empty one takes it away. */
  async setDataset(dataset: readonly PickedFile[]): Promise<void> {
    this.state.setState({ dataset });
    if (this.state.getState().files.length > 0) await this.grade();
  }

  /** Says which columns hold what. */
  async setMapping(mapping: ColumnMapping): Promise<void> {
    this.state.setState({ mapping });
    await this.grade();
  }

  /** Whether to read what models thought before they answered, too. */
  async setReasoning(withReasoning: boolean): Promise<void> {
    this.state.setState({ withReasoning });
    if (this.state.getState().files.length > 0) await this.grade();
  }

  /** Stops grading; what was graded until then is shown. */
  stop(): void {
    void this.service.cancel().catch(() => undefined);
  }

  /** Chooses what is shown of the results. */
  choose(chosen: Partial<Pick<GradeLink, 'kind' | 'task' | 'sample'>>): void {
    this.state.setState(chosen);
  }

  /** Says what could not be done. */
  fail(sentence: string): void {
    this.state.setState({ problems: [sentence], progress: undefined });
  }

  /** Closes what is said. */
  forgetProblems(): void {
    this.state.setState({ problems: [] });
  }

  private async grade(): Promise<void> {
    const isWanted = this.rounds.begin();
    const { files, dataset, mapping, withReasoning, round } = this.state.getState();
    const total = files.reduce((sum, { blob }) => sum + blob.size, 0);
    this.state.setState({
      progress: { bytes: 0, total, graded: 0, correct: 0, problems: 0 },
      grading: undefined,
      columns: [],
      problems: [],
      round: round + 1,
    });
    const tell = (progress: GradingProgress) => {
      // What is told last may be heard after the answer.
      if (isWanted() && this.state.getState().grading === undefined) this.state.setState({ progress });
    };
    try {
      const request = { files, dataset, mapping, withReasoning };
      const grading = await this.service.grade(request, proxy(tell));
      if (!isWanted()) return;
      this.state.setState({ grading, progress: undefined });
      const columns = grading.report.total === 0 ? await this.service.columns(files[0]!) : [];
      if (isWanted()) this.state.setState({ columns });
    } catch (problem) {
      if (isWanted()) this.fail(reasonOf(problem));
    }
  }
}
