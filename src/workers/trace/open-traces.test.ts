import { expect, test } from 'vitest';
import { taskById } from '../../tasks/registry.ts';
import { solveTask, taskSubject } from '../../tasks/task-subject.ts';
import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { covers } from './covers.ts';
import { OpenTraces } from './open-traces.ts';
import { Cancelled } from '../slices.ts';
import { traceSummary } from './trace-summary.ts';
import type { TraceSummary } from '../views/views.ts';

const task = taskById('prime-search')!;
/** So long that it is made in many slices. */
const LONG = { n: 2, m: 3500 };
const STEP = 6_000_000;
/** Others are heard after every few steps, however fast the machine is that this runs on. */
const AT_ONCE = { firstReport: -1, grace: -1, slice: -1 };
/** Long, and its steps differ from those of the other. */
const ALSO_LONG = { n: 2, m: 3000 };

/** Where the states of a run end. */
function endsOf({ boundaries }: TraceSummary): number[] {
  const states = new StateBoundaries(boundaries);
  return Array.from({ length: states.count }, (_, position) => states.endStep(position)!);
}

test('a long run is told of when the step that is looked at is there, and then is what it is when made at once', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const told: [number, TraceSummary | null][] = [];
  const opened = traces.open(taskSubject(task, LONG), { step: STEP }, (steps, soFar) => {
    told.push([steps, soFar]);
    if (!soFar || !covers(soFar, STEP)) return;
    const { run, trace } = traces.soFar(soFar.trace);
    expect(run.isMade).toBe(false);
    // Looking somewhere in between does not change the run.
    expect(run.seek(STEP).steps).toBe(STEP);
    expect(trace.state(trace.outerIndex(trace.outerPositionAt(STEP - 1))).fetched.length).toBeGreaterThan(0);
  });
  const summary = await opened;
  const whole = traceSummary(summary.trace, solveTask(task, LONG));
  expect(summary).toEqual(whole);
  const shown = told.filter(([, soFar]) => soFar !== null);
  // It is told of as soon as it takes long, and once more when the step is there.
  expect(shown).toHaveLength(2);
  expect(covers(shown[0]![1]!, STEP)).toBe(false);
  const [steps, soFar] = shown[1]!;
  expect(soFar!.outcome).toEqual({ kind: 'running' });
  expect(steps).toBeGreaterThan(STEP);
  expect(steps).toBeLessThan(whole.steps);
  const { length } = endsOf(soFar!);
  expect(endsOf(soFar!)).toEqual(endsOf(whole).slice(0, length));
  expect(endsOf(whole)[length - 1]).toBeGreaterThanOrEqual(STEP);
});

test('another that is opened ends the one that is being made', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const long = traces.open(taskSubject(task, LONG), {});
  const waiting = traces.whole(1);
  const short = await traces.open(taskSubject(task, task.example), {});
  await expect(long).rejects.toThrow(Cancelled);
  await expect(waiting).rejects.toThrow(Cancelled);
  expect(() => traces.soFar(1)).toThrow('Trace 1 is not open any more.');
  expect(traces.soFar(short.trace).run.isMade).toBe(true);
});

test('one that is to stand beside another waits for it, and keeps it open', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const first = traces.open(taskSubject(task, LONG), {});
  const second = traces.open(taskSubject(task, ALSO_LONG), { beside: 1 });
  const summaries = [await first, await second];
  for (const { trace, steps } of summaries) expect(traces.soFar(trace).run.steps).toBe(steps);
  await traces.open(taskSubject(task, task.example), {});
  expect(() => traces.soFar(summaries[0]!.trace)).toThrow('not open any more');
});

test('the runs of two owners are made in turns, and both come to their ends', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const order: number[] = [];
  const tell = (number: number) => () => {
    if (order.at(-1) !== number) order.push(number);
  };
  const summaries = await Promise.all([
    traces.open(taskSubject(task, LONG), { owner: 'left' }, tell(1)),
    traces.open(taskSubject(task, ALSO_LONG), { owner: 'right' }, tell(2)),
  ]);
  expect(order.slice(0, 3)).toEqual([1, 2, 1]);
  for (const [index, instance] of [LONG, ALSO_LONG].entries()) {
    const { trace, ...rest } = summaries[index]!;
    const { trace: _, ...whole } = traceSummary(trace, solveTask(task, instance));
    expect(rest).toEqual(whole);
  }
});

test('an owner’s newer opening ends its older one, and nobody else’s', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const other = traces.open(taskSubject(task, ALSO_LONG), { owner: 'right' });
  const older = traces.open(taskSubject(task, LONG), { owner: 'left' });
  const newer = traces.open(taskSubject(task, task.example), { owner: 'left' });
  await expect(older).rejects.toThrow(Cancelled);
  expect(traces.soFar((await newer).trace).run.isMade).toBe(true);
  const { trace, steps } = await other;
  expect(traces.soFar(trace).run.steps).toBe(steps);
});

test('what an owner has open stays, however much is opened after it; what it has closed goes when there is no room', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const long = await traces.open(taskSubject(task, ALSO_LONG), { owner: 'left' });
  const short = await traces.open(taskSubject(task, task.example), { owner: 'right' });
  for (let times = 0; times < 6; times++) await traces.open(taskSubject(task, task.example), {});
  expect(traces.soFar(long.trace).run.steps).toBe(long.steps);
  traces.close(long.trace);
  // More steps than are kept for nobody.
  expect(() => traces.soFar(long.trace)).toThrow('not open any more');
  expect(traces.soFar(short.trace).run.isMade).toBe(true);
  traces.closeAll('right');
  for (let times = 0; times < 6; times++) await traces.open(taskSubject(task, task.example), {});
  expect(() => traces.soFar(short.trace)).toThrow('not open any more');
});

test('closing ends what is being made of it, and what was asked about it', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const long = traces.open(taskSubject(task, LONG), { owner: 'left' });
  const other = traces.open(taskSubject(task, task.example), { owner: 'right' });
  traces.closeAll('left');
  await expect(long).rejects.toThrow(Cancelled);
  const { trace } = await other;
  const slices = traces.questions(trace).begin('search');
  traces.close(trace);
  await expect(slices.rest()).rejects.toThrow(Cancelled);
});

test('only the newest question of a kind about one trace is answered; those about another go on', async () => {
  const traces = new OpenTraces(AT_ONCE);
  const [one, other] = await Promise.all(
    ['left', 'right'].map((owner) => traces.open(taskSubject(task, task.example), { owner })),
  );
  const older = traces.questions(one!.trace).begin('search');
  const elsewhere = traces.questions(other!.trace).begin('search');
  const newer = traces.questions(one!.trace).begin('search');
  await expect(older.rest()).rejects.toThrow(Cancelled);
  await newer.rest();
  await elsewhere.rest();
});
