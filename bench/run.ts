import { gzipSync } from 'node:zlib';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { chainOfThought } from '../src/runs/solution.ts';
import { solveTask } from '../src/tasks/task-subject.ts';
import { RecordedRun } from '../src/machine/recording/recorded-run.ts';
import { startEngine } from '../src/machine/engines/start-engine.ts';
import { Random } from '../src/base/random.ts';
import { taskById, TASKS } from '../src/tasks/registry.ts';
import type { Instance, Task } from '../src/tasks/task.ts';
import { engineFigures } from './engines.ts';
import { gradingFigures } from './grading.ts';
import { recordingInBrowser } from './in-browser/engines.ts';
import { firstPaint } from './in-browser/first-paint.ts';
import { measurement } from './options.ts';
import { searchFigures } from './searches.ts';
import { geometricMean, median, timed } from './timing.ts';
import { wholeGrading } from './whole-grading.ts';
import { medianOfTasks, wholeRowFigures } from './whole-rows.ts';

/**
 * Prints how fast the layers are, and what each adds to the one below: ratios of figures taken in one run, which hold on any
 * machine. `--json FILE` writes the same as JSON; `--only engines,recording,searches,tasks,rows,grading,predictions,bundle,paint` measures
 * some of it. TURING_MACHINE_VIZ may name a checkout of aepsilon/turing-machine-viz, with its dependency lodash installed, to be measured beside
 * our engines; what needs a browser is not measured where there is none.
 */

const PARTS = ['engines', 'recording', 'searches', 'tasks', 'rows', 'grading', 'predictions', 'bundle', 'paint'];
const options = measurement('npm run bench --', 'Print how fast the layers are, and what each adds to the one below.')
  .option('--json <FILE>', 'write the same as JSON, too')
  .option('--only <PARTS>', `measure only these, with commas between them: ${PARTS.join(', ')}`, parts, PARTS)
  .parse()
  .opts<{ readonly json?: string; readonly only: readonly string[] }>();

function parts(typed: string): readonly string[] {
  const named = typed.split(',');
  const unknown = named.find((part) => !PARTS.includes(part));
  if (unknown === undefined) return named;
  throw new InvalidArgumentError(`Got "${unknown}"; allowed: some of ${PARTS.join(',')}.`);
}

/** Instances a task. */
const INSTANCES = 20;

/** Outputs of the knapsack that are graded: enough to warm up. */
const KNAPSACK_OUTPUTS = 500;
/** Predictions in the file that the command line grades. */
const PREDICTIONS = 100_000;

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
  /** The same text at S, where most of a run is starting it; and which part of the time the recorded run takes. */
  readonly textMegabytesAtS: number;
  readonly runShareAtS: number;
}

function figuresOf(task: Task): TaskFigures {
  const instances = sampled(task, 'L');
  const machine = task.machine();
  let steps = 0;
  const plain = timed(() => {
    steps = 0;
    for (const instance of instances) {
      const engine = startEngine(machine, task.encode(instance), { track: false });
      engine.run(Number.MAX_SAFE_INTEGER);
      steps += engine.steps;
    }
  });
  const atL = textFigures(task, instances);
  const atS = textFigures(task, sampled(task, 'S'));
  const { run } = solveTask(task, instances[0]!);
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
    recorded: atL.recorded / plain,
    withText: atL.withText / plain,
    textMegabytes: atL.characters / atL.withText / 1000,
    seek: median(seeks),
    textMegabytesAtS: atS.characters / atS.withText / 1000,
    runShareAtS: atS.recorded / atS.withText,
  };
}

function sampled(task: Task, range: 'S' | 'L'): Instance[] {
  return Array.from({ length: INSTANCES }, (_, index) =>
    task.sample(new Random('bench', task.id, index), task.ranges[range]),
  );
}

/** Milliseconds of all runs, alone and with their texts, and how long the texts are. */
function textFigures(task: Task, instances: readonly Instance[]) {
  const machine = task.machine();
  let characters = 0;
  const recorded = timed(() => {
    for (const instance of instances)
      void RecordedRun.whole(startEngine(machine, task.encode(instance), { record: true }));
  });
  const withText = timed(() => {
    characters = 0;
    for (const instance of instances)
      characters += chainOfThought(solveTask(task, instance), { variant: 'tail', arithmetic: 'folded' }).text().length;
  });
  return { recorded, withText, characters };
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

const round = (value: number) => Math.round(value * 100) / 100;
const table = (rows: readonly object[]) =>
  console.table(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
      ),
    ),
  );

/** Rows turned into columns, named by one of their cells: many figures of few things are read from above to below. */
function columnsBy(rows: readonly object[], name: string): Record<string, Record<string, unknown>> {
  const turned: Record<string, Record<string, unknown>> = {};
  for (const row of rows) {
    const cells = Object.entries(row as Readonly<Record<string, unknown>>);
    const heading = String(cells.find(([key]) => key === name)?.[1]);
    for (const [key, value] of cells)
      if (key !== name) (turned[key] ??= {})[heading] = typeof value === 'number' ? round(value) : value;
  }
  return turned;
}

const figures: Record<string, readonly object[]> = {};
if (options.only.includes('engines')) {
  figures['engines'] = await engineFigures();
  console.log(
    'Engines: millions of steps a second, and ratios. Recording keeps checkpoints and the outline of every mark; “every mark” has them all recorded again.',
  );
  console.table(columnsBy(figures['engines'], 'machine'));
}
if (options.only.includes('tasks')) {
  const rows = TASKS.map(figuresOf);
  figures['tasks'] = rows;
  console.log(
    `Runs at L, ${INSTANCES} instances a task. "recorded" and "withText" are times relative to the bare engine. The median task makes ${round(median(rows.map(({ textMegabytes }) => textMegabytes)))} MB of text a second at L, ${round(median(rows.map(({ textMegabytesAtS }) => textMegabytesAtS)))} at S.`,
  );
  table(rows);
}
if (options.only.includes('recording')) {
  const rows = await recordingInBrowser();
  figures['recording in Chromium'] = rows;
  const mean = (column: 'recording / plain' | 'limit of memory') =>
    round(geometricMean(rows.map((row) => row[column])));
  console.log(
    rows.length > 0
      ? `Recording beside plain runs in Chromium at L, millions of steps a second. Geometric mean of "recording / plain": ${mean('recording / plain')}; if it only wrote its bytes to memory: ${mean('limit of memory')}.`
      : 'Recording in Chromium: not measured; there is no browser.',
  );
  if (rows.length > 0) table(rows);
}
if (options.only.includes('searches')) {
  const rows = await searchFigures();
  figures['searches'] = rows;
  console.log(
    'Counterexamples: processor seconds of a search through all 797,161 inputs of up to 12 of three symbols.',
  );
  table(rows);
}
if (options.only.includes('rows')) {
  const rows = await wholeRowFigures();
  figures['rows'] = rows;
  console.log(
    `Whole rows, drawing, hashing and serialising included: megabytes a processor second. ${medianOfTasks(rows)}`,
  );
  table(rows);
}
if (options.only.includes('grading')) {
  const rows = TASKS.map((task) => gradingFigures(task, 'L', INSTANCES));
  figures['grading'] = rows;
  console.log(
    'Grading at L in one thread. "right" and "wrong" are times relative to making the texts that are right, of outputs without and with a fault.',
  );
  table(rows);
  const knapsack = gradingFigures(taskById('knapsack-01')!, 'S', KNAPSACK_OUTPUTS);
  figures['grading at S'] = [knapsack];
  console.log(
    `0-1 knapsack at S, ${KNAPSACK_OUTPUTS} outputs of each: ${round(250 / knapsack.megabytes)} s of one processor for 250 MB, the outputs of 100,000 questions.`,
  );
  table([knapsack]);
}
if (options.only.includes('predictions')) {
  const rows = [await wholeGrading(taskById('knapsack-01')!, PREDICTIONS)];
  figures['predictions'] = rows;
  console.log('`tail grade` on a file of predictions of 0-1 knapsack at S, about nine percent of them with a fault.');
  table(rows);
}
if (options.only.includes('bundle')) {
  const rows = bundleSizes();
  figures['bundle'] = rows;
  console.log(rows.length > 0 ? 'Bundle, gzip kilobytes.' : 'Bundle: not measured; run `npm run build` first.');
  if (rows.length > 0) table(rows);
}
if (options.only.includes('paint')) {
  const paint = await firstPaint();
  figures['paint'] = [paint ?? { paint: 'not measured' }];
  console.log(
    paint
      ? 'The built page in Chromium with nothing cached.'
      : 'First paint: not measured; it takes Chromium and `npm run build` first.',
  );
  if (paint) table([paint]);
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
