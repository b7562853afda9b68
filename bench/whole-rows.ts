import { createHash } from 'node:crypto';
import { singleFile } from '../src/dataset/data-files.ts';
import { DatasetRun } from '../src/dataset/dataset-run.ts';
import { select } from '../src/dataset/selection.ts';
import { planOf } from '../src/dataset/settings/plan.ts';
import { isSound } from '../src/dataset/settings/settings.ts';
import { chainOfThought } from '../src/runs/solution.ts';
import { PAPER_RANGES } from '../src/tasks/ranges.ts';
import { TASKS } from '../src/tasks/registry.ts';
import { solveTask } from '../src/tasks/task-subject.ts';
import type { PaperRange, Task } from '../src/tasks/task.ts';
import { drawAt } from '../src/dataset/draw/candidate.ts';
import { median, processorSeconds } from './timing.ts';

/** Processor seconds for which a task is measured at a range: short rows are fast once their code has been optimised. */
const SECONDS = 1;
/** The same for what is measured beside whole rows. */
const SECONDS_BESIDE = 0.4;
/** Rows of the first round, and most rows of one: each has more than the last, up to the time that a round should take. */
const FIRST_ROWS = 8;
const MOST_ROWS = 512;
/** Processor seconds of a round that is long enough to be told from another. */
const ROUND_SECONDS = 0.2;

/** Megabytes a second of one core, for one task. */
export interface WholeRowFigures {
  readonly task: string;
  /** Whole rows: drawn, run, written as text, hashed, serialised. By range. */
  readonly S: number;
  readonly M: number;
  readonly L: number;
  /** The same rows at L as far as their texts: drawn and run. */
  readonly 'L: texts alone': number;
  /** The finished rows at L written by `JSON.stringify` and hashed by Node: what any program that writes such a file does at least. */
  readonly 'L: JSON and SHA-256 alone': number;
}

/** Whole rows of every task as JSONL of the format prompt-completion, in one thread, as the command line writes them. */
export async function wholeRowFigures(): Promise<readonly WholeRowFigures[]> {
  const figures: WholeRowFigures[] = [];
  for (const task of TASKS)
    figures.push({
      task: task.id,
      S: await best((rows) => wholeRows(task, 'S', rows)),
      M: await best((rows) => wholeRows(task, 'M', rows)),
      L: await best((rows) => wholeRows(task, 'L', rows)),
      'L: texts alone': await best((rows) => textsAlone(task, 'L', rows), SECONDS_BESIDE),
      'L: JSON and SHA-256 alone': await best(jsonAlone(await finishedRows(task, 'L')), SECONDS_BESIDE),
    });
  return figures;
}

/** The middle of all tasks, by range. */
export function medianOfTasks(figures: readonly WholeRowFigures[]): string {
  const middles = PAPER_RANGES.map((range) => `${median(figures.map((each) => each[range])).toFixed(1)} at ${range}`);
  return `The median task makes ${middles.join(', ')}.`;
}

/** Makes some rows; says how many bytes they have. */
type Work = (rows: number) => Promise<number> | number;

/** The best of several rounds, in megabytes a processor second. */
async function best(work: Work, enough: number = SECONDS): Promise<number> {
  let most = 0;
  let rows = FIRST_ROWS;
  for (let spent = 0; spent < enough;) {
    let bytes = 0;
    const seconds = await processorSeconds(async () => {
      bytes = await work(rows);
    });
    most = Math.max(most, bytes / seconds / 1e6);
    spent += seconds;
    if (seconds < ROUND_SECONDS) rows = Math.min(MOST_ROWS, 2 * rows);
  }
  return most;
}

function planFor(task: Task, range: PaperRange, count: number) {
  const plan = planOf({
    tasks: [task.id],
    ranges: [{ range, count }],
    seed: 1,
    variants: ['tail'],
    arithmetic: 'folded',
    formats: ['prompt-completion'],
    container: 'jsonl',
  });
  if (!isSound(plan)) throw new Error(`The settings of the benchmark are wrong: ${JSON.stringify(plan)}`);
  return plan;
}

async function* rowBytes(task: Task, range: PaperRange, count: number): AsyncGenerator<Uint8Array> {
  const plan = planFor(task, range, count);
  const selection = await select(plan);
  const file = singleFile(plan, selection, 'bench.jsonl');
  const run = new DatasetRun(plan, selection, [file], { startHash: () => createHash('sha256') });
  yield* run.fileBytes(file);
  run.proof();
}

async function wholeRows(task: Task, range: PaperRange, count: number): Promise<number> {
  let bytes = 0;
  for await (const chunk of rowBytes(task, range, count)) bytes += chunk.length;
  return bytes;
}

function textsAlone(task: Task, range: PaperRange, count: number): number {
  const { parts, seed } = planFor(task, range, count);
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const { instance } = drawAt(parts[0]!, seed, index);
    const text = chainOfThought(solveTask(task, instance), { variant: 'tail', arithmetic: 'folded' }).text();
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

async function finishedRows(task: Task, range: PaperRange): Promise<readonly unknown[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of rowBytes(task, range, FIRST_ROWS)) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

function jsonAlone(rows: readonly unknown[]): Work {
  return (count) => {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let row = 0; row < count; row++) {
      const line = Buffer.from(`${JSON.stringify(rows[row % rows.length])}\n`);
      hash.update(line);
      bytes += line.length;
    }
    hash.digest();
    return bytes;
  };
}
