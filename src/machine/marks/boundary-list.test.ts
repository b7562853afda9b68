import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { BoundaryList } from './boundary-list.ts';

/** The differences of a boundary from the one before: mostly small, sometimes too large for 16 bits. */
const distance = fc.oneof({ weight: 9, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(30_000_000) });
const boundary = fc.record({ mark: fc.nat(70), steps: distance, events: distance });
/** Boundaries come in portions of any size; one of many is a short one again and again. */
const portion = fc.tuple(fc.array(boundary, { minLength: 1, maxLength: 30 }), fc.nat(40));

test.prop([fc.array(portion, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(100_000), { maxLength: 10 })], {
  numRuns: 60,
})('every boundary is read as it was added, in order and at random', (portions, numbers) => {
  const list = new BoundaryList();
  const all: [number, number, number][] = [];
  let stamp = 1;
  let index = 0;
  for (const [boundaries, times] of portions) {
    const words: number[] = [];
    for (let time = 0; time <= times; time++)
      for (const { mark, steps, events } of boundaries) {
        stamp = Math.min(2 ** 31 - 1, stamp + (time === 0 ? steps : steps % 64));
        index = Math.min(2 ** 31 - 1, index + (time === 0 ? events : events % 64));
        words.push(mark | (255 << 24), stamp, index);
        all.push([mark, stamp - 1, index]);
      }
    list.add(Int32Array.from(words));
  }
  expect(list.length).toBe(all.length);
  const reader = list.read();
  const bookmarks = [];
  for (const expected of all) {
    expect(reader.next()).toBe(true);
    expect([reader.mark, reader.step, reader.event]).toEqual(expected);
    bookmarks.push({ unit: reader.unit, step: reader.step, event: reader.event });
  }
  expect(reader.next()).toBe(false);
  for (const chosen of numbers) {
    const number = chosen % all.length;
    reader.goTo(bookmarks[number]!);
    expect([reader.mark, reader.step, reader.event]).toEqual(all[number]);
    expect(reader.next()).toBe(number + 1 < all.length);
    if (number + 1 < all.length) expect([reader.mark, reader.step, reader.event]).toEqual(all[number + 1]);
  }
});

test('a reader that has come to the end goes on to what is added', () => {
  const list = new BoundaryList();
  const reader = list.read();
  expect(reader.next()).toBe(false);
  // More than a block takes, so that it comes to the end in the middle of one and between two.
  for (let number = 0; number < 1000; number++) {
    list.add(Int32Array.of(number % 3, 2 * number + 1, 5 * number));
    expect(reader.next()).toBe(true);
    expect([reader.mark, reader.step, reader.event]).toEqual([number % 3, 2 * number, 5 * number]);
    expect(reader.next()).toBe(false);
  }
});
