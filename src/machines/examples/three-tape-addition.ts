import type { ExampleMachine } from './example.ts';

/** Adds two binary numbers on three tapes. */
export const THREE_TAPE_ADDITION: ExampleMachine = {
  id: 'three-tape-addition',
  title: 'Binary addition on three tapes',
  sentence:
    'Adds two binary numbers, one a tape, from their last digits on, and writes the sum on the third tape; its state is the carry.',
  toTry: 'Look at the text: three cells are read in each step, so that no digit has to be carried about.',
  source: `name: binary addition on three tapes
tapes: [first, second, sum]
input: ['1011', '110', '']
blank: ' '
start state: to the ends
table:
  to the ends:
    [[0, 1], [0, 1], ' ']: {move: [R, R, S]}
    [[0, 1], ' ', ' ']: {move: [R, S, S]}
    [' ', [0, 1], ' ']: {move: [S, R, S]}
    [' ', ' ', ' ']: {move: [L, L, S], next: no carry}
  no carry:
    [[0, ' '], 0, ' ']: {write: [~, ~, 0], move: [L, L, L]}
    [0, ' ', ' ']: {write: [~, ~, 0], move: [L, L, L]}
    [[0, ' '], 1, ' ']: {write: [~, ~, 1], move: [L, L, L]}
    [1, [0, ' '], ' ']: {write: [~, ~, 1], move: [L, L, L]}
    [1, 1, ' ']: {write: [~, ~, 0], move: [L, L, L], next: carry}
    [' ', ' ', ' ']: {move: [S, S, S], next: done}
  carry:
    [0, [0, ' '], ' ']: {write: [~, ~, 1], move: [L, L, L], next: no carry}
    [' ', [0, ' '], ' ']: {write: [~, ~, 1], move: [L, L, L], next: no carry}
    [[0, ' '], 1, ' ']: {write: [~, ~, 0], move: [L, L, L]}
    [1, [0, ' '], ' ']: {write: [~, ~, 0], move: [L, L, L]}
    [1, 1, ' ']: {write: [~, ~, 1], move: [L, L, L]}
  done:
`,
  inputs: [
    { tapes: ['1011', '110', ''], outcome: 'halted', output: '10001' },
    { tapes: ['1', '1111', ''], outcome: 'halted', output: '10000' },
    { tapes: ['101', '', ''], outcome: 'halted', output: '101' },
    { tapes: ['', '', ''], outcome: 'halted', output: '' },
  ],
};
