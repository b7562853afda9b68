import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { TASKS } from '../../tasks/registry.ts';
import { Interpreter } from '../engines/interpreter.ts';
import { RecordedRun } from './recorded-run.ts';
import { WasmEngine } from '../engines/wasm-engine.ts';
import type { Engine } from '../engines/engine.ts';

const task = TASKS.find(({ id }) => id === 'knapsack-01')!;
const instance = { capacity: 30, weights: [3, 4, 5, 2], values: [7, 9, 13, 4] };
const contents = task.encode(instance);
const INTERVAL = 1024;
const ENGINES = [
  ['the interpreter', () => new Interpreter(task.machine(), contents, { record: true })],
  ['WebAssembly', () => new WasmEngine(task.machine(), contents, { record: true })],
] as const;

/** Everything that can be seen of a configuration. */
function configurationOf(engine: Engine): unknown {
  return engine.machine.tapes.map((_, tape) => {
    const { first, last } = engine.extent(tape);
    const cells = Array.from({ length: last - first + 1 }, (__, offset) => {
      const cell = first + offset;
      return [engine.symbol(tape, cell), engine.lastWriter(tape, cell), engine.origin(tape, cell)];
    });
    return { head: engine.head(tape), first, cells };
  });
}

describe.each(ENGINES)('a recorded run of %s', (_name, engineFor) => {
  const run = RecordedRun.whole(engineFor(), undefined, { firstInterval: INTERVAL });

  test('is longer than several checkpoints', () => {
    expect(run.steps).toBeGreaterThan(4 * INTERVAL);
  });

  test.prop([fc.array(fc.integer({ min: 0, max: run.steps }), { minLength: 1, maxLength: 6 })], { numRuns: 30 })(
    'shows at any step what running there from the start shows, wherever it was before',
    (steps) => {
      for (const step of steps) {
        const fresh = engineFor();
        fresh.run(step);
        const sought = run.seek(step);
        expect(sought.steps).toBe(step);
        expect(sought.state).toBe(fresh.state);
        expect(configurationOf(sought)).toEqual(configurationOf(fresh));
      }
    },
  );

  test.prop(
    [fc.array(fc.tuple(fc.integer({ min: 1, max: 2500 }), fc.nat(run.steps)), { minLength: 1, maxLength: 8 })],
    {
      numRuns: 30,
    },
  )('made in pieces, and looked back at in between, is the same', (pieces) => {
    const grown = new RecordedRun(engineFor(), undefined, { firstInterval: INTERVAL });
    for (const [steps, look] of pieces) {
      const before = grown.steps;
      grown.goOn(steps);
      expect(grown.steps).toBe(Math.min(run.steps, before + steps));
      expect(grown.isMade).toBe(grown.steps === run.steps);
      if (!grown.isMade) expect(grown.outcome).toEqual({ kind: 'running' });
      const step = Math.min(look, grown.steps);
      expect(configurationOf(grown.seek(look))).toEqual(configurationOf(run.seek(step)));
    }
    grown.goOn(Infinity);
    expect([grown.steps, grown.outcome]).toEqual([run.steps, run.outcome]);
    const [events, all] = [grown.engine.events!, run.engine.events!];
    expect([events.length, events.boundaries]).toEqual([all.length, all.boundaries]);
    for (let index = 0; index < all.length; index += 7) expect(events.event(index)).toEqual(all.event(index));
    expect(configurationOf(grown.seek(run.steps))).toEqual(configurationOf(run.seek(run.steps)));
  });

  test('records every mark once, however often it is replayed', () => {
    const engine = engineFor();
    const seen = RecordedRun.whole(engine, undefined, { firstInterval: INTERVAL });
    const recorded = engine.events!.length;
    for (const step of [10, seen.steps, 0, 3000, seen.steps]) seen.seek(step);
    expect(engine.events!.length).toBe(recorded);
  });

  test.prop([fc.nat(task.machine().tapes.length - 1), fc.integer({ min: -3, max: 20 }), fc.nat(run.steps)], {
    numRuns: 40,
  })('finds the next write and the next change of a cell as looking at every step does', (tape, cell, step) => {
    const engine = engineFor();
    engine.run(step);
    const symbol = engine.symbol(tape, cell);
    let write = -1;
    let change = -1;
    while (engine.steps < run.steps && change < 0) {
      engine.run(engine.steps + 1);
      if (write < 0 && engine.lastWriter(tape, cell) >= step) write = engine.steps - 1;
      if (engine.symbol(tape, cell) !== symbol) change = engine.steps - 1;
    }
    expect([run.nextWrite(tape, cell, step), run.nextChange(tape, cell, step)]).toEqual([write, change]);
  });

  test('ends at the step limit and says so', () => {
    const short = RecordedRun.whole(engineFor(), 100);
    expect(short.outcome).toEqual({ kind: 'step limit', limit: 100 });
    expect(short.steps).toBe(100);
  });
});

test('marks that only the outline of a long run tells of are recorded again as the interpreter records them', () => {
  const long = task.encode({ capacity: 300, weights: [3, 4, 5, 2, 9, 7, 8, 11], values: [7, 9, 13, 4, 8, 6, 5, 12] });
  const interpreter = new Interpreter(task.machine(), long, { record: true });
  interpreter.run(Number.MAX_SAFE_INTEGER);
  const run = new RecordedRun(new WasmEngine(task.machine(), long, { record: true }));
  // Reading what is there changes nothing about what comes.
  while (!run.isMade) {
    run.goOn(70_000);
    const { events } = run.engine;
    events!.event(events!.length - 1);
    expect(events!.event(events!.length >> 1)).toEqual(interpreter.events!.event(events!.length >> 1));
    run.seek(run.steps - 1000);
  }
  const all = interpreter.events!;
  const events = run.engine.events!;
  expect(events.takesOutline).toBe(true);
  expect([run.steps, events.length, events.boundaries]).toEqual([interpreter.steps, all.length, all.boundaries]);
  const [reader, expected] = [events.readBoundaries(), all.readBoundaries()];
  while (expected.next()) {
    reader.next();
    expect([reader.mark, reader.step, reader.event]).toStrictEqual([expected.mark, expected.step, expected.event]);
  }
  const middle = Math.floor(run.steps / 2);
  const before = configurationOf(run.seek(middle));
  for (let index = all.length - 1; index >= 0; index -= 97) expect(events.event(index)).toEqual(all.event(index));
  for (let index = 0; index < all.length; index += 89) expect(events.event(index)).toEqual(all.event(index));
  for (let step = 0; step < run.steps; step += 501) expect(events.firstFrom(step)).toBe(all.firstFrom(step));
  expect(configurationOf(run.engine)).toEqual(before);
});

test('steps made again end in the same configuration by the code that recorded them and, after many, by code without marks', () => {
  const long = task.encode({ capacity: 300, weights: [3, 4, 5, 2, 9, 7, 8, 11], values: [7, 9, 13, 4, 8, 6, 5, 12] });
  const run = RecordedRun.whole(new WasmEngine(task.machine(), long, { record: true }));
  const recorded = run.engine.events!.length;
  const chosen = [0, 1, 700, Math.floor(run.steps / 3), run.steps - 1, run.steps];
  const configurations = () => chosen.toReversed().map((step) => [run.seek(step).state, configurationOf(run.engine)]);
  const early = configurations();
  for (let made = 0; made < 10_000_000; made += run.steps) {
    run.seek(0);
    run.seek(run.steps);
  }
  expect(configurations()).toEqual(early);
  const expected = chosen.toReversed().map((step) => {
    const fresh = new Interpreter(task.machine(), long);
    fresh.run(step);
    return [fresh.state, configurationOf(fresh)];
  });
  expect(early).toEqual(expected);
  expect(run.engine.events!.length).toBe(recorded);
});
