import type { ExampleMachine } from './example.ts';

/** Decides whether brackets are balanced. */
export const BALANCED_BRACKETS: ExampleMachine = {
  id: 'balanced-brackets',
  title: 'Balanced brackets',
  sentence:
    'Accepts brackets of which each that opens is closed: it crosses out a closing one with the nearest opening one before it.',
  toTry:
    'Hold it under “Counterexample” to accepting exactly what has as many of each symbol: what is the shortest input on which it does not?',
  source: `name: balanced brackets
input: '(()())'
blank: ' '
start state: begin
table:
  begin:
    '(': {R: to a closing bracket}
    ')': {R: reject}
    ' ': {R: accept}
  to a closing bracket:
    ['(', x]: R
    ')': {write: x, L: to its opening bracket}
    ' ': {L: check}
  to its opening bracket:
    x: L
    '(': {write: x, R: to a closing bracket}
    ' ': {R: reject}
  check:
    x: L
    '(': {R: reject}
    ' ': {R: accept}
  accept:
  reject:
`,
  inputs: [
    { tapes: ['(()())'], outcome: 'accepted', output: 'xxxxxx' },
    { tapes: [''], outcome: 'accepted', output: '' },
    { tapes: ['())('], outcome: 'rejected', output: undefined },
    { tapes: ['(()'], outcome: 'rejected', output: undefined },
  ],
};
