import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { jsonOrText } from '../base/json.ts';
import { fieldProblem, reasonOf } from '../base/problems.ts';
import { TEXT_VERSION } from '../cot/text-version.ts';
import { arithmeticProblem, VARIANT_IDS, variantProblem } from '../cot/variants.ts';
import { SPLITS } from '../dataset/draw/split.ts';
import { StepReportCount, type StepReport } from '../dataset/steps/step-report.ts';
import { parseInstance } from '../tasks/instance.ts';
import { taskById } from '../tasks/registry.ts';
import { solveTask } from '../tasks/task-subject.ts';
import { UsageProblem } from './usage-problem.ts';

/** What is read of an exported record. In Parquet and CSV the instance is JSON text, in JSONL an object. */
const RECORD = v.object({
  task: v.string(),
  variant: v.picklist(VARIANT_IDS),
  arithmetic: v.picklist(['folded', 'unfolded']),
  split: v.picklist(SPLITS),
  range: v.string(),
  instance: v.pipe(v.unknown(), v.transform(instanceOf)),
  text_version: v.number(),
});

/** One of the columns that tell an exported record. */
type StepRecord = v.InferOutput<typeof RECORD>;

/**
 * The reports of exported records, one for each task, variant and arithmetic that they hold. The machines run again on the records'
 * instances. Files are read twice – training first, then what it is to cover – so memory is flat.
 *
 * Throws a `UsageProblem` that names file and line where a record cannot be used.
 */
export async function reportsOfRecords(files: readonly string[]): Promise<readonly StepReport[]> {
  const counts = new Map<string, StepReportCount>();
  for (const forTraining of [true, false])
    for (const file of files)
      for await (const { record, place } of recordsOf(file)) {
        if ((record.split === 'train') !== forTraining) continue;
        const task = taskById(record.task);
        const problem = task
          ? (variantProblem(record.variant, [task]) ?? arithmeticProblem(record.variant, record.arithmetic))
          : `task: got "${record.task}", which is no task's id`;
        if (!task || problem) throw new UsageProblem(`${place}: ${problem}`);
        const parsed = parseInstance(task, record.instance);
        if (!parsed.ok) throw new UsageProblem(`${place}: ${parsed.problems.map(({ message }) => message).join(' ')}`);
        const { variant, arithmetic, range } = record;
        const key = [task.id, variant, arithmetic].join(' ');
        const count = counts.get(key) ?? new StepReportCount(task, { variant, arithmetic });
        counts.set(key, count);
        const solution = solveTask(task, parsed.instance);
        if (forTraining) count.train(solution);
        else count.test(range, parsed.instance, solution);
      }
  if (counts.size === 0) throw new UsageProblem(fieldProblem('data', files.join(', '), 'files with records').message);
  return [...counts.values()].map((count) => count.report());
}

/** The records of a file, each with the place that a message names. */
async function* recordsOf(file: string): AsyncGenerator<{ record: StepRecord; place: string }> {
  let number = 0;
  try {
    for await (const line of createInterface({ input: bytesOf(file), crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      yield { record: recordOf(line, `${file}, line ${number}`), place: `${file}, line ${number}` };
    }
  } catch (problem) {
    if (problem instanceof UsageProblem) throw problem;
    const reason = reasonOf(problem);
    throw new UsageProblem(`data: got "${file}"; it cannot be read: ${reason}.`);
  }
}

function bytesOf(file: string): NodeJS.ReadableStream {
  const bytes = createReadStream(file);
  if (!file.endsWith('.gz')) return bytes;
  const unpacked = createGunzip();
  bytes.on('error', (problem) => unpacked.destroy(problem));
  return bytes.pipe(unpacked);
}

function recordOf(line: string, place: string): StepRecord {
  const allowed = 'a record of the formats native or native-spans in one line of JSON';
  const parsed = v.safeParse(RECORD, jsonOrText(line));
  if (!parsed.success) throw new UsageProblem(fieldProblem(place, jsonOrText(line), allowed).message);
  const { text_version: version } = parsed.output;
  if (version !== TEXT_VERSION)
    throw new UsageProblem(
      fieldProblem(`${place}, text_version`, version, `${TEXT_VERSION}: these texts teach other steps`).message,
    );
  return parsed.output;
}

function instanceOf(came: unknown): unknown {
  return typeof came === 'string' ? jsonOrText(came) : came;
}
