import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { remembered } from './remembered.ts';

const KEY = 'remembered-test';
const LIST = v.pipe(v.string(), v.parseJson(), v.array(v.number()));

beforeEach(() => localStorage.removeItem(KEY));
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.removeItem(KEY);
});

test('what was never stored reads as the initial value', () => {
  expect(remembered(KEY, LIST, [1]).read()).toEqual([1]);
  expect(remembered(KEY, v.string(), undefined).read()).toBeUndefined();
});

test('a text is stored as it is, anything else as JSON, and both are read again', () => {
  const text = remembered(KEY, v.string(), '');
  expect(text.write('12')).toBe(true);
  expect(localStorage.getItem(KEY)).toBe('12');
  expect(text.read()).toBe('12');
  const list = remembered(KEY, LIST, []);
  expect(list.write([3, 4])).toBe(true);
  expect(localStorage.getItem(KEY)).toBe('[3,4]');
  expect(list.read()).toEqual([3, 4]);
});

test.each(['', 'null', '[3', '{"list":[3]}', '["three"]'])(
  'a stored %j, which is no list, reads as the initial value',
  (stored) => {
    localStorage.setItem(KEY, stored);
    expect(remembered(KEY, LIST, [1]).read()).toEqual([1]);
  },
);

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('in a browser that refuses its storage', () => {
  test('the initial value is read, or the one for that case', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    expect(remembered(KEY, LIST, [1]).read()).toEqual([1]);
    expect(remembered(KEY, LIST, [1], [2]).read()).toEqual([2]);
  });

  test('writing says that nothing was stored', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    expect(remembered(KEY, LIST, []).write([3])).toBe(false);
    expect(localStorage.getItem(KEY)).toBeNull();
  });
});
