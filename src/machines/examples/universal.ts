import type { ExampleMachine } from './example.ts';

/** A universal machine: the rules of another machine are on its first tape. */
export const UNIVERSAL: ExampleMachine = {
  id: 'universal',
  title: 'A universal machine',
  sentence:
    'Runs the machine that is written on its first tape, here the busy beaver of two states. A rule is a semicolon, the state in strokes of q, the symbol read, the symbol written, L or R, and the next state; 0 is the empty cell.',
  toTry: 'Write a program of your own: ;q11Rq;q01Rqq with 111 on the third tape appends a 1.',
  source: `name: universal machine
tapes: [program, state, tape]
input: [';q01Rqq;q11Lqq;qq01Lq;qq11Rqqq', q, '']
blank: ' '
start state: seek
table:
  # To the next rule; where there is none, the machine on the tape has halted.
  seek:
    [;, q, '*']: {move: [R, S, S], next: compare}
    [[q, 0, 1, L, R], q, '*']: {move: [R, S, S]}
    [' ', q, '*']: {move: [S, S, S], next: done}
  # Is it a rule for the state and for the symbol?
  compare:
    [q, q, '*']: {move: [R, R, S]}
    [0, ' ', [0, ' ']]: {move: [R, S, S], next: write}
    [1, ' ', 1]: {move: [R, S, S], next: write}
    ['*', '*', '*']: {move: [S, L, S], next: rewind}
  rewind:
    ['*', q, '*']: {move: [S, L, S]}
    ['*', ' ', '*']: {move: [S, R, S], next: seek}
  write:
    [0, ' ', '*']: {write: [~, ~, 0], move: [R, S, S], next: move}
    [1, ' ', '*']: {write: [~, ~, 1], move: [R, S, S], next: move}
  move:
    [L, ' ', '*']: {move: [R, L, L], next: erase}
    [R, ' ', '*']: {move: [R, L, R], next: erase}
  # The next state takes the place of the state.
  erase:
    ['*', q, '*']: {write: [~, ' ', ~], move: [S, L, S]}
    ['*', ' ', '*']: {move: [S, R, S], next: copy}
  copy:
    [q, ' ', '*']: {write: [~, q, ~], move: [R, R, S]}
    [[;, ' '], ' ', '*']: {move: [L, L, S], next: back}
  back:
    [[;, q, 0, 1, L, R], q, '*']: {move: [L, L, S]}
    [[;, q, 0, 1, L, R], ' ', '*']: {move: [L, S, S]}
    [' ', q, '*']: {move: [S, L, S]}
    [' ', ' ', '*']: {move: [R, R, S], next: seek}
  done:
`,
  inputs: [
    { tapes: [';q01Rqq;q11Lqq;qq01Lq;qq11Rqqq', 'q', ''], outcome: 'halted', output: '1111' },
    { tapes: [';q11Rq;q01Rqq', 'q', '111'], outcome: 'halted', output: '1111' },
    // The busy beaver of three states with most ones leaves six of them.
    { tapes: [';q01Rqq;q11Rqqqq;qq00Rqqq;qq11Rqq;qqq01Lqqq;qqq11Lq', 'q', ''], outcome: 'halted', output: '111111' },
  ],
};
