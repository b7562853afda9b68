import { expect, test } from 'vitest';
import { compiledDescription } from '../../machines/run-machine.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { startEngine } from '../engines/start-engine.ts';
import { RecordedRun } from './recorded-run.ts';

const COUNTER = `blank: ' '
start state: add
table:
  add:
    1: {write: 0, L}
    [0, ' ']: {write: 1, R: back}
  back:
    [0, 1]: R
    ' ': {L: add}
`;

/** A run of ten million steps, and how many steps its engine has made again since the last time. */
function longRun(): { readonly run: RecordedRun; readonly replayed: () => number } {
  const machine = compiledDescription(readMachine(COUNTER).machine!)!;
  const engine = startEngine(machine, {}, { track: true });
  let made = 0;
  const run = engine.run.bind(engine);
  engine.run = (limit, sink) => {
    const before = engine.steps;
    run(limit, sink);
    made += engine.steps - before;
  };
  const recorded = RecordedRun.whole(engine, 10_000_000);
  return {
    run: recorded,
    replayed: () => {
      const count = made;
      made = 0;
      return count;
    },
  };
}

test('stepping back replays little at every step, also where far places are looked at in between', () => {
  const { run, replayed } = longRun();
  const from = 9_900_000;
  run.seek(from);
  replayed();
  let most = 0;
  let all = 0;
  for (let back = 1; back <= 6000; back++) {
    run.seek(from - back);
    // As when the writer of a cell is named.
    run.seek(2_500_000 + 7 * back);
    const count = replayed();
    most = Math.max(most, count);
    all += count;
  }
  expect(all / 6000).toBeLessThan(4000);
  // The intervals of the checkpoints are half a million steps.
  expect(most).toBeLessThan(200_000);
});
