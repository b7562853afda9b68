import type { ExampleMachine } from './example.ts';

/** Adds one to a binary number. */
export const BINARY_INCREMENT: ExampleMachine = {
  id: 'binary-increment',
  title: 'Binary increment',
  sentence: 'Adds one to a binary number: it goes to the last digit and carries from there.',
  toTry: 'Try a number of ones only: the carry runs to the front and makes the number longer.',
  source: `name: binary increment
input: '1011'
blank: ' '
start state: to the end
table:
  to the end:
    [0, 1]: R
    ' ': {L: carry}
  carry:
    1: {write: 0, L}
    [0, ' ']: {write: 1, L: done}
  done:
`,
  inputs: [
    { tapes: ['1011'], outcome: 'halted', output: '1100' },
    { tapes: ['111'], outcome: 'halted', output: '1000' },
    { tapes: [''], outcome: 'halted', output: '1' },
  ],
};
