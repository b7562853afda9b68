import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { VARIANT_IDS } from '../cot/variants.ts';
import { TooFewQueries } from '../dataset/draw.ts';
import { FORMATS } from '../dataset/formats/registry.ts';
import { jsonLines } from '../dataset/generate.ts';
import { isPlan, planOf } from '../dataset/settings.ts';
import { TASKS } from '../tasks/registry.ts';
import { UsageProblem, numberOption } from './usage-problem.ts';

interface GenerateOptions {
  readonly task: string;
  readonly range: string;
  readonly count: number | string;
  readonly seed: number | string;
  readonly variant: string;
  readonly arithmetic: string;
  readonly format: string;
  readonly split?: string;
  readonly out?: string;
}

/** `tail generate`: a dataset as JSONL. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('Draw instances, run them and print one example a line (JSONL).')
    .requiredOption('--task <T>', "a task's id, several with commas between them, or all")
    .requiredOption('--range <R>', 'S, M, L, or lengths a-b')
    .requiredOption('--count <N>', 'examples per task', numberOption)
    .requiredOption('--seed <S>', 'a whole number; the same settings give the same bytes', numberOption)
    .option('--variant <V>', `one of ${VARIANT_IDS.join(', ')}`, 'tail')
    .option('--arithmetic <A>', 'folded or unfolded', 'folded')
    .option('--split <SPLIT>', 'train or eval; both when left out')
    .option('--format <F>', `one of ${FORMATS.map((format) => format.id).join(', ')}`, 'native')
    .option('--out <FILE>', 'write to this file instead of stdout')
    .action(generate);
}

async function generate({ task, out, ...options }: GenerateOptions): Promise<void> {
  const tasks = task === 'all' ? TASKS.map(({ id }) => id) : task.split(',');
  const plan = planOf({ ...options, tasks });
  if (!isPlan(plan)) throw new UsageProblem(plan.map(({ message }) => message).join('\n'));
  try {
    if (out === undefined) await pipeline(Readable.from(jsonLines(plan)), process.stdout, { end: false });
    else await writeWhole(out, jsonLines(plan));
  } catch (problem) {
    if (problem instanceof TooFewQueries) throw new UsageProblem(problem.message);
    // The reader has seen enough (`| head`).
    if (isSystemError(problem) && problem.code === 'EPIPE') return;
    if (isSystemError(problem)) throw new UsageProblem(`out: got "${out}"; it cannot be written: ${problem.message}.`);
    throw problem;
  }
}

/** Writes beside the file first, so that a broken run leaves no half-written dataset behind. */
async function writeWhole(file: string, lines: Iterable<string>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (problem) {
    await rm(unfinished, { force: true });
    throw problem;
  }
}

const isSystemError = (problem: unknown): problem is NodeJS.ErrnoException =>
  problem instanceof Error && 'code' in problem;
