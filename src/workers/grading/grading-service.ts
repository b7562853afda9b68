import { Latest } from '../../base/latest.ts';
import { gradeFiles } from '../../grading/grade-files.ts';
import type { Graded } from '../../grading/grader.ts';
import { rowsOf } from '../../grading/inputs/files/rows.ts';
import type { ColumnMapping } from '../../grading/inputs/predictions.ts';
import { GradeCount, type GradeReport } from '../../grading/report/grade-report.ts';
import { PROBLEMS_KEPT, reportJson, type FilesFound } from '../../grading/report/report-json.ts';
import { CSV_HEADER, csvLine } from '../../grading/report/sample-csv.ts';
import type { SampleResult } from '../../grading/sample-result.ts';
import { gradeLabOutput } from '../../lab/grading/lab-grader.ts';
import { Cancelled, Slices } from '../slices.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { arrange, type SampleArrangement } from './arrangement.ts';
import { blobFile, type PickedFile } from './blob-file.ts';
import { DepartureCounter, type DepartureCounts } from './departure-counts.ts';
import { startHelpers, type GradingHelpers } from './grading-helpers.ts';
import { pickedDataset } from './picked-dataset.ts';
import { SampleStore } from './sample-store.ts';
import { sampleView, type SampleView } from './sample-view.ts';

/** What is to be graded. */
export interface GradingRequest {
  /** Each is a run. */
  readonly files: readonly PickedFile[];
  /** The dataset that was asked; empty where records tell. */
  readonly dataset: readonly PickedFile[];
  readonly mapping?: ColumnMapping | undefined;
  /** Also read what a model thought before it answered. */
  readonly withReasoning?: boolean;
}

/** How far grading is. */
export interface GradingProgress {
  /** Bytes read, and those of all files. */
  readonly bytes: number;
  readonly total: number;
  readonly graded: number;
  readonly correct: number;
  readonly problems: number;
}

/** What grading found, but for the samples themselves. */
export interface Grading extends FilesFound {
  readonly report: GradeReport;
  readonly departures: readonly DepartureCounts[];
  /** False where it was stopped before the end: the numbers are of what was graded until then. */
  readonly isWhole: boolean;
  /** Sentences about records of the dataset that could not be used. */
  readonly unusable: readonly string[];
}

/** The files in which results are saved. */
export type ResultForm = 'json' | 'csv' | 'process-bench';

/** Milliseconds between two reports of progress: each draws the page again. */
const TELL_EVERY_MS = 100;

/** Milliseconds between two looks at what else is asked: nothing but to stop, while files are graded, and each look takes some. */
const REST_EVERY_MS = 80;

/** Grades files and keeps the results: the page asks for the rows that it shows, for single samples, and for files to save. */
export class GradingService {
  private readonly gradings = new Latest();
  private readonly helpers: GradingHelpers | undefined;
  private samples = new SampleStore();
  private request: GradingRequest = { files: [], dataset: [] };
  private grading: Grading | undefined;

  /** `helpers` grade large files, too; without them this thread does it alone. */
  constructor(helpers?: GradingHelpers) {
    this.helpers = helpers;
  }

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /**
   * Grades files; what was graded before is forgotten. Ends early, with what there is, when it is cancelled or newer files are to be
   * graded. Rejected with a sentence where the dataset cannot be used.
   */
  async grade(request: GradingRequest, tell: (progress: GradingProgress) => void): Promise<Grading> {
    const isWanted = this.gradings.begin();
    const samples = new SampleStore();
    const count = new GradeCount();
    const departures = new DepartureCounter();
    const formats: Record<string, string> = {};
    const problems: string[] = [];
    const progress = new Progress(request.files, tell);
    let failures = 0;
    const take = (graded: readonly Graded[], said: readonly string[]) => {
      for (const each of graded) {
        count.add(each);
        departures.add(each);
        samples.add(each);
      }
      failures += said.length;
      for (const problem of said) if (problems.length < PROBLEMS_KEPT) problems.push(problem);
      progress.add(graded, said.length);
    };
    const { known, problems: unusable } = await datasetOf(request);
    const slices = new Slices(isWanted);
    let rested = performance.now();
    let isWhole = true;
    const { withReasoning } = request;
    const graders = await startHelpers(this.helpers, request.files, { withReasoning });
    try {
      const files = request.files.map((file) => blobFile(file, progress.read));
      const seen = (file: string, format: string) => (formats[file] = format);
      for await (const { graded, problems: said } of gradeFiles({
        ...request,
        files,
        known,
        seen,
        graders,
        others: gradeLabOutput,
      })) {
        take(graded, said);
        if (performance.now() - rested < REST_EVERY_MS) continue;
        await slices.rest();
        rested = performance.now();
      }
    } catch (problem) {
      if (!(problem instanceof Cancelled)) throw problem;
      isWhole = false;
    } finally {
      graders?.end();
    }
    progress.tellNow();
    this.samples = samples;
    this.request = request;
    this.grading = {
      report: count.report(),
      departures: departures.report(),
      formats,
      problems,
      failures,
      unusable,
      isWhole,
    };
    return this.grading;
  }

  /** Stops grading; what was graded until then is kept. */
  cancel(): void {
    this.gradings.cancel();
  }

  /** The columns of a file's first row, for a person to say what they hold. */
  async columns(file: PickedFile): Promise<string[]> {
    for await (const rows of rowsOf(blobFile(file)))
      for (const placed of rows) if ('row' in placed) return Object.keys(placed.row);
    return [];
  }

  /** The numbers of the samples that a table shows, in order. */
  order(arrangement: SampleArrangement): number[] {
    return arrange(this.samples.keys, arrangement);
  }

  /** The results of some samples. */
  rows(numbers: readonly number[]): SampleResult[] {
    return this.samples.some(numbers);
  }

  /** One sample, looked at again; undefined where there is none of this number. */
  sample(number: number): SampleView | undefined {
    const sample = this.samples.at(number);
    return sample && sampleView(sample.result, sample.canonical);
  }

  /** The results as a file. The form of ProcessBench holds whole outputs: the files are read once more for it. */
  async save(form: ResultForm): Promise<Blob> {
    const { grading, samples } = this;
    if (!grading) throw new Error('Nothing has been graded yet.');
    if (form === 'json') return blobOf(reportJson(grading.report, samples.texts(), grading), 'application/json');
    if (form === 'csv') return blobOf(csvOf(samples), 'text/csv');
    return blobOf(await this.processBench(samples.length), 'application/jsonl');
  }

  private async processBench(samples: number): Promise<string[]> {
    const slices = new Slices();
    const { known } = await datasetOf(this.request);
    const files = this.request.files.map((file) => blobFile(file));
    const lines: string[] = [];
    let graded = 0;
    for await (const batch of gradeFiles({ ...this.request, files, known, others: gradeLabOutput, withSteps: true })) {
      for (const { row } of batch.graded) {
        // Grading may have been stopped: the file says no more than the page.
        if (graded++ >= samples) return lines;
        if (row) lines.push(`${JSON.stringify(row)}\n`);
      }
      if (slices.isOver) await slices.rest();
    }
    return lines;
  }
}

async function datasetOf({ dataset }: GradingRequest) {
  return dataset.length === 0 ? { known: undefined, problems: [] } : pickedDataset(dataset);
}

function* csvOf(samples: SampleStore): Generator<string, void, undefined> {
  yield CSV_HEADER;
  // Written by the store itself.
  for (const text of samples.texts()) yield csvLine(JSON.parse(text) as SampleResult);
}

/** Characters that are put into the file at once: the browser may keep what is in it outside of memory. */
const PIECE_CHARACTERS = 1 << 22;

function blobOf(pieces: Iterable<string>, type: string): Blob {
  const parts: Blob[] = [];
  let open: string[] = [];
  let characters = 0;
  for (const piece of pieces) {
    open.push(piece);
    characters += piece.length;
    if (characters < PIECE_CHARACTERS) continue;
    parts.push(new Blob(open));
    [open, characters] = [[], 0];
  }
  return new Blob([...parts, ...open], { type });
}

/** Counts what has been read and graded, and tells it now and then. */
class Progress {
  private readonly tell: (progress: GradingProgress) => void;
  private readonly total: number;
  private bytes = 0;
  private graded = 0;
  private correct = 0;
  private problems = 0;
  private told = 0;

  constructor(files: readonly PickedFile[], tell: (progress: GradingProgress) => void) {
    this.tell = tell;
    this.total = files.reduce((sum, { blob }) => sum + blob.size, 0);
  }

  /** Notes that bytes were read. A file may be read twice: to count its outputs. */
  readonly read = (bytes: number): void => {
    this.bytes = Math.min(this.total, this.bytes + bytes);
  };

  add(graded: readonly Graded[], problems: number): void {
    this.graded += graded.length;
    for (const { result } of graded) if (result.correct) this.correct++;
    this.problems += problems;
    if (performance.now() - this.told >= TELL_EVERY_MS) this.tellNow();
  }

  tellNow(): void {
    this.told = performance.now();
    const { bytes, total, graded, correct, problems } = this;
    this.tell({ bytes, total, graded, correct, problems });
  }
}
