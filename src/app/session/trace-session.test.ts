import { beforeEach, describe, expect, test } from 'vitest';
import { FakeFrames, fakeMoment, fakeSummary, FakeTraces, settled } from '../../testing/fake-traces.ts';
import { FULL_SPEED } from './playback.ts';
import { TraceSession } from './trace-session.ts';
import type { TraceChoice } from './trace-state.ts';
import { WorkerEnded } from './worker-ended.ts';

const choiceOf = (text: string): TraceChoice => ({
  traced: { task: 'word-flip', instance: { text } },
  variant: 'tail',
  arithmetic: 'folded',
});

let traces: FakeTraces;
let frames: FakeFrames;
let session: TraceSession;
const step = () => session.state.getState().step;
const problems = () => session.state.getState().problems;
const shown = () => session.shown.state.getState();
const notice = () => session.notices.state.getState().text;

beforeEach(() => {
  traces = new FakeTraces({ moment: (_trace: number, at: number) => fakeMoment(at) });
  frames = new FakeFrames();
  session = new TraceSession(traces.service, 'test', choiceOf('abc'), frames);
});

/** Opens a run of a hundred steps with five atomic states, which end at 20, 40, … 100. */
async function openRun(at: number | 'in the middle' = 0, trace = 1): Promise<void> {
  void session.open(choiceOf('abc'), { step: at });
  await settled();
  await traces.openings.at(-1)!.answer(fakeSummary(trace, 100));
}

describe('opening', () => {
  test('shows the middle of the run unless a step is asked for', async () => {
    await openRun('in the middle');
    expect(step()).toBe(80);
    await openRun(35);
    expect(step()).toBe(35);
    expect(session.state.getState().pendingStep).toBeUndefined();
  });

  test('shows the end where the step asked for lies beyond it, and says so', async () => {
    await openRun(5000);
    expect(step()).toBe(100);
    expect(problems()).toEqual(['step: got 5,000; this run ends after 100, which is shown.']);
  });

  test('of two runs shows the one opened last, whichever comes first', async () => {
    void session.open(choiceOf('abc'), { step: 1 });
    void session.open(choiceOf('xyz'), { step: 2 });
    await settled();
    const [first, second] = traces.openings;
    await second!.answer(fakeSummary(2, 100));
    await first!.answer(fakeSummary(1, 50));
    expect(session.state.getState().run?.summary.trace).toBe(2);
    expect(step()).toBe(2);
    // What nobody shows need not be kept.
    expect(traces.questions('close').map(({ given }) => given[0])).toEqual([1]);
  });

  test('closes the trace before, and opens as the session’s owner', async () => {
    await openRun(0, 1);
    await openRun(0, 2);
    expect(traces.openings.map(({ opening }) => opening.owner)).toEqual(['test', 'test']);
    expect(traces.questions('close').map(({ given }) => given[0])).toEqual([1]);
  });

  test('shows a run in the making as soon as its step is there', async () => {
    void session.open(choiceOf('abc'), { step: 50 });
    await settled();
    const [asked] = traces.openings;
    asked!.tell(40, fakeSummary(1, 40, false));
    await settled();
    expect(session.state.getState().making).toMatchObject({ steps: 40, isThere: false });
    expect(session.shown.state.getState().moment).toBeUndefined();
    asked!.tell(80, fakeSummary(1, 80, false));
    await settled();
    expect(session.state.getState().making?.isThere).toBe(true);
    expect(session.shown.state.getState().moment?.configuration.step).toBe(50);
    await asked!.answer(fakeSummary(1, 1000));
    expect(step()).toBe(50);
    expect(session.state.getState().making).toBeUndefined();
  });

  test('waits for the whole run where that is asked for', async () => {
    void session.open(choiceOf('abc'), { step: 50, waitsForWhole: true });
    await settled();
    traces.openings[0]!.tell(80, fakeSummary(1, 80, false));
    await settled();
    expect(session.state.getState().making).toMatchObject({ steps: 80, isThere: false });
    expect(session.state.getState().making?.run).toBeUndefined();
  });

  test('says in a sentence that a run failed, and opens it again at the step asked for', async () => {
    void session.open(choiceOf('abc'), { step: 30 });
    await settled();
    await traces.openings[0]!.refuse(new Error('out of memory'));
    expect(problems()).toEqual(['The run failed: out of memory']);
    expect(session.state.getState().making).toBeUndefined();
    session.openAgain();
    await settled();
    expect(traces.openings[1]!.opening.step).toBe(30);
    expect(problems()).toEqual([]);
  });

  test('leaves it to whoever ended the worker to say so', async () => {
    void session.open(choiceOf('abc'));
    await settled();
    session.fail('The worker ran out of memory.');
    await traces.openings[0]!.refuse(new WorkerEnded('ended'));
    expect(problems()).toEqual(['The worker ran out of memory.']);
  });

  test('is given up by cancelling', async () => {
    void session.open(choiceOf('abc'));
    await settled();
    session.cancel();
    expect(traces.questions('closeAll').map(({ given }) => given[0])).toEqual(['test']);
    await traces.openings[0]!.answer(fakeSummary(1, 100));
    expect(session.state.getState().run).toBeUndefined();
  });

  test('takes breakpoints away that name nothing of the machine, and says so', async () => {
    session.breakpoints.set([
      { kind: 'step', step: 3 },
      { kind: 'atomic state', name: 'nowhere' },
    ]);
    await openRun();
    expect(session.breakpoints.all).toEqual([{ kind: 'step', step: 3 }]);
    expect(problems()).toEqual(['b (breakpoint): got "atomic:nowhere"; allowed: atomic:, then one of item.']);
  });
});

describe('the cursor', () => {
  test('goes to the ends of atomic states, or by machine steps, within the run', async () => {
    await openRun(35);
    session.cursor.stepBy(1);
    expect(step()).toBe(40);
    session.cursor.stepBy(1, 'machine step');
    expect(step()).toBe(41);
    session.cursor.stepBy(-1);
    expect(step()).toBe(40);
    session.cursor.stepBy(-1);
    expect(step()).toBe(20);
    session.cursor.goTo(Infinity);
    expect(step()).toBe(100);
    session.cursor.stepBy(1, 'machine step');
    expect(step()).toBe(100);
    session.cursor.goToPosition(2);
    expect(step()).toBe(60);
  });

  test('goes by nested states, too, where arithmetic is unfolded', async () => {
    traces = new FakeTraces({
      moment: (_trace: number, at: number) => fakeMoment(at),
      allEndSteps: () => Int32Array.of(15, 20, 35, 40),
    });
    session = new TraceSession(traces.service, 'test', choiceOf('abc'), frames);
    await openRun(0);
    session.showText({ arithmetic: 'unfolded' });
    await settled();
    session.cursor.stepBy(1);
    expect(step()).toBe(15);
  });

  test('does not move before there is a run', () => {
    session.cursor.goTo(7);
    session.cursor.stepBy(1);
    expect(step()).toBe(0);
  });
});

describe('what is shown', () => {
  test('is the moment at the cursor; the text follows a frame later, the table after it', async () => {
    await openRun(0);
    expect(shown().moment?.configuration.step).toBe(0);
    session.cursor.goTo(100);
    await settled();
    expect(shown()).toMatchObject({ moment: { configuration: { step: 100 } }, textStep: 0, tableStep: 0 });
    frames.draw();
    expect(shown()).toMatchObject({ textStep: 100, tableStep: 0 });
    frames.draw();
    expect(shown()).toMatchObject({ textStep: 100, tableStep: 100 });
  });

  test('skips the steps passed while an answer was on its way', async () => {
    traces = new FakeTraces();
    session = new TraceSession(traces.service, 'test', choiceOf('abc'), frames);
    await openRun(0);
    for (const at of [1, 2, 3]) session.cursor.goTo(at);
    await traces.questions('moment')[0]!.answer(fakeMoment(0));
    expect(traces.questions('moment').map(({ given }) => given[1])).toEqual([0, 3]);
  });

  test('asks again when cells come into view that were not fetched', async () => {
    await openRun(0);
    const before = traces.questions('moment').length;
    session.shown.setWindows([{ from: 0, to: 40 }]);
    await settled();
    expect(traces.questions('moment').length).toBe(before);
    traces = new FakeTraces({
      moment: (_trace: number, at: number) => {
        const moment = fakeMoment(at);
        const tapes = [{ head: 0, first: 0, last: 99, from: 0, symbols: Array.from({ length: 10 }, () => '1') }];
        return { ...moment, configuration: { ...moment.configuration, tapes } };
      },
    });
    session = new TraceSession(traces.service, 'test', choiceOf('abc'), frames);
    await openRun(0);
    const fetched = traces.questions('moment').length;
    session.shown.setWindows([{ from: 0, to: 40 }]);
    expect(traces.questions('moment').length).toBe(fetched + 1);
  });
});

describe('playback', () => {
  test('moves by as many units as are due, and stops at the end', async () => {
    await openRun(0);
    session.cursor.chooseUnit('machine step');
    session.playback.setSpeed(100);
    session.playback.toggle();
    frames.draw(200);
    expect(step()).toBeGreaterThanOrEqual(19);
    expect(step()).toBeLessThanOrEqual(21);
    for (let frame = 0; frame < 10; frame++) frames.draw(200);
    expect(step()).toBe(100);
    expect(session.state.getState().playing).toBe(false);
    expect(frames.isWaited).toBe(false);
  });

  test('does not catch up what a hidden tab has missed', async () => {
    await openRun(0);
    session.cursor.chooseUnit('machine step');
    session.playback.setSpeed(10);
    session.playback.toggle();
    frames.draw(60_000);
    expect(step()).toBeLessThanOrEqual(3);
  });

  test('stops exactly at a breakpoint, at full speed, too', async () => {
    traces = new FakeTraces({
      moment: (_trace: number, at: number) => fakeMoment(at),
      nextBreakpoint: () => ({ step: 17, breakpoint: 0 }),
    });
    session = new TraceSession(traces.service, 'test', choiceOf('abc'), frames);
    await openRun(0);
    session.breakpoints.add({ kind: 'step', step: 17 });
    session.playback.setSpeed(FULL_SPEED);
    session.playback.toggle();
    // Nothing is passed before it is known where to stop.
    frames.draw();
    expect(step()).toBe(0);
    await settled();
    frames.draw(100);
    expect(step()).toBe(17);
    expect(session.state.getState().playing).toBe(false);
    expect(notice()).toBe('Stopped at the breakpoint on step 17.');
  });

  test('is paused by going somewhere', async () => {
    await openRun(0);
    session.playback.toggle();
    session.cursor.goTo(50);
    frames.draw(1000);
    expect(step()).toBe(50);
  });

  test('begins when a run comes that it was asked for', async () => {
    void session.open(choiceOf('abc'), { step: 0 });
    await settled();
    session.playback.toggle();
    session.playback.setSpeed(1000);
    await traces.openings[0]!.answer(fakeSummary(1, 100));
    frames.draw(100);
    expect(step()).toBeGreaterThan(0);
  });
});

describe('jumps', () => {
  test('along provenance are taken back and again; plain steps are not', async () => {
    await openRun(80);
    session.jumps.toPosition(0);
    session.cursor.stepBy(1);
    expect(step()).toBe(40);
    session.jumps.back();
    expect(step()).toBe(80);
    session.jumps.forward();
    expect(step()).toBe(40);
    await openRun(7, 2);
    session.jumps.back();
    expect(step()).toBe(7);
  });

  test('lead from a value to the state that wrote it, to the step of a constant, or to the start', async () => {
    await openRun(90);
    const operand = { name: 'x', role: 'fetch', value: '1', tape: 0, cells: [], sources: [] } as const;
    session.jumps.toWriterOf({ position: 4, operand: { ...operand, sources: [{ kind: 'constant', step: 5 }] } });
    expect(step()).toBe(6);
    const state = { kind: 'state', position: 2, name: 'item', steps: [55] } as const;
    session.jumps.toWriterOf({ position: 4, operand: { ...operand, sources: [{ kind: 'input' }, state] } });
    expect(step()).toBe(60);
    session.jumps.toWriterOf({ position: 4, operand: { ...operand, sources: [{ kind: 'input' }] } });
    expect(step()).toBe(0);
  });

  test('of a cell ask for one first, and move no cursor that has moved meanwhile', async () => {
    await openRun(10);
    await session.cell.jump('next change');
    expect(notice()).toMatch(/^Choose a cell first/);
    session.cell.select({ tape: 0, cell: 3 });
    const first = session.cell.jump('next change');
    await traces.questions<number | null>('cellJump')[0]!.answer(44);
    await first;
    expect(step()).toBe(44);
    const second = session.cell.jump('next read');
    session.cursor.goTo(2);
    await traces.questions<number | null>('cellJump')[1]!.answer(70);
    await second;
    expect(step()).toBe(2);
    const third = session.cell.jump('next read');
    await traces.questions<number | null>('cellJump')[2]!.answer(null);
    await third;
    expect(notice()).toBe('Cell 3 of input is not fetched any more.');
  });

  test('to a breakpoint say where they stopped, or that there is none', async () => {
    await openRun(10);
    await session.breakpointJumps.goTo(1);
    expect(notice()).toMatch(/^There is no breakpoint yet/);
    session.breakpoints.add({ kind: 'step', step: 33 });
    const search = session.breakpointJumps.goTo(1);
    expect(session.breakpointJumps.state.getState().isSearching).toBe(true);
    await traces.questions<unknown>('nextBreakpoint')[0]!.answer({ step: 33, breakpoint: 0 });
    await search;
    expect(step()).toBe(33);
    expect(notice()).toBe('Stopped at the breakpoint on step 33.');
    expect(session.breakpointJumps.state.getState().isSearching).toBe(false);
  });
});

describe('two sessions of one service', () => {
  test('do not touch each other: what one opens, moves and closes leaves the other as it is', async () => {
    const other = new TraceSession(traces.service, 'other', choiceOf('xyz'), frames);
    await openRun(10, 1);
    void other.open(choiceOf('xyz'), { step: 30 });
    await settled();
    await traces.openings.at(-1)!.answer(fakeSummary(2, 60));
    expect(traces.openings.map(({ opening }) => opening.owner)).toEqual(['test', 'other']);
    other.cursor.stepBy(1);
    other.breakpoints.add({ kind: 'step', step: 1 });
    expect(step()).toBe(10);
    expect(session.breakpoints.all).toEqual([]);
    other.close();
    session.cursor.stepBy(1);
    await settled();
    expect(session.shown.state.getState().moment?.configuration.step).toBe(20);
    expect(other.state.getState().run).toBeUndefined();
    expect(traces.questions('closeAll').map(({ given }) => given[0])).toEqual(['other']);
    expect(traces.questions('close')).toEqual([]);
  });
});
