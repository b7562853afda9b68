import { expect, test } from 'vitest';
import { readMachine } from '../../read-machine.ts';
import { FORMATS, writeMachine } from '../registry.ts';
import { YAML } from './yaml.ts';

const file = (lengths: string) => `name: flip
${lengths}
blank: ' '
start state: flip
table:
  flip:
    0: {write: '1', R: flip}
    1: {write: '0', R: flip}
    ' ': {L: done}
  done:
`;

test('a file names the lengths of S, M and L, or only the first of them, and keeps them when it is written', () => {
  for (const [lengths, ranges] of [
    ['lengths: {S: 1-8, M: 9-14, L: 15-20}', [1, 8, 9, 14, 15, 20]],
    ['lengths:\n  S: 0-0\n  M: 3-3', [0, 0, 3, 3]],
    ['lengths: {S: 2-10000}', [2, 10_000]],
  ] as const) {
    const { machine, problems } = readMachine(file(lengths));
    expect(problems).toEqual([]);
    expect(machine!.lengths!.flatMap(({ from, to }) => [from, to])).toEqual(ranges);
    const written = writeMachine(YAML, machine!);
    expect(written).toMatchObject({ ok: true, lost: [] });
    expect(readMachine(written.ok ? written.text : '').machine!.lengths).toEqual(machine!.lengths);
  }
  expect(readMachine(file('')).machine!.lengths).toBeUndefined();
});

test.each([
  ['lengths: 1-8', 'The lengths are not those of S, M and L, in this order.'],
  ['lengths: {M: 1-8}', 'The lengths are not those of S, M and L, in this order.'],
  ['lengths: {S: 1-8, L: 9-12}', 'The lengths are not those of S, M and L, in this order.'],
  ['lengths:', 'The lengths are not those of S, M and L, in this order.'],
  ['lengths: {S: 8-1}', '“8-1” are no lengths of inputs.'],
  ['lengths: {S: many}', '“many” are no lengths of inputs.'],
  ['lengths: {S: 1-10001}', '“1-10001” are no lengths of inputs.'],
])('%s is told with its line', (lengths, reason) => {
  const { machine, problems } = readMachine(file(lengths));
  expect(machine).toBeUndefined();
  expect(problems).toEqual([expect.objectContaining({ line: 2, reason })]);
});

test('every other format says that the lengths are lost', () => {
  const { machine } = readMachine(file('lengths: {S: 1-8}'));
  for (const format of FORMATS.filter((each) => each !== YAML)) {
    const written = writeMachine(format, machine!);
    if (!written.ok) continue;
    expect(written.lost).toContain('Lengths of inputs are named in turingmachine.io YAML alone.');
    expect(format.write({ ...machine!, lengths: undefined })).toEqual({
      ...written,
      lost: written.lost.slice(0, -1),
    });
  }
});
