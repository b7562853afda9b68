import { setFlagsFromString } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { PAPER_RANGES } from '../../tasks/ranges.ts';
import { TASKS } from '../../tasks/registry.ts';
import { randomMachine } from '../../testing/random-machine.ts';
import type { Engine, TapeContents } from './engine.ts';
import { EventLog } from '../marks/event-log.ts';
import { Interpreter } from './interpreter.ts';
import type { Machine } from '../table/machine.ts';
import { WasmEngine } from './wasm-engine.ts';

// As browsers do: a function is compiled when it is first called. Most random machines need one of two.
setFlagsFromString('--wasm-lazy-compilation');

const RANDOM_MACHINES = 10_000;
/** Interval of random machines that also run in the builds that do not record: compiling takes most of the time. */
const ALL_BUILDS = 16;
const LIMIT = 250;

/** Everything that can be seen of a configuration, as one string; untracked runs have no last writers. */
function configurationOf(engine: Engine, tracked: boolean, cells?: readonly { first: number; last: number }[]): string {
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

/** Whether two configurations are the same in everything that can be seen: pictures take longer to make than most runs. */
function agree(engine: Engine, reference: Engine, tracked: boolean): boolean {
  if (engine.steps !== reference.steps || engine.state !== reference.state) return false;
  if (JSON.stringify(engine.outcome) !== JSON.stringify(reference.outcome)) return false;
  return engine.machine.tapes.every((_, tape) => {
    const { first, last } = reference.extent(tape);
    const extent = engine.extent(tape);
    if (tracked && (extent.first !== first || extent.last !== last)) return false;
    if (engine.head(tape) !== reference.head(tape)) return false;
    for (let cell = first - 1; cell <= last + 1; cell++) {
      if (engine.symbol(tape, cell) !== reference.symbol(tape, cell)) return false;
      if (!tracked) continue;
      if (engine.lastWriter(tape, cell) !== reference.lastWriter(tape, cell)) return false;
      if (engine.origin(tape, cell) !== reference.origin(tape, cell)) return false;
    }
    return true;
  });
}

function agreeOnEvents(log: EventLog, reference: EventLog): boolean {
  if (log.length !== reference.length) return false;
  for (let index = 0; index < log.length; index++) {
    if (log.mark(index) !== reference.mark(index) || log.step(index) !== reference.step(index)) return false;
    if (log.tape(index) !== reference.tape(index) || log.cell(index) !== reference.cell(index)) return false;
    if (log.symbol(index) !== reference.symbol(index)) return false;
    if (log.lastWriter(index) !== reference.lastWriter(index)) return false;
    if (log.origin(index) !== reference.origin(index)) return false;
  }
  return true;
}

function agreeOnBoundaries(log: EventLog, reference: EventLog): boolean {
  if (log.length !== reference.length || log.boundaries !== reference.boundaries) return false;
  const [reader, expected] = [log.readBoundaries(), reference.readBoundaries()];
  while (expected.next()) {
    if (!reader.next() || reader.mark !== expected.mark) return false;
    if (reader.step !== expected.step || reader.event !== expected.event) return false;
  }
  return true;
}

/** A log that takes the outline of a run from its start. */
function outlineLog(): EventLog {
  const log = new EventLog(0, 0);
  log.forgetWith(() => log);
  return log;
}

/** Runs an instance in the interpreter and in builds of the WebAssembly engine, and compares them wherever they stop. */
function compare(machine: Machine, contents: TapeContents, stops: readonly number[], allBuilds: boolean): Engine {
  const reference = new Interpreter(machine, contents, { record: true });
  const tracked = [new WasmEngine(machine, contents, { record: true })];
  if (allBuilds) tracked.push(new WasmEngine(machine, contents));
  const plain = allBuilds ? [new WasmEngine(machine, contents, { track: false })] : [];
  const outlining = allBuilds ? [new WasmEngine(machine, contents)] : [];
  const outline = outlineLog();
  for (const stop of stops) {
    for (const engine of [reference, ...tracked, ...plain]) engine.run(stop);
    for (const engine of outlining) engine.run(stop, outline);
    for (const engine of tracked)
      if (!agree(engine, reference, true)) expect(configurationOf(engine, true)).toBe(configurationOf(reference, true));
    const cells = machine.tapes.map((_, tape) => reference.extent(tape));
    for (const engine of plain)
      if (!agree(engine, reference, false))
        expect(configurationOf(engine, false, cells)).toBe(configurationOf(reference, false, cells));
  }
  if (allBuilds) expect(agreeOnBoundaries(outline, reference.events!)).toBe(true);
  const events = tracked[0]!.events!;
  if (!agreeOnEvents(events, reference.events!)) expect(eventsOf(events)).toBe(eventsOf(reference.events!));
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
