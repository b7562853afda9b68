import { expect, test } from 'vitest';
import { HEADS, PLAIN_CELL } from './layout.ts';
import { LinearTapes } from './linear-tapes.ts';

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
