import { describe, expect, test } from 'vitest';
import type { Engine } from '../machine/engines/engine.ts';
import { RecordedRun } from '../machine/recording/recorded-run.ts';
import { startEngine } from '../machine/engines/start-engine.ts';
import { Random } from '../base/random.ts';
import { TASKS, taskById } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';
import { TraceFromMarks } from './trace-from-marks.ts';

/** A state as reading every event of a run in order finds it. */
interface PlainState {
  readonly kind: string;
  readonly parent: number;
  readonly firstStep: number;
  endStep: number;
  readonly firstEvent: number;
  endEvent: number;
  isFinished: boolean;
}

function plainStates(engine: Engine): PlainState[] {
  const events = engine.events!;
  const states: PlainState[] = [];
  const open: number[] = [];
  for (let event = 0; event < events.length; event++) {
    const { role, kind } = engine.machine.marks[events.mark(event)]!;
    const step = events.step(event);
    if (role === 'begin') {
      const unknown = { endStep: engine.steps, endEvent: events.length, isFinished: false };
      const parent = open.at(-1) ?? -1;
      open.push(states.push({ kind: kind.name, parent, firstStep: step, firstEvent: event, ...unknown }) - 1);
    }
    if (role === 'end') Object.assign(states[open.pop()!]!, { endStep: step, endEvent: event + 1, isFinished: true });
  }
  return states;
}

/** All steps of a short run, and beyond its end; many of a long one. */
function askedSteps(steps: number): number[] {
  const apart = 1 + Math.floor(steps / 1500);
  return Array.from({ length: Math.floor(steps / apart) + 3 }, (_, number) => number * apart);
}

/** Everything that a trace answers without its operands, by looking through all states. */
function plainAnswers(states: readonly PlainState[], steps: number) {
  const outer = states.flatMap(({ parent, isFinished }, index) => (parent < 0 && isFinished ? [index] : []));
  const depthOf = (index: number): number => (states[index]!.parent < 0 ? 0 : depthOf(states[index]!.parent) + 1);
  const children = states.map((): number[] => []);
  states.forEach(({ parent }, index) => children[parent]?.push(index));
  const ends = states.map(({ endStep }) => endStep).toSorted((one, other) => one - other);
  return {
    length: states.length,
    outer,
    firstSteps: outer.map((index) => states[index]!.firstStep),
    endSteps: outer.map((index) => states[index]!.endStep),
    allEndSteps: [...new Set(ends)],
    states: states.map(({ kind, parent, firstStep, endStep }, index) => ({
      kind,
      depth: depthOf(index),
      parent,
      firstStep,
      endStep,
      children: children[index]!,
      position: outer.findLastIndex((each) => each <= index),
    })),
    steps: askedSteps(steps).map((step) => {
      let innermost = states.findLastIndex(({ firstStep }) => firstStep <= step);
      while (innermost >= 0 && states[innermost]!.endStep <= step) innermost = states[innermost]!.parent;
      return { state: innermost, position: outer.findLastIndex((index) => states[index]!.firstStep <= step) };
    }),
  };
}

function answers(trace: TraceFromMarks, steps: number): ReturnType<typeof plainAnswers> {
  const boundaries = trace.boundaries();
  const positions = [...Array.from({ length: boundaries.count }).keys()];
  return {
    length: trace.length,
    outer: Array.from({ length: trace.outerLength }, (_, position) => trace.outerIndex(position)),
    firstSteps: positions.map((position) => boundaries.firstStep(position)!),
    endSteps: positions.map((position) => boundaries.endStep(position)!),
    allEndSteps: [...trace.allEndSteps()],
    states: Array.from({ length: trace.length }, (_, index) => {
      const { kind, depth, parent, firstStep, endStep } = trace.state(index);
      if (trace.kindOf(index) !== kind) throw new Error(`The kind of state ${index} is told in two ways.`);
      const children = trace.children(index);
      return { kind: kind.name, depth, parent, firstStep, endStep, children, position: trace.outerPositionOf(index) };
    }),
    steps: askedSteps(steps).map((step) => ({
      state: trace.stateAt(step),
      position: trace.outerPositionAt(step),
    })),
  };
}

/** The names of the results that each state wrote. */
function resultsByState(trace: TraceFromMarks): string[] {
  return Array.from({ length: trace.length }, (_, index) => names(trace.state(index).results.map(({ name }) => name)));
}

function plainResults(engine: Engine): string[] {
  const events = engine.events!;
  const marks = Array.from({ length: events.length }, (_, event) => engine.machine.marks[events.mark(event)]!);
  return plainStates(engine).map(({ kind, firstEvent, endEvent }) => {
    const own = marks.slice(firstEvent, endEvent).filter((mark) => mark.role === 'result' && mark.kind.name === kind);
    return names(own.map(({ operand }) => operand!));
  });
}

const names = (all: readonly string[]) => [...new Set(all)].toSorted().join(', ');

/** What a trace says of every state and step, to be compared: as one text, because comparing part by part takes long. */
function said(trace: TraceFromMarks, { steps }: Engine): string {
  return JSON.stringify([answers(trace, steps), resultsByState(trace)], undefined, 1);
}

function plainlySaid(engine: Engine): string {
  return JSON.stringify([plainAnswers(plainStates(engine), engine.steps), plainResults(engine)], undefined, 1);
}

function started(task: Task, seed: string): Engine {
  const instance = task.sample(new Random('trace', task.id, seed), task.ranges.S);
  return startEngine(task.machine(), task.encode(instance), { record: true });
}

/** A step before the end at which a run is stopped: sooner or later, that is inside of states nested in others. */
function stops(task: Task, engine: Engine): number[] {
  engine.run(Number.MAX_SAFE_INTEGER);
  const random = new Random('stops', task.id);
  const inside = Array.from({ length: 3 }, () => random.integer(0, engine.steps - 1));
  return [0, 1, ...inside, engine.steps];
}

describe.each(TASKS)('the trace of $id', (task) => {
  test('says of every state and step what looking through all marks says, wherever the run is stopped', () => {
    for (const stop of stops(task, started(task, 'stopped'))) {
      const engine = started(task, 'stopped');
      engine.run(stop);
      const trace = new TraceFromMarks(engine.machine, engine.events!, engine.steps);
      expect(said(trace, engine)).toBe(plainlySaid(engine));
    }
  });

  test('grows with a run that goes on', () => {
    const all = stops(task, started(task, 'growing')).toSorted((one, other) => one - other);
    const engine = started(task, 'growing');
    const trace = new TraceFromMarks(engine.machine, engine.events!, 0);
    for (const stop of all) {
      engine.run(stop);
      trace.growTo(engine.steps);
      expect(said(trace, engine)).toBe(plainlySaid(engine));
    }
  });
});

test('a trace of a long run, of which the outline alone is recorded, grows to what it is when it is made at once', () => {
  const task = taskById('prime-search')!;
  const engine = startEngine(task.machine(), task.encode({ n: 2, m: 250 }), { record: true });
  const { steps } = RecordedRun.whole(engine, 1_000_000);
  expect(engine.events!.takesOutline).toBe(true);
  const whole = new TraceFromMarks(engine.machine, engine.events!, steps);
  const going = startEngine(task.machine(), task.encode({ n: 2, m: 250 }), { record: true });
  going.events!.forgetWith(() => {});
  const grown = new TraceFromMarks(going.machine, going.events!, 0);
  for (let stop = 0; going.steps < steps; stop += 7919) {
    going.run(stop);
    grown.growTo(going.steps);
  }
  expect([grown.length, grown.outerLength]).toEqual([whole.length, whole.outerLength]);
  expect(grown.allEndSteps()).toEqual(whole.allEndSteps());
  expect(families(grown)).toEqual(families(whole));
  const states = (trace: TraceFromMarks) =>
    askedSteps(steps).map((step) => `${trace.stateAt(step)} ${trace.outerPositionAt(step)}`);
  expect(states(grown)).toEqual(states(whole));
});

function families(trace: TraceFromMarks): string[] {
  return Array.from(
    { length: trace.length },
    (_, index) => `${trace.kindOf(index).name} ${trace.children(index).join(', ')}`,
  );
}
