import { Command } from 'commander';
import { grouped } from '../base/grouped.ts';
import { gradeFiles } from '../grading/grade-files.ts';
import { gradeLabOutput } from '../lab/grading/lab-grader.ts';
import { GradeCount } from '../grading/report/grade-report.ts';
import { PROBLEMS_KEPT, reportJson } from '../grading/report/report-json.ts';
import { CSV_HEADER, csvLine } from '../grading/report/sample-csv.ts';
import type { SampleResult } from '../grading/sample-result.ts';
import { knownExamples } from './known-examples.ts';
import { gradeText } from './grade-text.ts';
import { outputFile } from './output-files.ts';
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
}

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
    .option('--json', 'print the report with every sample as JSON')
    .action(grade);
}

async function grade(paths: readonly string[], options: GradeOptions): Promise<void> {
  const files = paths.map((path) => outputFile('FILE', path));
  const known = options.data === undefined ? undefined : await knownExamples(options.data);
  const formats: Record<string, string> = {};
  const count = new GradeCount();
  // Results are kept as the text that is printed, a third of what objects would take.
  const samples: string[] = [];
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
  for await (const { graded, problems: said } of gradeFiles({
    files,
    known,
    withReasoning: reasoning,
    withSteps: options.processBench !== undefined,
    mapping: output === undefined ? undefined : { output, id, prompt: query },
    others: gradeLabOutput,
    seen: (file, format) => (formats[file] = format),
  })) {
    for (const each of graded) {
      count.add(each);
      if (options.csv !== undefined) table.push(csvLine(each.result));
      if (each.row) steps.push(`${JSON.stringify(each.row)}\n`);
      if (options.json) samples.push(JSON.stringify(each.result));
      else if (each.result.kind !== null && notable.length < NOTABLE_SHOWN) notable.push(each.result);
    }
    failures += said.length;
    for (const problem of said) if (problems.length < PROBLEMS_KEPT) problems.push(problem);
  }
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
  for (const piece of reportJson(report, samples, { formats, problems, failures })) process.stdout.write(piece);
}

/** Departures that are listed without `--json`. */
const NOTABLE_SHOWN = 10;

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const line of lines) yield Buffer.from(line);
}
