import { afterEach, expect, test, vi } from 'vitest';
import { fakeSession } from '../../testing/fake-session.ts';
import type { OperandView, ValueUses } from '../../workers/views/views.ts';

const RESULT: OperandView = {
  name: 'x',
  role: 'result',
  value: '1',
  tape: 0,
  cells: [{ cell: 3, step: 12 }],
  sources: [],
};
const FOUND: ValueUses = { uses: [{ step: 50, name: 'item', position: 2 }], isComplete: true };

/** A session that shows trace 7; from then on the clock is moved by hand. */
async function openedSession() {
  const fake = fakeSession();
  await fake.openRun(0, 7);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return fake;
}

afterEach(() => vi.useRealTimers());

test('who uses a result is asked once the pointer rests on it, and told until it leaves', async () => {
  const { session, traces } = await openedSession();
  const uses = () => session.uses.state.getState().uses;
  session.point({ position: 0, operand: RESULT });
  expect(traces.questions('resultUses')).toHaveLength(0);
  vi.advanceTimersByTime(200);
  const [question] = traces.questions<ValueUses>('resultUses');
  expect(question!.given).toEqual([7, RESULT, 8]);
  void question!.answer(FOUND);
  await vi.advanceTimersByTimeAsync(1);
  expect(uses()).toEqual(FOUND);
  session.point(undefined);
  expect(uses()).toBeUndefined();
});

test('nothing is asked for a pointer that passes, for what was fetched, or for cells of the start', async () => {
  const { session, traces } = await openedSession();
  session.point({ position: 0, operand: RESULT });
  vi.advanceTimersByTime(50);
  session.point({ position: 1, operand: { ...RESULT, role: 'fetch' } });
  vi.advanceTimersByTime(500);
  session.point({ position: 1, operand: { ...RESULT, cells: [{ cell: 3, step: -1 }] } });
  vi.advanceTimersByTime(500);
  expect(traces.questions('resultUses')).toHaveLength(0);
});

test('an answer that comes after the pointer has left is not told', async () => {
  const { session, traces } = await openedSession();
  session.point({ position: 0, operand: RESULT });
  vi.advanceTimersByTime(200);
  session.point(undefined);
  void traces.questions<ValueUses>('resultUses')[0]!.answer(FOUND);
  await vi.advanceTimersByTimeAsync(1);
  expect(session.uses.state.getState().uses).toBeUndefined();
});
