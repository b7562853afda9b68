import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PALINDROME } from '../../machines/examples/palindrome.ts';
import { BINARY_INCREMENT } from '../../machines/examples/binary-increment.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { RunnableMachine } from '../../machines/run-machine.ts';
import { messages } from '../formats/messages.ts';
import { promptCompletion } from '../formats/prompt-completion.ts';
import { machineRow } from './machine-formats.ts';
import { TooFewInputs } from './drawn-runs.ts';
import { machineRecords, type MachineDatasetSettings } from './machine-records.ts';

const SETTINGS: MachineDatasetSettings = {
  ranges: [
    { name: 'S', from: 1, to: 8, count: 60 },
    { name: 'L', from: 9, to: 14, count: 20 },
  ],
  alphabet: ['a', 'b'],
  outcome: undefined,
  output: undefined,
  variant: 'tail',
  seed: 7,
  stepLimit: 2000,
};

function recordsOf(source: string, settings: Partial<MachineDatasetSettings>) {
  const { machine } = readMachine(source);
  return [...machineRecords(machine!, RunnableMachine.of(machine!)!, { ...SETTINGS, ...settings })];
}

const inputsOf = (seed: number) => recordsOf(PALINDROME.source, { seed }).map(({ input }) => input.join(''));
const namesOf = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name);

test('every record says truly whether its input is a palindrome, and no input comes twice', () => {
  const records = recordsOf(PALINDROME.source, {});
  expect(records).toHaveLength(80);
  for (const { input, answer, outcome, cot, states, steps, length, range } of records) {
    const isPalindrome = input.join('') === input.toReversed().join('');
    expect(answer).toBe(isPalindrome ? 'accept' : 'reject');
    expect(outcome).toBe(isPalindrome ? 'accepted' : 'rejected');
    expect(cot.endsWith(`\\boxed{${answer}}`)).toBe(true);
    expect(states).toBe(steps);
    expect(range === 'S' ? length >= 1 && length <= 8 : length >= 9 && length <= 14).toBe(true);
  }
  expect(new Set(records.map(({ input }) => input.join(''))).size).toBe(80);
});

test('the hash of the input alone says which side it is on', () => {
  for (const { input, split, range } of recordsOf(PALINDROME.source, {})) {
    const first = createHash('sha256').update(JSON.stringify({ input })).digest()[0]!;
    expect(split).toBe(first % 8 === 0 ? (range === 'S' ? 'eval_short' : 'eval_long') : 'train');
  }
});

test('the same seed gives the same records, another one others', () => {
  expect(inputsOf(7)).toEqual(inputsOf(7));
  expect(inputsOf(8)).not.toEqual(inputsOf(7));
});

test('only runs of the wanted outcome are taken, and a range that has too few says so', () => {
  const ranges = [{ name: 'S', from: 1, to: 6, count: 20 }] as const;
  const accepted = recordsOf(PALINDROME.source, { ranges, outcome: 'accepted' });
  expect(accepted.every(({ answer }) => answer === 'accept')).toBe(true);
  // Of one to two symbols four are palindromes: a, b, aa, bb.
  const short = [{ name: 'S', from: 1, to: 2, count: 5 }] as const;
  expect(() => recordsOf(PALINDROME.source, { ranges: short, outcome: 'accepted' })).toThrow(TooFewInputs);
  expect(() => recordsOf(PALINDROME.source, { ranges: short, outcome: 'accepted' })).toThrow('only 4 different ones');
});

test('the answer is what is on a tape where that is asked for', () => {
  const ranges = [{ name: 'S', from: 1, to: 10, count: 40 }] as const;
  for (const { input, answer, query } of recordsOf(BINARY_INCREMENT.source, {
    ranges,
    alphabet: ['0', '1'],
    output: 'tape',
  })) {
    expect(parseInt(answer, 2)).toBe(parseInt(input.join(''), 2) + 1);
    expect(query).toContain(`on the input ${input.join('')}.`);
  }
});

test('rows have the columns that tasks have in the same formats', () => {
  const [record] = recordsOf(PALINDROME.source, {});
  expect(Object.keys(machineRow(record!, 'prompt-completion'))).toEqual(namesOf(promptCompletion.columns));
  expect(Object.keys(machineRow(record!, 'messages'))).toEqual(namesOf(messages.columns));
  expect(machineRow(record!, 'messages')).toEqual({
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: record!.query },
      { role: 'assistant', content: record!.cot },
    ],
  });
});
