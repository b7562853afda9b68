import type { ExampleMachine } from './example.ts';

/** Multiplies two numbers in unary. */
export const UNARY_MULTIPLICATION: ExampleMachine = {
  id: 'unary-multiplication',
  title: 'Unary multiplication',
  sentence: 'Multiplies two numbers of strokes: for each 1 before the star it writes all 1s behind it once more.',
  toTry:
    'Give it a factor without strokes, such as *111=. Then look at the timeline: how many passes does 11*111= take?',
  source: `name: unary multiplication
input: '11*111='
blank: ' '
start state: next factor
table:
  next factor:
    1: {write: X, R: to the second}
    '*': {L: restore}
  to the second:
    1: R
    '*': {R: second}
  second:
    1: {write: 'Y', R: append}
    '=': {L: reset}
  append:
    [1, '=']: R
    ' ': {write: 1, L: back}
  back:
    [1, '=']: L
    'Y': {R: second}
  reset:
    'Y': {write: 1, L}
    '*': {L: to the factor}
  to the factor:
    1: L
    X: {R: next factor}
  restore:
    X: {write: 1, L}
    ' ': {R: done}
  done:
`,
  inputs: [
    { tapes: ['11*111='], outcome: 'halted', output: '11*111=111111' },
    { tapes: ['1*1='], outcome: 'halted', output: '1*1=1' },
    { tapes: ['*111='], outcome: 'halted', output: '*111=' },
    { tapes: ['111*='], outcome: 'halted', output: '111*=' },
  ],
};
