import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { HEADS, LAST_WRITER, ORIGIN, PLAIN_CELL, TRACKED_CELL } from './layout.ts';
import { LinearTapes, type TapesCopy } from './linear-tapes.ts';

/** Moves a head as the code does, and writes a symbol there. */
function write(tapes: LinearTapes, tape: number, move: number, symbol: number): void {
  const heads = new Int32Array(tapes.memory.buffer, HEADS);
  heads[tape] = heads[tape]! + move * PLAIN_CELL;
  new Uint8Array(tapes.memory.buffer)[heads[tape]] = symbol;
}

test('what is written on one tape is kept when another one had to grow in the same stretch', () => {
  const tapes = new LinearTapes(2, false);
  // Stretch after stretch the first head goes out and half the way back, the second one goes left for good.
  for (let stretch = 1; stretch <= 40; stretch++) {
    const steps = tapes.makeReady(1000);
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThanOrEqual(1000);
    write(tapes, 0, Math.floor(steps / 2), stretch);
    write(tapes, 1, -steps, stretch);
    tapes.haveRun(steps);
    const heads = [tapes.head(0), tapes.head(1)];
    const copy = tapes.copy(0);
    tapes.reset();
    tapes.restore(copy);
    expect([tapes.head(0), tapes.head(1)]).toEqual(heads);
    expect([tapes.symbol(0, heads[0]!), tapes.symbol(1, heads[1]!)]).toEqual([stretch, stretch]);
  }
});

/** What a tape holds, kept in the plainest way: symbol, last writer and origin of each cell that differs from a fresh one. */
interface Model {
  readonly cells: ReadonlyMap<number, readonly number[]>;
  readonly head: number;
}

/** Steps later stamps are more than 16 bits away from earlier ones. */
const FAR = 50_000;

const ACTIONS = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('walk' as const), by: fc.integer({ min: -700, max: 700 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), by: fc.constant(FAR) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), by: fc.constant(0) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('restore' as const), by: fc.nat(9) }) },
  ),
  { minLength: 5, maxLength: 60 },
);

test.prop([fc.boolean(), fc.array(fc.nat(9), { maxLength: 1500 }), ACTIONS], { numRuns: 80 })(
  'a copy is what the tape held, whatever was written, copied and restored in between',
  (tracked, input, actions) => {
    const tapes = new LinearTapes(1, tracked);
    tapes.load(0, input);
    let model: Model = { cells: new Map(input.map((symbol, cell) => [cell, [symbol, 0, 0]])), head: 0 };
    let stamp = 0;
    const copies: { copy: TapesCopy; model: Model; stamp: number }[] = [];
    for (const { kind, by } of actions) {
      if (kind === 'wait') stamp += by;
      if (kind === 'copy') copies.push({ copy: tapes.copy(stamp), model, stamp });
      if (kind === 'restore' && copies.length > 0) {
        const kept = copies[by % copies.length]!;
        tapes.restore(kept.copy);
        ({ model, stamp } = kept);
      }
      if (kind === 'walk') {
        const steps = tapes.makeReady(Math.abs(by));
        model = walk(tapes, tracked, model, Math.sign(by) * steps, stamp);
        stamp += steps;
        tapes.haveRun(steps);
      }
      expectToHold(tapes, tracked, model);
    }
  },
);

/** Writes every third cell on a way, as the code would; every ninth keeps an old origin, or is only marked. */
function walk(tapes: LinearTapes, tracked: boolean, { cells, head }: Model, by: number, stamp: number): Model {
  const cellSize = tracked ? TRACKED_CELL : PLAIN_CELL;
  const heads = new Int32Array(tapes.memory.buffer, HEADS);
  const words = new Int32Array(tapes.memory.buffer);
  const zero = heads[0]! - head * cellSize;
  const after = new Map(cells);
  const direction = Math.sign(by);
  for (let step = 0; step < Math.abs(by); step += 3) {
    const cell = head + direction * step;
    const address = zero + cell * cellSize;
    const [symbol, writer, origin] = after.get(cell) ?? [0, 0, 0];
    const now = stamp + step + 1;
    // Symbol 0 is written, too.
    const next = step % 9 === 3 ? [symbol!, writer!, now] : [now % 7, now, step % 9 === 6 ? origin! : now];
    after.set(cell, next);
    new Uint8Array(tapes.memory.buffer)[address] = next[0]!;
    if (!tracked) continue;
    words[(address + LAST_WRITER) / 4] = next[1]!;
    words[(address + ORIGIN) / 4] = next[2]!;
  }
  heads[0] = zero + (head + by) * cellSize;
  return { cells: after, head: head + by };
}

function expectToHold(tapes: LinearTapes, tracked: boolean, { cells, head }: Model): void {
  expect(tapes.head(0)).toBe(head);
  const numbers = [...cells.keys(), head];
  let different = 0;
  for (let cell = Math.min(...numbers) - 40; cell <= Math.max(...numbers) + 40; cell++) {
    const [symbol, writer, origin] = cells.get(cell) ?? [0, 0, 0];
    if (tapes.symbol(0, cell) !== symbol) different++;
    if (tracked && tapes.stamp(0, cell, LAST_WRITER) !== writer) different++;
    if (tracked && tapes.stamp(0, cell, ORIGIN) !== origin) different++;
  }
  expect(different).toBe(0);
}
