import { describe, expect, test } from 'vitest';
import { choiceOf, fakeSession } from '../../testing/fake-session.ts';
import { fakeMoment, fakeSummary, settled } from '../../testing/fake-traces.ts';
import { TraceSession } from './trace-session.ts';
import { WorkerEnded } from './worker-ended.ts';

describe('opening', () => {
  test('shows the middle of the run unless a step is asked for', async () => {
    const { session, openRun, step } = fakeSession();
    await openRun('in the middle');
    expect(step()).toBe(80);
    await openRun(35);
    expect(step()).toBe(35);
    expect(session.state.getState().pendingStep).toBeUndefined();
  });

  test('shows the end where the step asked for lies beyond it, and says so', async () => {
    const { openRun, step, problems } = fakeSession();
    await openRun(5000);
    expect(step()).toBe(100);
    expect(problems()).toEqual(['step: got 5,000; this run ends after 100, which is shown.']);
  });

  test('of two runs shows the one opened last, whichever comes first', async () => {
    const { session, traces, step } = fakeSession();
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
    const { traces, openRun } = fakeSession();
    await openRun(0, 1);
    await openRun(0, 2);
    expect(traces.openings.map(({ opening }) => opening.owner)).toEqual(['test', 'test']);
    expect(traces.questions('close').map(({ given }) => given[0])).toEqual([1]);
  });

  test('shows a run in the making as soon as its step is there', async () => {
    const { session, traces, step } = fakeSession();
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
    const { session, traces } = fakeSession();
    void session.open(choiceOf('abc'), { step: 50, waitsForWhole: true });
    await settled();
    traces.openings[0]!.tell(80, fakeSummary(1, 80, false));
    await settled();
    expect(session.state.getState().making).toMatchObject({ steps: 80, isThere: false });
    expect(session.state.getState().making?.run).toBeUndefined();
  });

  test('says in a sentence that a run failed, and opens it again at the step asked for', async () => {
    const { session, traces, problems } = fakeSession();
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
    const { session, traces, problems } = fakeSession();
    void session.open(choiceOf('abc'));
    await settled();
    session.fail('The worker ran out of memory.');
    await traces.openings[0]!.refuse(new WorkerEnded('ended'));
    expect(problems()).toEqual(['The worker ran out of memory.']);
  });

  test('is given up by cancelling', async () => {
    const { session, traces } = fakeSession();
    void session.open(choiceOf('abc'));
    await settled();
    session.cancel();
    expect(traces.questions('closeAll').map(({ given }) => given[0])).toEqual(['test']);
    await traces.openings[0]!.answer(fakeSummary(1, 100));
    expect(session.state.getState().run).toBeUndefined();
  });

  test('takes breakpoints away that name nothing of the machine, and says so', async () => {
    const { session, openRun, problems } = fakeSession();
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
    const { session, openRun, step } = fakeSession();
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
    const { session, openRun, step } = fakeSession({
      moment: (_trace: number, at: number) => fakeMoment(at),
      allEndSteps: () => Int32Array.of(15, 20, 35, 40),
    });
    await openRun(0);
    session.showText({ arithmetic: 'unfolded' });
    await settled();
    session.cursor.stepBy(1);
    expect(step()).toBe(15);
  });

  test('does not move before there is a run', () => {
    const { session, step } = fakeSession();
    session.cursor.goTo(7);
    session.cursor.stepBy(1);
    expect(step()).toBe(0);
  });
});

describe('what is shown', () => {
  test('is the moment at the cursor; the text follows a frame later, the table after it', async () => {
    const { session, frames, openRun, shown } = fakeSession();
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
    const { session, traces, openRun } = fakeSession({});
    await openRun(0);
    for (const at of [1, 2, 3]) session.cursor.goTo(at);
    await traces.questions('moment')[0]!.answer(fakeMoment(0));
    expect(traces.questions('moment').map(({ given }) => given[1])).toEqual([0, 3]);
  });

  test('asks for nothing when all cells of the tape were fetched', async () => {
    const { session, traces, openRun } = fakeSession();
    await openRun(0);
    const before = traces.questions('moment').length;
    session.shown.setWindows([{ from: 0, to: 40 }]);
    await settled();
    expect(traces.questions('moment').length).toBe(before);
  });

  test('asks again when cells come into view that were not fetched', async () => {
    const tapes = [{ head: 0, first: 0, last: 99, from: 0, symbols: Array.from({ length: 10 }, () => '1') }];
    const { session, traces, openRun } = fakeSession({
      moment: (_trace: number, at: number) => {
        const moment = fakeMoment(at);
        return { ...moment, configuration: { ...moment.configuration, tapes } };
      },
    });
    await openRun(0);
    const fetched = traces.questions('moment').length;
    session.shown.setWindows([{ from: 0, to: 40 }]);
    expect(traces.questions('moment').length).toBe(fetched + 1);
  });
});

describe('two sessions of one service', () => {
  test('do not touch each other: what one opens, moves and closes leaves the other as it is', async () => {
    const { session, traces, frames, openRun, step } = fakeSession();
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
