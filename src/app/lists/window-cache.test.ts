import { describe, expect, test, vi } from 'vitest';
import { WindowCache, type LoadRows } from './window-cache.ts';

const numbers = (from: number, to: number) =>
  Promise.resolve(Array.from({ length: to - from }, (_, row) => from + row));
const settled = () => new Promise((resolve) => void setTimeout(resolve));

describe('a window cache', () => {
  test('loads the chunks that a window touches, once', async () => {
    const load = vi.fn<typeof numbers>(numbers);
    const cache = new WindowCache(1000, load, { chunk: 10 });
    cache.request(15, 25);
    cache.request(15, 25);
    await settled();
    cache.request(12, 28);
    expect(load.mock.calls).toEqual([
      [10, 20],
      [20, 30],
    ]);
    expect([cache.row(9), cache.row(10), cache.row(29), cache.row(30)]).toEqual([undefined, 10, 29, undefined]);
  });

  test('asks for no rows outside the list', async () => {
    const load = vi.fn<typeof numbers>(numbers);
    const cache = new WindowCache(25, load, { chunk: 10 });
    cache.request(-30, 5);
    cache.request(18, 400);
    await settled();
    expect(load.mock.calls).toEqual([
      [0, 10],
      [10, 20],
      [20, 25],
    ]);
  });

  test('does not ask again for a window that failed until it is told to', async () => {
    const load = vi.fn<LoadRows<number>>(() => Promise.reject(new Error('no such trace')));
    const cache = new WindowCache<number>(100, load, { chunk: 10 });
    cache.request(0, 10);
    await settled();
    cache.request(0, 10);
    await settled();
    expect(load).toHaveBeenCalledTimes(1);
    expect(cache.problem(3)).toBe('no such trace');
    cache.retry();
    expect(cache.problem(3)).toBeUndefined();
    cache.request(0, 10);
    expect(load).toHaveBeenCalledTimes(2);
    await settled();
  });

  test('tells whether rows are still to come, also where the list ends or a window failed', async () => {
    const cache = new WindowCache<number>(
      25,
      (from, to) => (from === 10 ? Promise.reject(new Error()) : numbers(from, to)),
      {
        chunk: 10,
      },
    );
    expect(cache.isSettled(-5, 8)).toBe(false);
    cache.request(-5, 40);
    expect(cache.isSettled(-5, 40)).toBe(false);
    await settled();
    expect([cache.isSettled(-5, 8), cache.isSettled(8, 15), cache.isSettled(-5, 40)]).toEqual([true, true, true]);
    cache.retry();
    expect([cache.isSettled(-5, 8), cache.isSettled(8, 15)]).toEqual([true, false]);
  });

  test('keeps what it has of a list that becomes longer, and asks again for what was its end', async () => {
    const load = vi.fn<typeof numbers>(numbers);
    const cache = new WindowCache(25, load, { chunk: 10 });
    cache.request(0, 25);
    await settled();
    cache.lengthen(38);
    expect([cache.row(5), cache.row(22)]).toEqual([5, undefined]);
    cache.request(0, 38);
    // On its way when the list becomes longer once more: it would lack what has come meanwhile.
    cache.lengthen(100);
    cache.request(0, 40);
    await settled();
    expect([cache.row(22), cache.row(37), cache.row(39)]).toEqual([22, 37, 39]);
    expect(load.mock.calls.filter(([from]) => from < 20)).toEqual([
      [0, 10],
      [10, 20],
    ]);
  });

  test('tells of every arrival', async () => {
    const cache = new WindowCache(100, numbers, { chunk: 10 });
    const listener = vi.fn<() => void>();
    const stop = cache.subscribe(listener);
    const before = cache.version();
    cache.request(0, 20);
    await settled();
    expect(listener).toHaveBeenCalledTimes(2);
    expect(cache.version()).not.toBe(before);
    stop();
    cache.request(20, 30);
    await settled();
    expect(listener).toHaveBeenCalledTimes(2);
  });

  test('forgets what was looked at longest ago', async () => {
    const cache = new WindowCache(1000, numbers, { chunk: 10, keep: 2 });
    for (const from of [0, 10]) {
      cache.request(from, from + 10);
      await settled();
    }
    cache.request(0, 10);
    cache.request(20, 30);
    await settled();
    expect([cache.row(0), cache.row(10), cache.row(20)]).toEqual([0, undefined, 20]);
  });
});
