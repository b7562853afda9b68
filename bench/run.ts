import { gzipSync } from 'node:zlib';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chainOfThought, solve } from '../src/tasks/solution.ts';
import { singleFile } from '../src/dataset/data-files.ts';
import { DatasetRun } from '../src/dataset/dataset-run.ts';
import { planOf } from '../src/dataset/plan.ts';
import { select } from '../src/dataset/selection.ts';
import { isSound } from '../src/dataset/settings.ts';
import { RecordedRun } from '../src/machine/recorded-run.ts';
import { startEngine } from '../src/machine/start-engine.ts';
import { Random } from '../src/tasks/random.ts';
import { TASKS } from '../src/tasks/registry.ts';
import type { Task } from '../src/tasks/task.ts';
import { engineFigures } from './engines.ts';
import { median, timed } from './timing.ts';

/**
 * Prints how fast the layers are, and what each adds to the one below: ratios of figures taken in one run, which hold on any
 * machine. `--json FILE` writes the same as JSON. TURING_MACHINE_VIZ may name a checkout of aepsilon/turing-machine-viz, with its
 * dependency lodash installed, to be measured beside our engines.
 */

/** Instances a task; all from L, where runs are longest. */
const INSTANCES = 40;

interface TaskFigures {
  readonly task: string;
  readonly steps: number;
  /** Machine steps a second of the bare engine, in millions. */
  readonly plainMillionSteps: number;
  /** How many times as long a run takes when marks are recorded and checkpoints are kept. */
  readonly recorded: number;
  /** How many times as long run and text take together. */
  readonly withText: number;
  /** Text of the variant `tail`, in megabytes a second, run included. */
  readonly textMegabytes: number;
  /** Milliseconds to any step of a recorded run. */
  readonly seek: number;
}

function figuresOf(task: Task): TaskFigures {
  const instances = Array.from({ length: INSTANCES }, (_, index) =>
    task.sample(new Random('bench', task.id, index), task.ranges.L),
  );
  const machine = task.machine();
  let steps = 0;
  let characters = 0;
  const plain = timed(() => {
    steps = 0;
    for (const instance of instances) {
      const engine = startEngine(machine, task.encode(instance), { track: false });
      engine.run(Number.MAX_SAFE_INTEGER);
      steps += engine.steps;
    }
  });
  const recorded = timed(() => {
    for (const instance of instances)
      void new RecordedRun(startEngine(machine, task.encode(instance), { record: true }));
  });
  const withText = timed(() => {
    characters = 0;
    for (const instance of instances)
      characters += chainOfThought(solve(task, instance), { variant: 'tail', arithmetic: 'folded' }).text().length;
  });
  const { run } = solve(task, instances[0]!);
  const random = new Random('seek');
  const seeks = Array.from({ length: 200 }, () => {
    const step = random.integer(0, run.steps);
    const began = performance.now();
    run.seek(step);
    return performance.now() - began;
  });
  return {
    task: task.id,
    steps: Math.round(steps / INSTANCES),
    plainMillionSteps: steps / plain / 1000,
    recorded: recorded / plain,
    withText: withText / plain,
    textMegabytes: characters / withText / 1000,
    seek: median(seeks),
  };
}

/** Rows and megabytes a second of a whole export. */
async function exportFigures(task: Task): Promise<{ rows: number; megabytes: number }> {
  const plan = planOf({
    tasks: [task.id],
    ranges: [{ range: 'S', count: 500 }],
    seed: 1,
    variants: ['tail'],
    arithmetic: 'folded',
    formats: ['prompt-completion'],
    container: 'jsonl',
  });
  if (!isSound(plan)) throw new Error('The settings of the benchmark are wrong.');
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    const selection = await select(plan);
    const file = singleFile(plan, selection, 'bench.jsonl');
    bytes = 0;
    for await (const chunk of new DatasetRun(plan, selection, [file]).fileBytes(file)) bytes += chunk.length;
    times.push(performance.now() - began);
  }
  const milliseconds = median(times);
  return { rows: (500 / milliseconds) * 1000, megabytes: bytes / milliseconds / 1000 };
}

/** The sizes of the built scripts and styles, compressed, in kilobytes; nothing when the app has not been built. */
function bundleSizes(): { file: string; kilobytes: number }[] {
  const folder = new URL('../dist/assets/', import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.(js|css)$/.test(file))
    .map((file) => ({ file, kilobytes: gzipSync(readFileSync(new URL(file, folder))).length / 1024 }))
    .toSorted((one, other) => other.kilobytes - one.kilobytes);
}

const engines = engineFigures();
const tasks = TASKS.map(figuresOf);
const exports: { task: string; rows: number; megabytes: number }[] = [];
for (const task of TASKS) exports.push({ task: task.id, ...(await exportFigures(task)) });
const bundle = bundleSizes();

const round = (value: number) => Math.round(value * 100) / 100;
const table = (rows: readonly object[]) =>
  console.table(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
      ),
    ),
  );

console.log(
  'Engines: millions of steps a second, and ratios. Recording keeps checkpoints and the outline of every mark; “every mark” has them all recorded again.',
);
for (const row of engines) table([row]);
console.log(
  `Runs at L, ${INSTANCES} instances a task. "recorded" and "withText" are times relative to the bare engine.`,
);
table(tasks);
console.log('Export of 500 examples at S, drawing included.');
table(exports);
console.log(bundle.length > 0 ? 'Bundle, gzip kilobytes.' : 'Bundle: not measured; run `npm run build` first.');
if (bundle.length > 0) table(bundle);

const json = process.argv.indexOf('--json');
if (json > 0)
  writeFileSync(process.argv[json + 1]!, `${JSON.stringify({ engines, tasks, exports, bundle }, null, 2)}\n`);
