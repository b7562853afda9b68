import { expect, test } from 'vitest';
import { Random } from '../tasks/random.ts';
import { taskById } from '../tasks/registry.ts';
import { solve } from '../tasks/solution.ts';
import { FetchIndex } from './fetch-index.ts';

test('the next and the previous fetch of a cell are those that looking at every mark finds', () => {
  const task = taskById('knapsack-01')!;
  const { run } = solve(task, { capacity: 30, weights: [3, 4, 5, 2], values: [7, 9, 13, 4] });
  const { machine } = run.engine;
  const events = run.engine.events!;
  const fetches = Array.from({ length: events.length }, (_, index) => events.event(index)).filter(
    ({ mark }) => machine.marks[mark]!.role === 'fetch',
  );
  const index = new FetchIndex(machine, events);
  const random = new Random('fetches');
  for (let round = 0; round < 200; round++) {
    // Half of the cells are fetched at some time, the others may never be.
    const { tape, cell } =
      round % 2 === 0
        ? random.pick(fetches)
        : { tape: random.integer(0, machine.tapes.length - 1), cell: random.integer(-3, 60) };
    const step = random.integer(0, run.steps);
    const own = fetches.filter((fetch) => fetch.tape === tape && fetch.cell === cell);
    expect(index.next(tape, cell, step)).toBe(own.find((fetch) => fetch.step >= step)?.step ?? -1);
    expect(index.previous(tape, cell, step)).toBe(own.findLast((fetch) => fetch.step < step)?.step ?? -1);
  }
});
