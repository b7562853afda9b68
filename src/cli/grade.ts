import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { grouped } from '../base/grouped.ts';
import { gradeFiles } from '../grading/grade-files.ts';
import type { GraderOptions } from '../grading/grader.ts';
import { gradeLabOutput } from '../lab/grading/lab-grader.ts';
import { GradeCount } from '../grading/report/grade-report.ts';
import { PROBLEMS_KEPT, reportJson } from '../grading/report/report-json.ts';
import { CSV_HEADER, csvLine } from '../grading/report/sample-csv.ts';
import type { SampleResult } from '../grading/sample-result.ts';
import { knownExamples } from './known-examples.ts';
import { startGradeThreads, type GradeThreads } from './grade-threads.ts';
import { gradeText } from './grade-text.ts';
import { outputFile } from './output-files.ts';
import { PackedLines } from './packed-lines.ts';
import { UsageProblem } from './usage-problem.ts';
import { writeWhole } from './write-files.ts';

interface GradeOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly reasoning?: boolean;
  readonly output?: string;
  readonly id?: string;
  readonly query?: string;
  readonly csv?: string;
  readonly processBench?: string;
  readonly threads?: number;
}

/** Bytes from which threads of their own are started: they take a second, in which so much is graded in this one. */
const BYTES_FOR_THREADS = 8_000_000;
/** Threads that are started without being asked for: each takes some 60 MB. */
const MOST_THREADS = 4;

/** Problems that are printed; of the others it says how many there are. */
const PROBLEMS_SHOWN = 20;

/** `tail grade FILE…`: where outputs of models depart from the machine's run. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('Grade outputs of models: which are right, and where each departs first from the run of the machine.')
    .argument(
      '<FILE...>',
      'outputs as tools write them: lm-evaluation-harness samples, Inspect logs (.json, .eval), OpenAI batch or vLLM run-batch, LLaMA-Factory predictions, records with an output, CSV, Parquet; each file is a run',
    )
    .option(
      '--data <PATH>',
      "the dataset that was asked: its folder, or a file with records; not needed where outputs carry the record or this project's ids",
    )
    .option('--reasoning', 'also read what a model thought before it answered')
    .option('--output <COLUMN>', 'the column that holds what the model wrote, where it is not recognised')
    .option('--id <COLUMN>', 'the column that names the example')
    .option('--query <COLUMN>', 'the column that holds what was asked')
    .option('--csv <FILE>', 'also write a table with a line for every sample')
    .option(
      '--process-bench <FILE>',
      'also write every output step by step, with its first wrong step, as ProcessBench does',
    )
    .option('--threads <N>', 'threads that grade; default: as many as there are processors, at most 4', threadCount)
    .option('--json', 'print the report with every sample as JSON')
    .action(grade);
}

async function grade(paths: readonly string[], options: GradeOptions): Promise<void> {
  const files = paths.map((path) => outputFile('FILE', path));
  const known = options.data === undefined ? undefined : await knownExamples(options.data);
  const formats: Record<string, string> = {};
  const count = new GradeCount();
  const samples = new PackedLines();
  const table: string[] = [CSV_HEADER];
  const steps: string[] = [];
  const notable: SampleResult[] = [];
  const problems: string[] = [];
  let failures = 0;
  const { output, id, query, reasoning = false } = options;
  if (output === undefined && (id !== undefined || query !== undefined))
    throw new UsageProblem(
      'output: got nothing; allowed: the column with what the model wrote, beside --id and --query.',
    );
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const grading = { withReasoning: reasoning, withSteps: options.processBench !== undefined };
  const threads = threadsFor(bytes, options.threads, grading);
  for await (const { graded, problems: said } of gradeFiles({
    files,
    known,
    graders: threads,
    ...grading,
    mapping: output === undefined ? undefined : { output, id, prompt: query },
    others: gradeLabOutput,
    seen: (file, format) => (formats[file] = format),
  })) {
    for (const each of graded) {
      count.add(each);
      if (options.csv !== undefined) table.push(csvLine(each.result));
      if (each.row) steps.push(`${JSON.stringify(each.row)}\n`);
      if (options.json) samples.add(JSON.stringify(each.result));
      else if (each.result.kind !== null && notable.length < NOTABLE_SHOWN) notable.push(each.result);
    }
    failures += said.length;
    for (const problem of said) if (problems.length < PROBLEMS_KEPT) problems.push(problem);
  }
  await threads?.end();
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) process.stderr.write(`${problem}\n`);
  if (failures > PROBLEMS_SHOWN) process.stderr.write(`… and ${grouped(failures - PROBLEMS_SHOWN)} more\n`);
  const report = count.report();
  if (report.total === 0)
    throw new UsageProblem(`FILE: got ${paths.join(', ')}; allowed: files with outputs that can be graded.`);
  if (options.csv !== undefined) await writeWhole(options.csv, bytesOf(table), { option: 'csv', alone: true });
  if (options.processBench !== undefined)
    await writeWhole(options.processBench, bytesOf(steps), { option: 'process-bench', alone: true });
  if (!options.json) {
    process.stdout.write(gradeText(report, notable));
    return;
  }
  for (const piece of reportJson(report, samples.all(), { formats, problems, failures })) process.stdout.write(piece);
}

/** Threads beside this one for files of this size together; undefined to grade in this one alone. */
function threadsFor(bytes: number, wanted: number | undefined, grading: GraderOptions): GradeThreads | undefined {
  const count = wanted ?? (bytes < BYTES_FOR_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism()));
  return count > 1 ? startGradeThreads(count - 1, grading) : undefined;
}

function threadCount(typed: string): number {
  if (/^[1-9]\d?$/.test(typed)) return Number(typed);
  throw new UsageProblem(`threads: got "${typed}"; allowed: a whole number from 1 to 99.`);
}

/** Departures that are listed without `--json`. */
const NOTABLE_SHOWN = 10;

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const line of lines) yield Buffer.from(line);
}
