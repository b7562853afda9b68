import type { ExampleMachine } from './example.ts';

/** The fifth busy beaver, whose number of steps was proved in 2024 (bbchallenge.org). */
export const BUSY_BEAVER: ExampleMachine = {
  id: 'busy-beaver-5',
  title: 'Busy beaver of five states',
  sentence:
    'Runs longer than any other machine of five states and two symbols that halts on an empty tape: 47,176,870 steps.',
  toTry: 'Replace the code with 1RB1LC_0LA0LD_1LA1RZ_1LB1RE_0RD0RB, which held the record before: 2,133,492 steps.',
  source: '1RB1LC_1RC1RB_1RD0LE_1LA1LD_1RZ0LA\n',
  inputs: [{ tapes: [''], outcome: 'halted', output: undefined }],
};
