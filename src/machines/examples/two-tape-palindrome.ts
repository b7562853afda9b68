import type { ExampleMachine } from './example.ts';

/** Decides on two tapes whether a word is a palindrome. */
export const TWO_TAPE_PALINDROME: ExampleMachine = {
  id: 'two-tape-palindrome',
  title: 'Palindrome on two tapes',
  sentence:
    'Accepts a word over a and b that reads the same backwards: it copies the word and reads the copy against it.',
  toTry:
    'Compare the number of steps with that of the machine on one tape: here it grows with the length, not with its square.',
  source: `name: palindrome on two tapes
tapes: [word, copy]
input: [abba, '']
blank: ' '
start state: copy
table:
  copy:
    [a, ' ']: {write: [~, a], move: [R, R]}
    [b, ' ']: {write: [~, b], move: [R, R]}
    [' ', ' ']: {move: [L, S], next: to the front}
  to the front:
    [[a, b], ' ']: {move: [L, S]}
    [' ', ' ']: {move: [R, L], next: compare}
  compare:
    [a, a]: {move: [R, L]}
    [b, b]: {move: [R, L]}
    [' ', ' ']: {move: [S, S], next: same}
    ['*', '*']: {move: [S, S], next: other}
  same: {accept: true}
  other: {reject: true}
`,
  inputs: [
    { tapes: ['abba', ''], outcome: 'accepted', output: 'abba' },
    { tapes: ['abab', ''], outcome: 'rejected', output: 'abab' },
    { tapes: ['', ''], outcome: 'accepted', output: '' },
  ],
};
