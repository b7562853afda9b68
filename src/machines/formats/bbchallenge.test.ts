import { expect, test } from 'vitest';
import { readMachine } from '../read-machine.ts';
import { RunnableMachine } from '../run-machine.ts';

/** Champions with the steps that they make and the cells that they leave full, as bbchallenge.org lists them. */
test.each([
  ['1RB1LB_1LA1RZ', 6, 4],
  ['1RB1RZ_1LB0RC_1LC1LA', 21, 5],
  ['1RB1LC_1LA1RB_1LB1RZ', 13, 6],
  ['1RB1LB_1LA0LC_1RZ1LD_1RD0RA', 107, 13],
  ['1RB1LC_0LA0LD_1LA1RZ_1LB1RE_0RD0RB', 2_133_492, 1915],
  ['1RB2LB1RZ_2LA2RB1LB', 38, 9],
])('%s halts after %i steps', (code, steps, full) => {
  const { machine, problems } = readMachine(code);
  expect(problems).toEqual([]);
  const run = RunnableMachine.of(machine!)!.run([])!;
  expect({ outcome: run.outcome.kind, steps: run.steps }).toEqual({ outcome: 'halted', steps });
  expect(run.tapes[0]!.symbols.filter((symbol) => symbol !== '0')).toHaveLength(full);
});

test('Antihydra, of which nobody knows whether it halts, is read and stopped', () => {
  const { machine } = readMachine('1RB1RA_0LC1LE_1LD1LC_1LA0LB_1LF1RE_---0RA');
  expect(RunnableMachine.of(machine!)!.run([], 1_000_000)!.outcome).toEqual({ kind: 'step limit', limit: 1_000_000 });
});
