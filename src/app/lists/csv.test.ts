import { expect, test } from 'vitest';
import { csvLine, csvOf } from './csv.ts';

test('fields are quoted where a reader would misunderstand them', () => {
  expect(csvLine(['1', 'a, b', 'say "no"', 'two\nlines', ''])).toBe('1,"a, b","say ""no""","two\nlines",\r\n');
});

test('all rows are written in order, and it can be given up', async () => {
  const source = {
    header: ['n', 'square'],
    count: 4500,
    load: (from: number, to: number) =>
      Array.from({ length: to - from }, (_, row) => [String(from + row), String((from + row) ** 2)]),
  };
  const shares: number[] = [];
  const blob = await csvOf(source, (share) => shares.push(share) > 0);
  const lines = (await blob!.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4501);
  expect(lines.at(-1)).toBe('4499,20241001');
  expect(shares).toEqual([2000 / 4500, 4000 / 4500, 1]);
  expect(await csvOf(source, () => false)).toBeUndefined();
});
