import { describe, expect, test } from 'vitest';
import { BINARY_INCREMENT } from '../../machines/examples/binary-increment.ts';
import { THREE_TAPE_ADDITION } from '../../machines/examples/three-tape-addition.ts';
import { TWO_TAPE_PALINDROME } from '../../machines/examples/two-tape-palindrome.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { drawnExample, type LabExample } from '../data/example.ts';
import { labRun } from '../data/lab-run.ts';
import { labRules, LabRules } from '../data/lab-steps.ts';
import { labVariant, LAB_VARIANTS } from '../data/variants.ts';
import type { LabMachine } from '../machines/lab-machine.ts';
import { ownMachine } from './own-machine.ts';

const PARITY = `blank: ' '
start state: even
table:
  even:
    0: R
    1: {R: odd}
    ' ': {R: reject}
  odd:
    0: R
    1: {R: even}
    ' ': {R: accept}
  accept:
  reject:
`;

/** Each symbol twice, appended to the right. */
const DOUBLING = `tapes: [word, doubled]
blank: ' '
start state: read
table:
  read:
    [a, ' ']: {write: [~, a], move: [S, R], next: again}
    [b, ' ']: {write: [~, b], move: [S, R], next: again}
    [' ', ' ']: {move: [S, S], next: done}
  again:
    [a, ' ']: {write: [~, a], move: [R, R], next: read}
    [b, ' ']: {write: [~, b], move: [R, R], next: read}
  done:
`;

/** Whether a word ends with its first symbol: it goes to the end, back to the beginning, and to the end again. */
const SAME_ENDS = `blank: _
start state: first
table:
  first:
    a: {R: a, write: a}
    b: {R: b}
    _: {R: accept}
  a:
    [a, b]: R
    _: {L: last is a}
  b:
    [a, b]: R
    _: {L: last is b}
  last is a:
    a: {L: accept}
    b: {R: reject}
    _: {R: accept}
  last is b:
    a: {R: reject}
    b: {L: accept}
    _: {R: accept}
  accept:
  reject:
`;

/** What a line says behind its operands: a symbol to append, the next state, and where the heads go, the output's last. */
type Rewrite = (
  state: string,
  operands: readonly string[],
) => { write?: string; next: string; moves: readonly number[] };

interface OwnCase {
  readonly source: string;
  /** The rules of its texts, written from what it is to compute; nothing is shared with the machine. */
  readonly rewrite: Rewrite;
  readonly answer: (instance: Readonly<Record<string, string>>) => string;
}

const CASES: Readonly<Record<string, OwnCase>> = {
  parity: {
    source: PARITY,
    rewrite: (state, [bit]) =>
      bit === '_'
        ? { write: state === 'q0' ? '0' : '1', next: 'H', moves: [0, 0] }
        : { next: (state === 'q0') === (bit === '0') ? 'q0' : 'q1', moves: [1, 0] },
    answer: ({ tape }) => `${tape!.replaceAll('0', '').length % 2}`,
  },
  doubling: {
    source: DOUBLING,
    rewrite: (state, [symbol]) => {
      // Before the output is read again, its head goes back to where it began; `read` does so.
      if (symbol === '_') return { next: 'H', moves: [0, -Infinity] };
      return state === 'q0'
        ? { write: symbol!, next: 'q1', moves: [0, 1] }
        : { write: symbol!, next: 'q0', moves: [1, 1] };
    },
    answer: ({ word }) => [...word!].map((symbol) => symbol + symbol).join(''),
  },
  'same ends': {
    source: SAME_ENDS,
    rewrite: (state, [symbol]) => {
      const first = { a: 'q1', b: 'q2' }[symbol!];
      if (state === 'q0') return { next: first!, moves: [1, 0] };
      if (state === 'q1' || state === 'q2')
        return symbol === '_' ? { next: state === 'q1' ? 'q3' : 'q4', moves: [-1, 0] } : { next: state, moves: [1, 0] };
      return { write: state === (symbol === 'a' ? 'q3' : 'q4') ? '1' : '0', next: 'H', moves: [0, 0] };
    },
    answer: ({ tape }) => (tape!.at(0) === tape!.at(-1) ? '1' : '0'),
  },
};

const OPTIONS = { ring: 64, distractorCells: 10 };

function made(source: string): LabMachine {
  const own = ownMachine(readMachine(source).machine!);
  if (!own.ok) throw new Error(own.reason);
  return own.machine;
}

const examples = (machine: LabMachine, variant = 'tail', count = 25): LabExample[] =>
  Array.from({ length: count }, (_, index) =>
    drawnExample(
      machine,
      labVariant(variant as 'tail'),
      { purpose: 'test', seed: 1, index, lengths: [1, 8] },
      { ...OPTIONS, besideTapes: index % 2 === 1 },
    ),
  );

/** Writes the text from its prompt alone: every line from the addresses and the state of the line before, and from what cells hold. */
function rewritten(prompt: readonly string[], rewrite: Rewrite): string[] {
  const memory = new Map<string, string>();
  const configuration = prompt.indexOf('#');
  prompt.slice(0, configuration).forEach((token, at) => {
    if (token.startsWith('@')) memory.set(token, prompt[at + 1]!);
  });
  const starts = prompt.slice(configuration + 1, -1).map((address) => Number(address.slice(1)));
  const heads = [...starts];
  const output = heads.length - 1;
  const addressOf = (head: number) => `@${(heads[head]! + OPTIONS.ring) % OPTIONS.ring}`;
  const text: string[] = [];
  let state = prompt.at(-1)!;
  while (state !== 'H') {
    const operands = heads.slice(0, -1).map((_, head) => memory.get(addressOf(head))!);
    operands.forEach((symbol, head) => text.push(addressOf(head), symbol));
    const { write, next, moves } = rewrite(state, operands);
    if (write !== undefined) {
      memory.set(addressOf(output), write);
      text.push(addressOf(output), write);
    }
    text.push(next);
    state = next;
    moves.forEach((by, head) => {
      heads[head] = by === -Infinity ? starts[head]! : (heads[head]! + by + OPTIONS.ring) % OPTIONS.ring;
    });
  }
  for (let symbol = ''; symbol !== '_'; heads[output]!++) {
    symbol = memory.get(addressOf(output))!;
    text.push(addressOf(output), symbol);
  }
  return [...text, 'E'];
}

describe.each(Object.entries(CASES))('the texts of %s', (_name, { source, rewrite, answer }) => {
  const machine = made(source);

  test('follow from their prompts line by line', () => {
    for (const { tokens, promptLength } of examples(machine))
      expect(tokens.slice(promptLength)).toEqual(rewritten(tokens.slice(0, promptLength), rewrite));
  });

  test('end with the right answer, in every variant', () => {
    for (const { id } of LAB_VARIANTS)
      for (const { run, tokens, kinds } of examples(machine, id, 8)) {
        const printed = tokens.filter((token, at) => kinds[at] === 'answer' && token !== '_').join('');
        expect([printed, run.answer]).toEqual(Array(2).fill(answer(run.instance)));
      }
  });

  test('have every operand at its source', () => {
    let fetched = 0;
    for (const { tokens, kinds, sources } of examples(machine))
      kinds.forEach((kind, token) => {
        if (kind !== 'operand' && kind !== 'answer') return;
        const at = sources[token]!;
        expect([tokens[at - 1], tokens[at]]).toEqual([tokens[token - 1], tokens[token]]);
        fetched++;
      });
    expect(fetched).toBeGreaterThan(100);
  });

  test('have no line that could go on in two ways', () => {
    const rules = new LabRules();
    for (const { run } of examples(machine)) rules.add(labRules(run, labVariant('tail')));
    expect(rules.ambiguous).toBe(0);
  });
});

test('a machine with two inputs and an output to the left adds numbers of equal length', () => {
  const machine = made(THREE_TAPE_ADDITION.source);
  for (const { run } of examples(machine)) {
    const [first, second] = ['first', 'second'].map((name) => Number.parseInt(run.instance[name]!, 2));
    expect(Number.parseInt(run.answer, 2)).toBe(first! + second!);
  }
});

test.each([
  ['writes on its input', BINARY_INCREMENT.source, 'It writes on the tape “tape”, which holds its input.'],
  ['goes back on its output', TWO_TAPE_PALINDROME.source, 'In state “to the front”'],
  ['may not halt', PARITY.replace('{R: accept}', '{R: odd}'), 'On the input “1” it has not halted after 1,000 steps.'],
  ['may have no rule', PARITY.replace("    ' ': {R: accept}\n", ''), 'it comes to no halting state: no rule.'],
  ['has no answer', PARITY.replaceAll('accept', 'yes').replaceAll('reject', 'no'), 'neither accepts nor rejects'],
  ['has a symbol of the Lab’s own', PARITY.replaceAll('0:', "'#':"), 'The symbol “#”'],
  ['reads nothing', PARITY.replaceAll(/^ {4}[01]: .*\n/gm, ''), 'it reads no symbol but the blank'],
])('a machine that %s is refused with the reason', (_what, source, reason) => {
  expect(ownMachine(readMachine(source).machine!)).toEqual({
    ok: false,
    reason: expect.stringContaining(reason) as unknown,
  });
});

test('only inputs with an answer are drawn, and others are refused in a sentence', () => {
  // After eight symbols there is no rule.
  const counted = Array.from(
    { length: 9 },
    (_, state) => `  s${state}:\n    a: {R: s${state + 1}}\n    ' ': {R: accept}\n`,
  );
  const machine = made(`blank: ' '\nstart state: s0\ntable:\n${counted.join('')}  s9: {}\n  accept:\n`);
  expect(labRun(machine, { tape: 'aaaaaaaa' }).answer).toBe('1');
  const longer = { purpose: 'test', seed: 1, index: 0, lengths: [9, 9] } as const;
  expect(() => drawnExample(machine, labVariant('tail'), longer, OPTIONS)).toThrow('None of the inputs of length 9');
  expect(() => labRun(machine, { tape: 'a'.repeat(9) })).toThrow(
    'On the input “aaaaaaaaa” it comes to no halting state',
  );
});
