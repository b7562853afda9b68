import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Random } from '../base/random.ts';
import { faultyValue } from './faulty-value.ts';

/** Numbers as tasks write them: no digit stands before another as a leading zero. */
const NUMBER = /^(0|[1-9]\d*)(\.\d+)?$/;

const numbers = fc.oneof(
  fc.nat(2000).map(String),
  fc.tuple(fc.nat(30), fc.nat(9)).map(([whole, tenth]) => `${whole}.${tenth}`),
);

test.prop([fc.array(numbers, { minLength: 1, maxLength: 4 }), fc.nat()])(
  'a fault in a list of numbers is another list of numbers, one character of which differs',
  (list, seed) => {
    const value = `[${list.join(', ')}]`;
    const faulty = faultyValue(value, new Random('fault', seed))!;
    expect([...faulty].filter((character, place) => character !== value[place])).toHaveLength(1);
    for (const number of faulty.slice(1, -1).split(', ')) expect(number).toMatch(NUMBER);
  },
);

test('what has no character of a kind has no fault', () => {
  expect(faultyValue('→ ?', new Random('fault'))).toBeUndefined();
});

test.each(['none', 'inf'])(
  '“%s” says that there is no value, and another letter in it would be a spelling mistake',
  (word) => {
    expect(faultyValue(word, new Random('fault'))).toBeUndefined();
  },
);
