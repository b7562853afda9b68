import { expect, test } from 'vitest';
import { labAddressOf, parseLabAddress, usualChoice, type LabChoice } from './lab-address.ts';
import { lengthsIn } from './words.ts';

test('an address leads back to everything that is chosen', () => {
  const usual = usualChoice('parity');
  const choice: LabChoice = {
    ...usual,
    tab: 'train',
    variant: 'direct',
    instance: { bits: '0110' },
    addresses: 4,
    token: 12,
    layer: 1,
    head: 3,
    lengths: '2-4, 60',
    count: '7',
    counted: 'answer',
    training: { machine: 'copy', variant: 'without-atomic-state', seed: '9', updates: '20' },
  };
  for (const each of [usual, choice, { ...choice, variant: 'own' as const }]) {
    const { problems, ...parsed } = parseLabAddress(labAddressOf(each));
    expect(parsed).toEqual(each);
    expect(problems).toEqual([]);
  }
  expect(labAddressOf(usualChoice())).toBe('#page=lab');
});

test('what an address says that is not there is said, and the usual is shown', () => {
  const { problems, machine, variant, token } = parseLabAddress(
    '#page=lab&machine=chess&variant=tail-styled&token=-1&input=[1]&speed=9',
  );
  expect({ machine, variant, token }).toMatchObject({ machine: usualChoice().machine, token: undefined });
  expect(problems).toHaveLength(5);
  expect(problems[1]).toMatch(/^machine: got "chess"; allowed: one of /);
});

test('lengths are read as lists and ranges, each once and in order', () => {
  expect(lengthsIn('8, 2-4,3', 60)).toEqual([2, 3, 4, 8]);
  for (const text of ['', '0', '4-2', '61', '2..4', '1-50', '8,,9']) expect(lengthsIn(text, 60)).toBeUndefined();
});
