import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('a question is the newest until the next one begins', () => {
  const latest = new Latest();
  const isFirstNewest = latest.begin();
  expect(isFirstNewest()).toBe(true);
  const isSecondNewest = latest.begin();
  expect([isFirstNewest(), isSecondNewest()]).toEqual([false, true]);
});

test('after cancelling no question is the newest, and the next one is', () => {
  const latest = new Latest();
  const isFirstNewest = latest.begin();
  latest.cancel();
  expect(isFirstNewest()).toBe(false);
  expect(latest.begin()()).toBe(true);
  expect(isFirstNewest()).toBe(false);
});

test('two of them know nothing of each other', () => {
  const [one, other] = [new Latest(), new Latest()];
  const isNewest = one.begin();
  other.begin();
  expect(isNewest()).toBe(true);
});
