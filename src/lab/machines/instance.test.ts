import { expect, test } from 'vitest';
import { addition } from './addition.ts';
import { parseLabInstance } from './instance.ts';
import { parity } from './parity.ts';

test('an instance is taken as it is', () => {
  expect(parseLabInstance(addition, { x2: '7', x1: '0012' })).toEqual({ instance: { x1: '0012', x2: '7' } });
});

test.each([
  [parity, 'bits', 'instance: got "bits"; allowed: an object with bits.'],
  [parity, {}, 'bits: got nothing; allowed: a text of 1 to 4096 of the symbols 0 1.'],
  [parity, { bits: '' }, 'bits: got ""; allowed: a text of 1 to 4096 of the symbols 0 1.'],
  [parity, { bits: '012' }, 'bits: got "012"; allowed: a text of 1 to 4096 of the symbols 0 1.'],
  [addition, { x1: 12, x2: '1' }, 'x1: got 12; allowed: a text of 1 to 4096 of the symbols 0 1 2 3 4 5 6 7 8 9.'],
  [addition, { x1: '1', x2: '1', x3: '1' }, 'x3: got "1"; allowed: nothing else than x1 and x2.'],
])('%# what is wrong is said', (machine, json, message) => {
  expect(parseLabInstance(machine, json)).toMatchObject({ problem: { message } });
});
