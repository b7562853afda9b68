import { expect, test } from 'vitest';
import type { EventLender } from './event-lender.ts';
import { EventLog } from './event-log.ts';
import { EVENT_WORDS, eventWords, type EventSink } from './event-words.ts';
import { IN_FULL, packed } from './packed-boundary.ts';

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

/** An engine's memory with the events of `STEPS` steps, every third of them a boundary, as if it had just written them. */
function lenderOf(): EventLender & { overwrite(): void } {
  const words: number[] = [];
  const units: number[] = [];
  record(0, STEPS, { append: (event) => words.push(...event) });
  const whole = new EventLog();
  record(0, STEPS, whole);
  const reader = whole.readBoundaries();
  let last = { stamp: 0, event: 0 };
  while (reader.next()) {
    last = { stamp: reader.step + 1, event: reader.event };
    const halves = [last.stamp, last.event].flatMap((number) => [number & 0xffff, number >>> 16]);
    units.push(packed(IN_FULL, 0, 0), reader.mark, ...halves);
  }
  const memory = { words: Int32Array.from(words), units: Uint16Array.from(units) };
  return {
    length: words.length / EVENT_WORDS,
    boundaryCount: whole.boundaries,
    events: () => memory.words,
    boundaries: () => ({
      units: memory.units,
      count: whole.boundaries,
      marks: [],
      lastStamp: last.stamp,
      lastEvent: last.event,
    }),
    overwrite: () => {
      memory.words.fill(7);
      memory.units.fill(7);
    },
  };
}

test.for([
  { said: 'before anything was read', isRead: false, isKept: false },
  { said: 'in the middle of reading', isRead: true, isKept: false },
  { said: 'and wants to go on with it', isRead: true, isKept: true },
])('a run is the same after the engine has overwritten what it had lent, $said', ({ isRead, isKept }) => {
  const whole = new EventLog();
  record(0, STEPS, whole);
  const log = new EventLog();
  log.forgetWith((from, to, into) => record(from, Math.min(to, STEPS), into));
  const lender = lenderOf();
  const reader = log.readBoundaries();
  log.lend(lender);
  if (isRead) for (let boundary = 0; boundary < 1000; boundary++) expect(reader.next()).toBe(true);
  log.endLoan(isKept);
  lender.overwrite();
  const expected = whole.readBoundaries();
  if (isRead) for (let boundary = 0; boundary < 1000; boundary++) expected.next();
  while (expected.next()) {
    reader.next();
    expect([reader.mark, reader.step, reader.event]).toStrictEqual([expected.mark, expected.step, expected.event]);
  }
  expect([log.length, log.boundaries, reader.next()]).toStrictEqual([whole.length, whole.boundaries, false]);
  for (let index = 0; index < whole.length; index += 997) expect(log.event(index)).toEqual(whole.event(index));
  for (const step of [0, 5461, STEPS]) expect(log.firstFrom(step)).toBe(3 * step);
});
