import { expect, test } from 'vitest';
import { exportMachine } from '../machine/table/exchange.ts';
import { NaiveSimulator } from '../testing/naive-simulator.ts';
import { TASKS } from './registry.ts';

/** Machine steps a run: examples are far shorter. */
const LIMIT = 200_000;
/** Parts of a run, and how many of them at least must show something. */
const PARTS = 10;
const BUSY_PARTS = 7;

for (const task of TASKS)
  test(`${task.id}: on the tape that the timeline shows first something happens nearly all the time`, () => {
    const machine = task.machine();
    const tape = machine.tapes.findIndex(({ name }) => name === task.timelineTape);
    expect(tape, `a tape called ${task.timelineTape}`).toBeGreaterThanOrEqual(0);
    const contents = machine.tapes.map(({ name }) => [...(task.encode(task.example)[name] ?? [])]);
    const places: number[] = [];
    const { steps } = new NaiveSimulator(exportMachine(machine), contents).run(LIMIT, (_, __, heads) =>
      places.push(heads[tape]!),
    );
    const busy = new Set<number>();
    places.forEach((place, step) => {
      if (step > 0 && place !== places[step - 1]) busy.add(Math.floor((PARTS * step) / steps));
    });
    expect(busy.size, `of ${PARTS} parts of the run`).toBeGreaterThanOrEqual(BUSY_PARTS);
  });
