import { describe, expect, test } from 'vitest';
import { choiceOf, fakeSession } from '../../testing/fake-session.ts';
import { fakeMoment, fakeSummary, settled } from '../../testing/fake-traces.ts';
import { FULL_SPEED } from './playback.ts';

describe('playback', () => {
  test('moves by as many units as are due, and stops at the end', async () => {
    const { session, frames, openRun, step } = fakeSession();
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
    const { session, frames, openRun, step } = fakeSession();
    await openRun(0);
    session.cursor.chooseUnit('machine step');
    session.playback.setSpeed(10);
    session.playback.toggle();
    frames.draw(60_000);
    expect(step()).toBeLessThanOrEqual(3);
  });

  test('stops exactly at a breakpoint, at full speed, too', async () => {
    const { session, frames, openRun, step, notice } = fakeSession({
      moment: (_trace: number, at: number) => fakeMoment(at),
      nextBreakpoint: () => ({ step: 17, breakpoint: 0 }),
    });
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
    const { session, frames, openRun, step } = fakeSession();
    await openRun(0);
    session.playback.toggle();
    session.cursor.goTo(50);
    frames.draw(1000);
    expect(step()).toBe(50);
  });

  test('begins when a run comes that it was asked for', async () => {
    const { session, traces, frames, step } = fakeSession();
    void session.open(choiceOf('abc'), { step: 0 });
    await settled();
    session.playback.toggle();
    session.playback.setSpeed(1000);
    await traces.openings[0]!.answer(fakeSummary(1, 100));
    frames.draw(100);
    expect(step()).toBeGreaterThan(0);
  });
});
