import type { ExampleMachine } from './example.ts';

/** Decides whether a word over a and b is a palindrome. */
export const PALINDROME: ExampleMachine = {
  id: 'palindrome',
  title: 'Palindrome',
  sentence:
    'Accepts a word over a and b that reads the same backwards: it takes away one letter at each end, as long as they are equal.',
  toTry: 'Try words of growing length: the number of steps grows with the square of the length.',
  source: `name: palindrome
input: abba
blank: ' '
start state: first
table:
  first:
    a: {write: ' ', R: to the end with a}
    b: {write: ' ', R: to the end with b}
    ' ': {R: accept}
  to the end with a:
    [a, b]: R
    ' ': {L: last is a}
  to the end with b:
    [a, b]: R
    ' ': {L: last is b}
  last is a:
    a: {write: ' ', L: back}
    b: {R: reject}
    ' ': {R: accept}
  last is b:
    b: {write: ' ', L: back}
    a: {R: reject}
    ' ': {R: accept}
  back:
    [a, b]: L
    ' ': {R: first}
  accept:
  reject:
`,
  inputs: [
    { tapes: ['abba'], outcome: 'accepted', output: '' },
    { tapes: ['aba'], outcome: 'accepted', output: '' },
    { tapes: ['ab'], outcome: 'rejected', output: 'b' },
  ],
};
