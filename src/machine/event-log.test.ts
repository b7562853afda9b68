import { expect, test } from 'vitest';
import { EventLog } from './event-log.ts';

/** Three events a step, so that blocks end in the middle of one; enough for more blocks than are held. */
const STEPS = 12_000;

function logOf(from: number, to: number): EventLog {
  const log = new EventLog();
  for (let step = from; step <= to; step++)
    for (let mark = 0; mark < 3; mark++) log.push(mark, step, mark - 1, -step, step % 200, step - 1, -1);
  return log;
}

test('events that were forgotten are recorded again when they are asked for', () => {
  const whole = logOf(0, STEPS);
  const asked: number[] = [];
  const indices = Array.from({ length: 30 }, (_, index) => (index * 7919) % whole.length);
  const short = new EventLog(1);
  short.forgetWith((from, to) => {
    asked.push(from);
    return logOf(from, Math.min(to, STEPS));
  });
  for (let index = 0; index < whole.length; index++) {
    const { mark, step, tape, cell, symbol, lastWriter, origin } = whole.event(index);
    short.push(mark, step, tape, cell, symbol, lastWriter, origin);
  }
  for (const index of indices) expect(short.event(index)).toEqual(whole.event(index));
  expect(asked.length).toBeGreaterThan(0);
  for (const step of [0, 1, 5461, 5462, 10_000, STEPS]) expect(short.firstFrom(step)).toBe(3 * step);
});
