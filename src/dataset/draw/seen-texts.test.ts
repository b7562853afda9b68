import { describe, expect, test } from 'vitest';
import { HashSet } from './hash-set.ts';
import { SeenTexts } from './seen-texts.ts';

describe('texts that were seen', () => {
  test('are told from new ones, past any size of the table', () => {
    const seen = new SeenTexts(String);
    for (let number = 0; number < 5000; number++) expect(seen.add(String(number), number)).toBe(true);
    expect(seen.size).toBe(5000);
    for (const number of [0, 1023, 1024, 4999]) expect(seen.add(String(number), number)).toBe(false);
    expect(['4999', '5000'].map((text) => seen.has(text))).toEqual([true, false]);
  });

  test('are compared when their hashes are equal, so that a collision drops nothing', () => {
    const seen = new SeenTexts(String, (text) => [0, Number(text) % 3]);
    const added = Array.from({ length: 50 }, (_, number) => seen.add(String(number % 20), number % 20));
    expect(added.filter(Boolean)).toHaveLength(20);
    expect(seen.size).toBe(20);
  });
});

test('a set of hashes holds each once, past any size of the table', () => {
  const set = new HashSet();
  for (let number = 0; number < 3000; number++) expect(set.add(number % 7, number)).toBe(true);
  expect([set.add(0, 0), set.add(1, 0), set.has(2999 % 7, 2999), set.has(3, 9999)]).toEqual([false, true, true, false]);
  expect(set.size).toBe(3001);
  expect([...set.hashes()].slice(0, 2)).toEqual([
    [0, 0],
    [1, 1],
  ]);
});
