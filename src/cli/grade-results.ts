import type { Graded } from '../grading/grader.ts';
import { GradeCount } from '../grading/report/grade-report.ts';
import { reportJson, type FilesFound } from '../grading/report/report-json.ts';
import { CSV_HEADER, csvLine } from '../grading/report/sample-csv.ts';
import type { SampleResult } from '../grading/sample-result.ts';
import { gradeText } from './grade-text.ts';
import { LineFile } from './line-file.ts';
import { PackedLines } from './packed-lines.ts';
import { writeToStdout } from './write-files.ts';

/** Departures that are listed without `--json`. */
const NOTABLE_SHOWN = 10;
/** Characters that are printed at once. */
const PIECE_CHARACTERS = 1 << 16;

/** In which forms results are wanted. */
interface ResultOptions {
  readonly json?: boolean;
  readonly csv?: string;
  readonly processBench?: string;
}

/** What grading found: counted as it comes, and written into files at once, so that no output is kept. */
export class GradeResults {
  private readonly count = new GradeCount();
  private readonly samples: PackedLines | undefined;
  private readonly notable: SampleResult[] = [];
  private readonly table: LineFile | undefined;
  private readonly steps: LineFile | undefined;
  private graded = 0;

  constructor({ json, csv, processBench }: ResultOptions) {
    this.samples = json ? new PackedLines() : undefined;
    this.table = csv === undefined ? undefined : new LineFile('csv', csv);
    this.steps = processBench === undefined ? undefined : new LineFile('process-bench', processBench);
  }

  /** Whether nothing was graded. */
  get isEmpty(): boolean {
    return this.graded === 0;
  }

  /** Adds results in the order of their files. Throws a `UsageProblem` where a file cannot be written. */
  async add(graded: readonly Graded[]): Promise<void> {
    let table = this.graded === 0 && graded.length > 0 ? CSV_HEADER : '';
    let steps = '';
    this.graded += graded.length;
    for (const each of graded) {
      const { result, row } = each;
      this.count.add(each);
      if (this.table) table += csvLine(result);
      if (this.steps && row) steps += `${JSON.stringify(row)}\n`;
      if (this.samples) this.samples.add(JSON.stringify(result));
      else if (result.kind !== null && this.notable.length < NOTABLE_SHOWN) this.notable.push(result);
    }
    await this.table?.add(table);
    await this.steps?.add(steps);
  }

  /** Ends the files. */
  async end(): Promise<void> {
    await this.table?.end();
    await this.steps?.end();
  }

  /** Leaves no file behind. */
  async giveUp(): Promise<void> {
    await this.table?.giveUp();
    await this.steps?.giveUp();
  }

  /** Prints the report: with every sample as JSON, or as a person reads it. */
  async print(found: FilesFound): Promise<void> {
    const report = this.count.report();
    if (this.samples) await writeToStdout(inPieces(reportJson(report, this.samples.all(), found)));
    else process.stdout.write(gradeText(report, this.notable));
  }
}

/** Text as bytes, much of it at once. */
async function* inPieces(texts: Iterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
  let open = '';
  for (const text of texts) {
    open += text;
    if (open.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(open);
    open = '';
  }
  yield Buffer.from(open);
}
