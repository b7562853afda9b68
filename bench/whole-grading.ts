import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Task } from '../src/tasks/task.ts';
import { writePredictions } from './predictions.ts';

/** What the command line takes to grade a large file. */
export interface WholeGradingFigures {
  readonly task: string;
  readonly predictions: number;
  readonly megabytes: number;
  /** Seconds from the start of the command to its end, and those of processors in all of its threads. */
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The most memory that was resident at a time, in MB; 0 where the system does not say it. */
  readonly peakMegabytes: number;
}

const COMMAND = fileURLToPath(new URL('../bin/tail-tracer.mjs', import.meta.url));
/** Milliseconds between two looks at what the system counts for the command: what it counts last is a little less than all. */
const LOOK_EVERY_MS = 50;
/** Ticks of the clock in a second in which Linux counts processor time. */
const TICKS_A_SECOND = 100;

/** Writes predictions of a task at S into a file, grades it with `tail grade`, and takes it away again. */
export async function wholeGrading(task: Task, predictions: number): Promise<WholeGradingFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tail-bench-'));
  try {
    const file = join(folder, 'predictions.jsonl');
    await writePredictions(file, task, predictions);
    const { size } = statSync(file);
    return { task: task.id, predictions, megabytes: size / 1e6, ...(await measured(['grade', file])) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command line, and looks at what the system counts for it (`/proc`, Linux only). */
async function measured(words: readonly string[]) {
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  const counted = { processorSeconds: 0, peakMegabytes: 0 };
  const looks = setInterval(() => Object.assign(counted, countedOf(child.pid) ?? {}), LOOK_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) throw new Error(`tail ${words.join(' ')} ended with ${code}.`);
  } finally {
    clearInterval(looks);
  }
  return { seconds: (performance.now() - began) / 1000, ...counted };
}

/** Processor time and peak memory of a process; undefined where they are not told. */
function countedOf(process: number | undefined) {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    // The name of the command comes first, in brackets, and may have spaces in it.
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    if (peak === undefined) return undefined;
    return {
      processorSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND,
      peakMegabytes: Number(peak) / 1024,
    };
  } catch {
    return undefined;
  }
}
