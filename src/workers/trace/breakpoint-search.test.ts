import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { taskById } from '../../tasks/registry.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { breakpointHits, nextBreakpoint, type Breakpoint } from './breakpoint-search.ts';
import { cellJump } from './cell-jumps.ts';
import { Cancelled, Slices } from '../slices.ts';

const task = taskById('knapsack-01')!;
const solution = solveTask(task, task.example);
const { run, trace } = solution;
const { machine } = run.engine;

/** Whether each breakpoint stops at each step, by looking at all configurations one after the other. */
function stopsByLooking(breakpoint: Breakpoint): number[] {
  const stops: number[] = [];
  for (let step = 0; step <= run.steps; step++) {
    const engine = run.seek(step);
    const isStop = {
      step: () => breakpoint.kind === 'step' && breakpoint.step === step,
      'machine state': () =>
        breakpoint.kind === 'machine state' && machine.states[engine.state]?.name === breakpoint.name,
      cell: () =>
        breakpoint.kind === 'cell' &&
        step > 0 &&
        machine.tapes.some(
          ({ name }, tape) => name === breakpoint.tape && engine.lastWriter(tape, breakpoint.cell) === step - 1,
        ),
      'atomic state': () =>
        Array.from({ length: trace.outerLength }, (_, position) => trace.state(trace.outerIndex(position))).some(
          ({ kind, endStep }) =>
            breakpoint.kind === 'atomic state' && kind.name === breakpoint.name && endStep === step,
        ),
    }[breakpoint.kind]();
    if (isStop) stops.push(step);
  }
  return stops;
}

const states = [...new Set(Array.from({ length: 40 }, (_, look) => run.seek(look * 27).state))].filter(
  (state) => state >= 0,
);
const CHOICE: readonly Breakpoint[] = [
  { kind: 'step', step: 300 },
  { kind: 'step', step: 0 },
  { kind: 'atomic state', name: 'cell' },
  ...states.slice(0, 6).map((state): Breakpoint => ({ kind: 'machine state', name: machine.states[state]!.name })),
  { kind: 'cell', tape: 'table', cell: 4 },
  { kind: 'cell', tape: 'column', cell: 0 },
  { kind: 'cell', tape: 'nowhere', cell: 0 },
];
const stops = CHOICE.map((breakpoint) => stopsByLooking(breakpoint));

/** Slices after each of which others have their turn. */
class Impatient extends Slices {
  override get isOver(): boolean {
    return true;
  }
}

/** The same run as one that nobody has searched yet: what was found out about its states is kept. */
const unlooked = () => solveTask(task, task.example);

describe('the search for breakpoints', () => {
  test('has something to find', () => {
    expect(stops.map(({ length }) => length > 0)).toEqual(
      CHOICE.map((each) => each.kind !== 'cell' || each.tape !== 'nowhere'),
    );
  });

  test.prop([
    fc.subarray([...CHOICE.keys()], { minLength: 1 }),
    fc.nat({ max: run.steps }),
    fc.constantFrom(1 as const, -1 as const),
  ])('finds the nearest stop in either direction', async (chosen, from, direction) => {
    const all = chosen.flatMap((index) => stops[index]!);
    const expected =
      direction > 0 ? Math.min(...all.filter((step) => step > from)) : Math.max(...all.filter((step) => step < from));
    const hit = await nextBreakpoint(
      solution,
      chosen.map((index) => CHOICE[index]!),
      from,
      direction,
      new Slices(),
    );
    if (!Number.isFinite(expected)) expect(hit).toBeNull();
    else {
      expect(hit!.step).toBe(expected);
      expect(stops[chosen[hit!.breakpoint]!]).toContain(expected);
    }
  });

  test('draws one stop a column, and every stop where there is a column for each step', async () => {
    expect(await breakpointHits(solution, CHOICE, run.steps + 1, new Slices())).toEqual(
      stops.map((steps) => Int32Array.from(steps)),
    );
    const few = await breakpointHits(solution, CHOICE, 50, new Slices());
    few.forEach((steps, index) => {
      expect(steps.length).toBeLessThanOrEqual(50);
      expect(steps.length > 0).toBe(stops[index]!.length > 0);
      expect(stops[index]).toEqual(expect.arrayContaining([...steps]));
    });
  });

  test.each<Breakpoint>([
    { kind: 'atomic state', name: 'nothing' },
    { kind: 'cell', tape: 'table', cell: -99 },
  ])('for %j ends when it is not wanted any more', async (breakpoint) => {
    const unwanted = new Impatient(() => false);
    const searches = [
      () => nextBreakpoint(unlooked(), [breakpoint], 0, 1, unwanted),
      () => nextBreakpoint(unlooked(), [breakpoint], run.steps, -1, unwanted),
      () => breakpointHits(unlooked(), [breakpoint], 50, unwanted),
    ];
    for (const search of searches) await expect(search()).rejects.toBeInstanceOf(Cancelled);
  });
});

describe('a jump from a cell', () => {
  const tape = machine.tapes.findIndex(({ name }) => name === 'table');
  const cells = [0, 4, 9, 20];
  /** The symbol and the last writer of each cell after each step. */
  const past = Array.from({ length: run.steps + 1 }, (_, step) => {
    const engine = run.seek(step);
    return cells.map((cell) => ({ symbol: engine.symbol(tape, cell), writer: engine.lastWriter(tape, cell) }));
  });

  test.prop([fc.nat({ max: cells.length - 1 }), fc.nat({ max: run.steps })])(
    'goes to the next change and to the write before the last step',
    async (index, step) => {
      const jump = (kind: 'next change' | 'previous write') =>
        cellJump(run, { tape, cell: cells[index]!, step, jump: kind }, new Slices());
      const change = past.findIndex((now, at) => at > step && now[index]!.symbol !== past[step]![index]!.symbol);
      expect(await jump('next change')).toBe(change < 0 ? null : change);
      const written = step > 0 ? past[step - 1]![index]!.writer + 1 : 0;
      expect(await jump('previous write')).toBe(written === 0 ? null : written);
    },
  );

  test('to the next fetch lands right after it', async () => {
    const operand = trace.state(trace.outerIndex(8)).fetched[0]!;
    const { cell, step } = operand.cells[0]!;
    expect(await cellJump(run, { tape: operand.tape, cell, step, jump: 'next read' }, new Slices())).toBe(step + 1);
  });
});
