import { afterEach, expect, test, vi } from 'vitest';
import { upgradeSettings } from './settings-version.ts';

const KEY = 'tail-tracer-settings-version';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

/** Two steps: a text becomes a list, then its items numbers. */
const STEPS = new Map([
  [1, (storage: Storage) => storage.setItem('kept', JSON.stringify([storage.getItem('kept')]))],
  [
    2,
    (storage: Storage) =>
      storage.setItem('kept', JSON.stringify((JSON.parse(storage.getItem('kept')!) as string[]).map(Number))),
  ],
]);

test('what was stored without a version takes every step from the first, once', () => {
  localStorage.setItem('kept', '7');
  expect(upgradeSettings(localStorage, 3, STEPS)).toBeUndefined();
  expect(localStorage.getItem('kept')).toBe('[7]');
  expect(localStorage.getItem(KEY)).toBe('3');
  expect(upgradeSettings(localStorage, 3, STEPS)).toBeUndefined();
  expect(localStorage.getItem('kept')).toBe('[7]');
});

test('what is of the version before takes the last step alone', () => {
  localStorage.setItem('kept', '["7"]');
  localStorage.setItem(KEY, '2');
  upgradeSettings(localStorage, 3, STEPS);
  expect(localStorage.getItem('kept')).toBe('[7]');
});

test('what a later version stored is left alone, and that is said', () => {
  localStorage.setItem('kept', 'of tomorrow');
  localStorage.setItem(KEY, '4');
  expect(upgradeSettings(localStorage, 3, STEPS)).toMatch(/stored by a later version of TAIL Tracer/);
  expect(localStorage.getItem('kept')).toBe('of tomorrow');
  expect(localStorage.getItem(KEY)).toBe('4');
});

test.each(['', 'three', '-1', '1e9', '99999999'])('a version %j that nobody wrote counts as the first', (stored) => {
  localStorage.setItem('kept', '7');
  localStorage.setItem(KEY, stored);
  expect(upgradeSettings(localStorage, 3, STEPS)).toBeUndefined();
  expect(localStorage.getItem('kept')).toBe('[7]');
});

test('a browser that refuses its storage has nothing to upgrade', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  expect(upgradeSettings()).toBeUndefined();
});
