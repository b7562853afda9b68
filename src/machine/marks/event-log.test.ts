import { expect, test } from 'vitest';
import { EventLog } from './event-log.ts';
import { eventWords, type EventSink } from './event-words.ts';

/** Steps of three events each, so that blocks end within a step; enough for more blocks than are kept. */
const STEPS = 60_000;

/** Events of a block. */
const BLOCK = 2 ** 14;

function record(from: number, to: number, into: EventSink): void {
  for (let step = from; step <= to; step++)
    for (let mark = 0; mark < 3; mark++) into.append(eventWords(mark, step, mark - 1, -step, step % 200, step - 1, -1));
}

test('events that were forgotten are recorded again when they are asked for', () => {
  const whole = new EventLog();
  record(0, STEPS, whole);
  const asked: number[] = [];
  const indices = Array.from({ length: 30 }, (_, index) => (index * 7919) % whole.length);
  const short = new EventLog(1);
  short.forgetWith((from, to, into) => {
    asked.push(from);
    record(from, Math.min(to, STEPS), into);
  });
  record(0, STEPS, short);
  for (const index of indices) expect(short.event(index)).toEqual(whole.event(index));
  expect(asked.length).toBeGreaterThan(0);
  for (const step of [0, 1, 5461, 5462, 10_000, STEPS]) expect(short.firstFrom(step)).toBe(3 * step);
});

test('a block that is being filled is kept, however much is recorded again meanwhile', () => {
  const whole = new EventLog();
  record(0, 2 * STEPS, whole);
  const short = new EventLog(1);
  short.forgetWith((from, to, into) => record(from, Math.min(to, STEPS), into));
  record(0, STEPS, short);
  // Every block but the last one, which is not full, from the end to the start.
  for (let index = short.length - BLOCK; index > 0; index -= BLOCK) short.event(index);
  record(STEPS + 1, 2 * STEPS, short);
  const last = 3 * STEPS;
  expect(short.event(last)).toEqual(whole.event(last));
});
