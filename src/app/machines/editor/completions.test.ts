import { expect, test } from 'vitest';
import { offersAt } from './completions.ts';

const names = { states: ['scan', 'to the end'], symbols: ['a', ' ', '#'] };
const labels = (before: string) => offersAt(before, 'turingmachine-io', names).offers.map(({ label }) => label);

test.each([
  ['    a: {R: ', names.states],
  ['    a: {R: to th', names.states],
  ['    a: {write: b, L: sc', names.states],
  ['    [a, b]: {move: [S, L], next: ', names.states],
  ['start state: s', names.states],
  ['      R: ', names.states],
  ['    a: {write: ', names.symbols],
  ['    a: {write: [~, ', names.symbols],
  ['    ', names.symbols],
  ['  sc', names.states],
])('after %j come the names that fit', (before, expected) => {
  expect(labels(before)).toEqual(expected);
});

test('what was typed of a name is replaced, spaces included, and a symbol that YAML reads otherwise is put in quotes', () => {
  expect(offersAt('    a: {R: to th', 'turingmachine-io', names)).toMatchObject({ length: 5 });
  const written = offersAt('    a: {write: ', 'turingmachine-io', names);
  expect(written.offers.map(({ apply }) => apply)).toEqual(['a', "' '", "'#'"]);
});

test('in formats of one rule a line both are offered at any word', () => {
  expect(offersAt('q0,a,b -> q', 'turingsim', names)).toMatchObject({
    length: 1,
    offers: [{ label: 'scan' }, { label: 'to the end' }, { label: 'a' }, { label: ' ' }, { label: '#' }],
  });
});
