import { startEngine } from '../src/machine/engines/start-engine.ts';
import { RecordedRun } from '../src/machine/recording/recorded-run.ts';
import { Random } from '../src/base/random.ts';
import { TASKS } from '../src/tasks/registry.ts';
import type { Task } from '../src/tasks/task.ts';
import { timed } from './timing.ts';

/** Instances a task. */
const INSTANCES = 20;
/** Rounds in which each instance is run. */
const ROUNDS = 15;
/** Milliseconds that a round takes at least: the clock of a browser goes in tenths of one. */
const SHORTEST_ROUND = 3;

/** Bytes of an event as the machine's code writes it. */
const EVENT_BYTES = 20;
/** Bytes of a boundary, which is written beside its event. */
const BOUNDARY_BYTES = 12;
/** Bytes of the stamps that a step leaves on a cell: last writer and origin. */
const STAMP_BYTES = 8;
/** Events that are recorded in full: of longer runs there is an outline from there on, two bytes an atomic state. */
const EVENTS_IN_FULL = 2 ** 17;

/** Bytes of the array by which the speed of memory is measured: more than a processor keeps beside itself. */
const MEMORY_BYTES = 2 ** 25;

/** What recording costs a task's runs at L. Both times have the start of the engine in them. */
export interface RecordingFigures {
  readonly task: string;
  /** Machine steps of a run, on average. */
  readonly steps: number;
  /** Millions of steps a second. */
  readonly plain: number;
  readonly recording: number;
  readonly 'recording / plain': number;
  /** What recording writes, for each step. */
  readonly 'bytes a step': number;
  /** The ratio if recording took no time but that of writing these bytes to memory as fast as memory is filled. */
  readonly 'limit of memory': number;
}

/** Measures all tasks, here: in Node or in a browser. */
export function recordingFigures(): readonly RecordingFigures[] {
  const bandwidth = fillingSpeed();
  return TASKS.map((task) => figuresOf(task, bandwidth));
}

function figuresOf(task: Task, bandwidth: number): RecordingFigures {
  const machine = task.machine();
  const contents = Array.from({ length: INSTANCES }, (_, index) =>
    task.encode(task.sample(new Random('bench', task.id, index), task.ranges.L)),
  );
  let steps = 0;
  let bytes = 0;
  for (const content of contents) {
    const run = RecordedRun.whole(startEngine(machine, content, { record: true }), Number.MAX_SAFE_INTEGER);
    const events = Math.min(EVENTS_IN_FULL, run.engine.events!.length);
    steps += run.steps;
    const boundaries = (run.engine.events!.boundaries * events) / run.engine.events!.length;
    bytes += EVENT_BYTES * events + BOUNDARY_BYTES * boundaries + STAMP_BYTES * run.steps;
  }
  const plain = sumOfLeast(contents, (content) => {
    startEngine(machine, content, { track: false }).run(Number.MAX_SAFE_INTEGER);
  });
  const recording = sumOfLeast(contents, (content) => {
    RecordedRun.whole(startEngine(machine, content, { record: true }), Number.MAX_SAFE_INTEGER);
  });
  return {
    task: task.id,
    steps: Math.round(steps / INSTANCES),
    plain: steps / plain / 1000,
    recording: steps / recording / 1000,
    'recording / plain': plain / recording,
    'bytes a step': bytes / steps,
    'limit of memory': plain / (plain + (1000 * bytes) / bandwidth),
  };
}

/**
 * Milliseconds that the work on all items takes, of each item the least of many rounds: what it takes when nothing comes between, which
 * on a busy machine is true of short work alone. Work shorter than a browser's clock can tell is repeated within a round.
 */
function sumOfLeast<Item>(items: readonly Item[], work: (item: Item) => void): number {
  const once = (item: Item, times: number): number => {
    const began = performance.now();
    for (let time = 0; time < times; time++) work(item);
    return performance.now() - began;
  };
  const times = items.map((item) => {
    let repeated = 1;
    while (once(item, repeated) < SHORTEST_ROUND) repeated *= 2;
    return repeated;
  });
  const least = items.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++)
    items.forEach((item, place) => {
      least[place] = Math.min(least[place]!, once(item, times[place]!) / times[place]!);
    });
  return least.reduce((sum, each) => sum + each, 0);
}

/** Bytes a second at which this thread fills memory. */
function fillingSpeed(): number {
  const memory = new Int32Array(MEMORY_BYTES / 4);
  let value = 0;
  const milliseconds = timed(() => {
    value++;
    memory.fill(value);
  });
  return (1000 * MEMORY_BYTES) / milliseconds;
}
