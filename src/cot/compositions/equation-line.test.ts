import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { largeNumberAddition } from '../../tasks/simulation/large-number-addition.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { VariantId } from '../variants.ts';
import { withHints } from './index-hint.ts';

const decimal = fc.stringMatching(/^(0|[1-9][0-9]{0,60})(\.[0-9]{1,60})?$/);

/** The equation above the box, and the box. */
function lines(variant: VariantId, x1: string, x2: string): string[] {
  return chainOfThought(solveTask(largeNumberAddition, { x1, x2 }), { variant, arithmetic: 'folded' })
    .text()
    .split('\n');
}

test('the equation with index hints is the one in the paper’s appendix', () => {
  expect(lines('index-hint', '123.45', '67.89')).toEqual([
    '1(-c)2(-b)3(-a).4(a)5(b)+6(-b)7(-a).8(a)9(b)=1(-c)9(-b)1(-a).3(a)4(b)',
    '\\boxed{191.34}',
  ]);
  expect(lines('index-hint', '361', '576')[0]).toBe('3(-c)6(-b)1(-a)+5(-c)7(-b)6(-a)=9(-c)3(-b)7(-a)');
});

test('the reversed equation is the one in the paper’s appendix', () => {
  expect(lines('reversed', '123.45', '67.89')).toEqual(['54.321+98.76=43.191', '\\boxed{191.34}']);
});

test('after the place z comes aa, after az comes ba', () => {
  const whole = '1'.repeat(54);
  const names = [...hinted(whole).matchAll(/1\(-([a-z]+)\)/g)].map((match) => match[1]).toReversed();
  expect([names[0], names[25], names[26], names[51], names[52], names[53]]).toEqual(['a', 'z', 'aa', 'az', 'ba', 'bb']);
  expect(new Set(names).size).toBe(54);
});

/** A number with its hints. */
const hinted = (number: string): string =>
  withHints(number)
    .map(({ text }) => text)
    .join('');

const backwards = (number: string): string => [...number].toReversed().join('');

test.prop([decimal])('hints leave the number readable, and name every place once', (number) => {
  const printed = hinted(number);
  expect(printed.replaceAll(/\(-?[a-z]+\)/g, '')).toBe(number);
  const hints = printed.match(/\(-?[a-z]+\)/g)!;
  expect(new Set(hints).size).toBe(number.replace('.', '').length);
});

test.prop([decimal, decimal])('digits of the same place have the same hint in all three numbers', (x1, x2) => {
  const [equation, box] = lines('index-hint', x1, x2);
  const [left, sum] = equation!.split('=');
  const [first, second] = left!.split('+').map(digitsByHint);
  const total = digitsByHint(sum!);
  // From the right: what the digits of a place and the carry make is the digit of the sum there.
  const places = [...new Set([...first!.keys(), ...second!.keys(), ...total.keys()])].toSorted(
    (a, b) => value(a) - value(b),
  );
  let carry = 0;
  for (const place of places) {
    const made = (first!.get(place) ?? 0) + (second!.get(place) ?? 0) + carry;
    expect(total.get(place) ?? 0).toBe(made % 10);
    carry = made > 9 ? 1 : 0;
  }
  expect(box).toBe(`\\boxed{${sum!.replaceAll(/\(-?[a-z]+\)/g, '')}}`);
});

test.prop([decimal, decimal])('the reversed equation is the plain one, number by number', (x1, x2) => {
  const [equation, box] = lines('reversed', x1, x2);
  const [first, second, sum] = equation!.split(/[+=]/).map(backwards);
  expect([first, second]).toEqual([x1, x2]);
  expect(box).toBe(`\\boxed{${sum}}`);
});

function digitsByHint(number: string): Map<string, number> {
  return new Map([...number.matchAll(/(\d)\((-?[a-z]+)\)/g)].map(([, digit, hint]) => [hint!, Number(digit)]));
}

/** Where a place stands: the larger, the further to the left. */
function value(hint: string): number {
  const letters = [...hint.replace('-', '')].reduce((sum, letter) => 26 * sum + letter.codePointAt(0)! - 96, 0);
  return hint.startsWith('-') ? letters : -letters;
}
