import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Command } from 'commander';
import { grouped } from '../base/grouped.ts';
import { gradeFiles } from '../grading/grade-files.ts';
import type { GraderOptions } from '../grading/grader.ts';
import { gradeLabOutput } from '../lab/grading/lab-grader.ts';
import { PROBLEMS_KEPT } from '../grading/report/report-json.ts';
import { knownExamples } from './known-examples.ts';
import { GradeProgress } from './grade-progress.ts';
import { GradeResults } from './grade-results.ts';
import { startGradeThreads, type GradeThreads } from './grade-threads.ts';
import { outputFile } from './output-files.ts';
import { UsageProblem } from './usage-problem.ts';

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

/**
 * Has garbage collected when a heap has grown by two fifths. By default it may grow to four times of what is needed, and several threads
 * have a heap each.
 */
const SMALL_HEAPS = '--heap-growing-percent=40';

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
  const { output, id, query, reasoning = false } = options;
  if (output === undefined && (id !== undefined || query !== undefined))
    throw new UsageProblem(
      'output: got nothing; allowed: the column with what the model wrote, beside --id and --query.',
    );
  const files = paths.map((path) => outputFile('FILE', path));
  const known = options.data === undefined ? undefined : await knownExamples(options.data);
  const formats: Record<string, string> = {};
  const problems: string[] = [];
  let failures = 0;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const grading = { withReasoning: reasoning, withSteps: options.processBench !== undefined };
  const progress = new GradeProgress(bytes);
  const results = new GradeResults(options);
  setFlagsFromString(SMALL_HEAPS);
  const threads = threadsFor(bytes, options.threads, grading);
  try {
    for await (const { graded, problems: said } of gradeFiles({
      files: files.map((file) => progress.counted(file)),
      known,
      graders: threads,
      ...grading,
      mapping: output === undefined ? undefined : { output, id, prompt: query },
      others: gradeLabOutput,
      seen: (file, format) => (formats[file] = format),
    })) {
      await results.add(graded);
      failures += said.length;
      for (const problem of said) if (problems.length < PROBLEMS_KEPT) problems.push(problem);
      progress.add(graded);
    }
    if (results.isEmpty) await results.giveUp();
    else await results.end();
  } catch (problem) {
    await results.giveUp();
    throw problem;
  } finally {
    progress.end();
    await threads?.end();
  }
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) process.stderr.write(`${problem}\n`);
  if (failures > PROBLEMS_SHOWN) process.stderr.write(`… and ${grouped(failures - PROBLEMS_SHOWN)} more\n`);
  if (results.isEmpty)
    throw new UsageProblem(`FILE: got ${paths.join(', ')}; allowed: files with outputs that can be graded.`);
  await results.print({ formats, problems, failures });
}

/** Threads beside this one for files of this size together; undefined to grade in this one alone. */
function threadsFor(bytes: number, wanted: number | undefined, grading: GraderOptions): GradeThreads | undefined {
  const count = wanted ?? (bytes < BYTES_FOR_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism()));
  return count > 1 ? startGradeThreads(count, grading) : undefined;
}

function threadCount(typed: string): number {
  if (/^[1-9]\d?$/.test(typed)) return Number(typed);
  throw new UsageProblem(`threads: got "${typed}"; allowed: a whole number from 1 to 99.`);
}
