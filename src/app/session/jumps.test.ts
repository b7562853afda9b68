import { describe, expect, test } from 'vitest';
import { fakeSession } from '../../testing/fake-session.ts';

describe('jumps', () => {
  test('along provenance are taken back and again; plain steps are not', async () => {
    const { session, openRun, step } = fakeSession();
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
    const { session, openRun, step } = fakeSession();
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
    const { session, traces, openRun, step, notice } = fakeSession();
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
    const { session, traces, openRun, step, notice } = fakeSession();
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
