import { describe, expect, test } from 'vitest';
import { taskById } from '../../tasks/registry.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { Slices } from '../slices.ts';
import { FETCHED, RESULT, inkedSpaceTime, markedSpaceTime, type SpaceTimeRequest } from './space-time.ts';

const task = taskById('knapsack-01')!;
const { run, trace } = solveTask(task, task.example);
const { machine } = run.engine;
const tape = machine.tapes.findIndex(({ name }) => name === 'table');
const { first, last } = run.seek(run.steps).extent(tape);

const drawn = async (request: SpaceTimeRequest) =>
  inkedSpaceTime(run, await markedSpaceTime(run, request, new Slices()), new Slices());

describe('the space-time diagram', () => {
  test('with a column a step and a row a cell is the run itself', async () => {
    const view = await drawn({ tape, columns: 5000, rows: 500 });
    expect(view.steps).toHaveLength(run.steps + 1);
    expect(view).toMatchObject({ first, last, cellsPerRow: 1, rows: last - first + 1 });
    for (const step of [0, 1, 200, 637, run.steps]) {
      const engine = run.seek(step);
      const inked = Array.from({ length: view.rows }, (_, row) => engine.symbol(tape, first + row) !== 0);
      expect(inked).toEqual([...view.shades.subarray(step * view.rows, (step + 1) * view.rows)].map((ink) => ink > 0));
      expect([view.headFirst[step], view.headLast[step]]).toEqual([engine.head(tape), engine.head(tape)]);
    }
  });

  test('darkens symbols in their order, so that one is told from another', async () => {
    const view = await drawn({ tape, columns: 5000, rows: 500 });
    const shades = new Map<number, number>();
    for (let cell = first; cell <= last; cell++)
      shades.set(run.seek(run.steps).symbol(tape, cell), view.shades[run.steps * view.rows + cell - first]!);
    const ordered = [...shades].toSorted(([one], [other]) => one - other).map(([, shade]) => shade);
    expect(ordered).toEqual(ordered.toSorted((one, other) => one - other));
    expect(new Set(ordered).size).toBe(ordered.length);
  });

  test('shows every fetch and result of the atomic states, at any width', async () => {
    for (const columns of [40, 5000]) {
      const view = await markedSpaceTime(run, { tape, columns, rows: 20 }, new Slices());
      const columnOf = (step: number) => view.steps.findLastIndex((start) => start <= step);
      for (let position = 0; position < trace.outerLength; position++) {
        const { fetched, results } = trace.state(trace.outerIndex(position));
        for (const operand of [...fetched, ...results].filter((each) => each.tape === tape))
          for (const { cell, step } of operand.cells) {
            const mark = view.marks[columnOf(step) * view.rows + Math.floor((cell - first) / view.cellsPerRow)]!;
            const bit = operand.role === 'fetch' ? FETCHED : RESULT;
            expect(mark & bit).toBe(bit);
            expect(view.headFirst[columnOf(step)]).toBeLessThanOrEqual(cell);
            expect(view.headLast[columnOf(step)]).toBeGreaterThanOrEqual(cell);
          }
      }
    }
  });

  test('never has more columns and rows than were asked for', async () => {
    const view = await drawn({ tape, columns: 100, rows: 7 });
    expect(view.steps).toHaveLength(100);
    expect(view.steps[0]).toBe(0);
    expect(view.steps.at(-1)).toBe(run.steps);
    expect(view.rows).toBeLessThanOrEqual(7);
    expect(view.shades).toHaveLength(100 * view.rows);
    expect(view.shades.some((ink) => ink > 0)).toBe(true);
  });
});
