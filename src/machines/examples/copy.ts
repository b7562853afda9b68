import type { ExampleMachine } from './example.ts';

/** Copies a row of ones behind itself. */
export const COPY: ExampleMachine = {
  id: 'copy',
  title: 'Copy',
  sentence: 'Copies a row of ones: each one is marked, and another one is put behind the row.',
  toTry: 'Try a longer row and follow one mark: how far does the head go for each one?',
  source: `name: copy
input: '111'
blank: ' '
start state: next
table:
  next:
    1: {write: x, R: to the gap}
    ' ': {L: clean up}
  to the gap:
    1: R
    ' ': {R: to the end}
  to the end:
    1: R
    ' ': {write: 1, L: back to the gap}
  back to the gap:
    1: L
    ' ': {L: back to the mark}
  back to the mark:
    1: L
    x: {R: next}
  clean up:
    x: {write: 1, L}
    ' ': {R: done}
  done:
`,
  inputs: [
    { tapes: ['111'], outcome: 'halted', output: '111 111' },
    { tapes: ['1'], outcome: 'halted', output: '1 1' },
  ],
};
