import { describe, expect, test } from 'vitest';
import type { OperandView } from '../../../workers/views/views.ts';
import { brackets, follow, followHead, isUnused, symbolAt, whysByCell, windowAround } from './visible-cells.ts';

describe('a view of ten cells from 100 on', () => {
  test.each([
    ['stays while the head is inside the margin', 104, 100],
    ['stays at the margin itself', 107, 100],
    ['moves by one when the head steps over it to the right', 108, 101],
    ['moves by one when the head steps over it to the left', 101, 99],
    ['goes no farther than it must to a head that jumped', 250, 243],
  ])('%s', (_what, head, from) => {
    expect(follow(100, head, 10)).toBe(from);
  });
});

describe('after a step a view of twelve cells from 100 on', () => {
  test.each([
    ['stays while the head is inside the margin', 109, 0, 100],
    ['leaves a quarter ahead of a head that went over it to the right', 110, 0, 102],
    ['and of one that went over it to the left', 101, 0, 98],
    ['and of one that jumped', 300, 0, 292],
    ['shows no more than the margin before the first cell', 50, 49, 47],
    ['nor after a jump to it', 0, 0, -2],
  ])('%s', (_what, head, first, from) => {
    expect(followHead(100, head, 12, first)).toBe(from);
  });
});

test('a view of one cell shows the head', () => {
  expect([follow(0, 7, 1), followHead(0, 7, 1, 0), followHead(9, 7, 1, 0)]).toEqual([7, 7, 7]);
});

test('windows reach beyond the view and stay the same while it moves a little', () => {
  const window = windowAround(1_000_000, 30);
  expect(window.from).toBeLessThan(1_000_000 - 31);
  expect(window.to).toBeGreaterThan(1_000_030 + 31);
  expect(window.to - window.from).toBeLessThanOrEqual(256);
  expect(windowAround(1_000_001, 30)).toEqual(window);
});

test('cells that nothing has been on are blank, those outside the window are unknown', () => {
  const tape = { head: 0, first: -1, last: 500, from: 0, symbols: ['7', ''] };
  expect([-2, -1, 0, 1, 2, 501].map((cell) => symbolAt(tape, cell))).toEqual(['', undefined, '7', '', undefined, '']);
});

test('a tape is quiet until its head moves or something stands on it', () => {
  const tape = { head: 0, first: 0, last: 0, from: 0, symbols: [''] };
  expect([isUnused(tape), isUnused({ ...tape, symbols: ['0'] }), isUnused({ ...tape, last: 1 })]).toEqual([
    true,
    false,
    false,
  ]);
});

const mark = (tape: number, cell: number, why: 'read' | 'fetched') => ({ tape, cell, why });

test('a cell carries each of its marks once', () => {
  const marks = [mark(0, 3, 'fetched'), mark(0, 3, 'read'), mark(0, 3, 'fetched'), mark(0, 5, 'read')];
  expect(whysByCell(marks)).toEqual(
    new Map([
      [3, ['fetched', 'read']],
      [5, ['read']],
    ]),
  );
});

const operand = (name: string, from: number, to: number, step: number): OperandView => ({
  name,
  role: 'fetch',
  value: '',
  tape: 2,
  cells: Array.from({ length: to - from }, (_, index) => ({ cell: from + index, step: step + index })),
  sources: [],
});

describe('a bracket', () => {
  const room = { tape: 2, step: 100, head: -5, end: 30, lettersPerCell: 3 };

  test('stands over numbers of several cells that have been read in full', () => {
    const operands = [operand('one', 0, 1, 5), operand('sum', 4, 7, 5), operand('half', 10, 13, 98)];
    expect(brackets(operands, room)).toEqual([{ from: 4, to: 7, role: 'fetch', label: 'sum' }]);
  });

  test('goes without its name where another bracket, the head or the edge is too near', () => {
    const operands = [operand('a long name', 0, 2, 5), operand('weight', 3, 5, 9), operand('value', 27, 29, 12)];
    expect(brackets(operands, { ...room, head: 28 }).map(({ label }) => label)).toEqual([
      undefined,
      'weight',
      undefined,
    ]);
  });
});
