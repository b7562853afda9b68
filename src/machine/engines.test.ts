import { setFlagsFromString } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { Random } from '../tasks/random.ts';
import { PAPER_RANGES } from '../tasks/ranges.ts';
import { TASKS } from '../tasks/registry.ts';
import { randomMachine } from '../testing/random-machine.ts';
import type { Engine, TapeContents } from './engine.ts';
import type { EventLog } from './event-log.ts';
import { Interpreter } from './interpreter.ts';
import type { Machine } from './machine.ts';
import { WasmEngine } from './wasm-engine.ts';

// As browsers do: a function is compiled when it is first called. Most random machines need one of two.
setFlagsFromString('--wasm-lazy-compilation');

const RANDOM_MACHINES = 10_000;
/** Every so many of them run in the builds that do not record as well; compiling is what takes the time. */
const ALL_BUILDS = 16;
const LIMIT = 250;

/** Everything that can be seen of a configuration, as one string; plain runs do not know who wrote. */
function picture(engine: Engine, tracked: boolean, cells?: readonly { first: number; last: number }[]): string {
  const { steps, state, outcome, machine } = engine;
  const tapes = machine.tapes.map((_, tape) => {
    const { first, last } = cells?.[tape] ?? engine.extent(tape);
    const values: number[] = [engine.head(tape), first, last];
    for (let cell = first - 1; cell <= last + 1; cell++) {
      values.push(engine.symbol(tape, cell));
      if (tracked) values.push(engine.lastWriter(tape, cell), engine.origin(tape, cell));
    }
    return values.join(' ');
  });
  return [steps, state, JSON.stringify(outcome), ...tapes].join('\n');
}

const eventsOf = (log: EventLog): string =>
  Array.from({ length: log.length }, (_, index) => Object.values(log.event(index)).join(' ')).join('\n');

/** An expectation costs more than most runs of random machines. */
function expectSame(shown: string, reference: string): void {
  if (shown !== reference) expect(shown).toBe(reference);
}

/** Runs an instance in the interpreter and in builds of the WebAssembly engine, and compares them wherever they stop. */
function compare(machine: Machine, contents: TapeContents, stops: readonly number[], allBuilds: boolean): Engine {
  const reference = new Interpreter(machine, contents, { record: true });
  const tracked = [new WasmEngine(machine, contents, { record: true })];
  if (allBuilds) tracked.push(new WasmEngine(machine, contents));
  const plain = allBuilds ? [new WasmEngine(machine, contents, { track: false })] : [];
  for (const stop of stops) {
    for (const engine of [reference, ...tracked, ...plain]) engine.run(stop);
    const everything = picture(reference, true);
    for (const engine of tracked) expectSame(picture(engine, true), everything);
    if (plain.length === 0) continue;
    const cells = machine.tapes.map((_, tape) => reference.extent(tape));
    const symbols = picture(reference, false, cells);
    for (const engine of plain) expectSame(picture(engine, false, cells), symbols);
  }
  expectSame(eventsOf(tracked[0]!.events!), eventsOf(reference.events!));
  return reference;
}

describe.each(TASKS.map((task) => [task.id, task] as const))('running %s', (id, task) => {
  test.each(PAPER_RANGES)('the engines agree on every tape, last writer, origin, event and step at %s', (range) => {
    const random = new Random('engines', id, range);
    const contents = task.encode(task.sample(random, task.ranges[range]));
    const whole = new WasmEngine(task.machine(), contents);
    whole.run(Number.MAX_SAFE_INTEGER);
    const stops = Array.from({ length: 4 }, () => random.integer(0, whole.steps)).toSorted((one, other) => one - other);
    const end = compare(task.machine(), contents, [...stops, Number.MAX_SAFE_INTEGER], true);
    expect(end.outcome.kind).toBe('accepted');
  });
});

test(`the engines agree on ${RANDOM_MACHINES} random machines`, { timeout: 600_000 }, () => {
  const outcomes = new Set<string>();
  for (let index = 0; index < RANDOM_MACHINES; index++) {
    const random = new Random('random machine', index);
    const machine = randomMachine(random);
    const contents = Object.fromEntries(
      machine.tapes.map(({ name, symbols }) => [
        name,
        Array.from({ length: random.integer(0, 5) }, () => symbols[random.integer(0, symbols.length - 1)]!),
      ]),
    );
    const end = compare(machine, contents, [random.integer(0, 60), LIMIT], index % ALL_BUILDS === 0);
    outcomes.add(end.outcome.kind);
  }
  expect([...outcomes].toSorted()).toEqual(['accepted', 'no rule', 'rejected', 'step limit']);
});
