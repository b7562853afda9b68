import { describe, expect, test } from 'vitest';
import { stepsOf } from '../cot/steps.ts';
import { VARIANT_IDS, variantOf } from '../cot/variants.ts';
import type { ExchangeMachine } from '../machine/table/exchange.ts';
import { importMachine } from '../machine/table/import-machine.ts';
import type { Machine } from '../machine/table/machine.ts';
import { chainOfThought, solve, type Solution } from '../runs/solution.ts';
import { machineSubject, type MachineInput } from './machine-subject.ts';

/** Whether a word is the same backwards: its first and last letters are erased as long as they are equal. */
const PALINDROME: ExchangeMachine = {
  name: 'palindrome',
  tapes: ['word'],
  blank: '_',
  symbols: ['a', 'b'],
  start: 'first',
  halt: { accept: ['is one'], reject: ['is none'] },
  delta: [
    ['first', ['a'], 'to end, a', ['_'], ['R']],
    ['first', ['b'], 'to end, b', ['_'], ['R']],
    ['first', ['_'], 'is one', [null], ['S']],
    ...(['a', 'b'] as const).flatMap((letter): ExchangeMachine['delta'] => [
      [`to end, ${letter}`, ['a'], `to end, ${letter}`, [null], ['R']],
      [`to end, ${letter}`, ['b'], `to end, ${letter}`, [null], ['R']],
      [`to end, ${letter}`, ['_'], `last, ${letter}`, [null], ['L']],
      [`last, ${letter}`, [letter], 'back', ['_'], ['L']],
      [`last, ${letter}`, ['_'], 'is one', [null], ['S']],
      [`last, ${letter}`, [letter === 'a' ? 'b' : 'a'], 'is none', [null], ['S']],
    ]),
    ['back', ['a'], 'back', [null], ['L']],
    ['back', ['b'], 'back', [null], ['L']],
    ['back', ['_'], 'first', [null], ['R']],
  ],
};

/** Copies a word to another tape, whatever stands there. */
const COPY: ExchangeMachine = {
  name: 'copy',
  tapes: ['from', 'to'],
  blank: ' ',
  symbols: ['a', 'b'],
  start: 'copy',
  halt: { accept: [], reject: [], halted: ['done'] },
  delta: [
    ['copy', ['a', null], 'copy', [null, 'a'], ['R', 'R']],
    ['copy', ['b', null], 'copy', [null, 'b'], ['R', 'R']],
    ['copy', [' ', null], 'done', [null, null], ['S', 'L']],
  ],
};

/** Goes to and fro between two cells without end. */
const PENDULUM: ExchangeMachine = {
  name: 'pendulum',
  tapes: ['tape'],
  blank: '_',
  symbols: [],
  start: 'to',
  halt: { accept: [], reject: [] },
  delta: [
    ['to', ['_'], 'fro', [null], ['R']],
    ['fro', ['_'], 'to', [null], ['L']],
  ],
};

function imported(exchange: ExchangeMachine): Machine {
  const result = importMachine(exchange);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.machine;
}

function solved(exchange: ExchangeMachine, input: MachineInput): Solution {
  const result = machineSubject(imported(exchange), input);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return solve(result.subject);
}

const textOf = (solution: Solution, variant: 'tail' | 'tail-styled' = 'tail'): string =>
  chainOfThought(solution, { variant, arithmetic: 'folded' }).text();

describe('a machine that is no task', () => {
  test('runs from δ to text, which ends with its halting state', () => {
    expect(textOf(solved(PALINDROME, { inputs: ['a'] }))).toBe(
      [
        'first at 0: a\nwrite none, move R\n→ to end, a at 1',
        'to end, a at 1: none\nmove L\n→ last, a at 0',
        'last, a at 0: none\nstay\n→ is one',
        '\\boxed{is one}',
      ].join('\n'),
    );
  });

  test('says the same in sentences', () => {
    expect(textOf(solved(PALINDROME, { inputs: ['a'] }), 'tail-styled')).toBe(
      [
        '1. The machine is in state first, with its head on cell 0. It reads a. It writes none and moves right. Next comes state to end, a, with its head on cell 1.',
        '2. The machine is in state to end, a, with its head on cell 1. It reads none. It moves left. Next comes state last, a, with its head on cell 0.',
        '3. The machine is in state last, a, with its head on cell 0. It reads none. It changes nothing. It halts in state is one.',
        'The answer is \\boxed{is one}',
      ].join('\n'),
    );
  });

  test('names the tapes where there are several, and reads only what it decides on', () => {
    expect(textOf(solved(COPY, { inputs: ['b'], output: 'to' }))).toBe(
      [
        'copy at from 0, to 0: from b\nfrom: move R; to: write b, move R\n→ copy at from 1, to 1',
        'copy at from 1, to 1: from none\nto: move L\n→ done',
        '\\boxed{b}',
      ].join('\n'),
    );
  });

  test.each([
    ['abba', 'is one', 'accepted'],
    ['abab', 'is none', 'rejected'],
    ['', 'is one', 'accepted'],
  ])('answers with the halting state for %s', (word, answer, kind) => {
    const { run, ...solution } = solved(PALINDROME, { inputs: [word] });
    expect(solution.answer).toBe(answer);
    expect(run.outcome).toEqual({ kind, state: answer });
  });

  test('leads each value that it reads back to the step that wrote it, or to the input', () => {
    const { trace } = solved(PALINDROME, { inputs: ['aba'] });
    const sources = Array.from({ length: trace.length }, (_, index) =>
      trace.state(index).fetched.map((operand) => trace.sourcesOf(operand)),
    );
    // a, b, a, then the blank after the word; back over b to the blank that step 0 wrote.
    expect(sources.slice(0, 7)).toEqual([
      ...Array.from({ length: 6 }, () => [[{ kind: 'input' }]]),
      [[{ kind: 'state', state: 0 }]],
    ]);
    expect(trace.state(6).fetched[0]).toMatchObject({ name: 'word', value: 'none', sort: 'symbol' });
  });

  test.each(['tail', 'tail-styled'] as const)(
    'has a text that follows from itself and announces each line: %s',
    (variant) => {
      const words = ['', 'a', 'ab', 'aba', 'abba', 'abab', 'bbabb', 'aabbaabbaa'];
      const rights = new Map<string, Set<string>>();
      for (const word of words) {
        const solution = solved(PALINDROME, { inputs: [word] });
        for (const step of stepsOf(solution, chainOfThought(solution, { variant, arithmetic: 'folded' }))) {
          expect(step.announced).toBe(true);
          rights.set(step.left, (rights.get(step.left) ?? new Set()).add(step.right));
        }
      }
      // One step for each rule that was used, however long the words are.
      expect(rights.size).toBeLessThanOrEqual(PALINDROME.delta.length);
      expect([...rights.values()].filter(({ size }) => size > 1)).toEqual([]);
    },
  );

  test.each(VARIANT_IDS.filter((id) => !('needsEquation' in variantOf(id))))(
    'has a text in the variant %s',
    (variant) => {
      const solution = solved(COPY, { inputs: ['ab'], output: 'to' });
      const text = chainOfThought(solution, { variant, arithmetic: 'folded' });
      expect(text.text()).toContain('\\boxed{ab}');
    },
  );
});

describe('a run without end', () => {
  test('is stopped at the limit, and has no answer', () => {
    const { run, answer } = solved(PENDULUM, { inputs: [], stepLimit: 1000 });
    expect(run.outcome).toEqual({ kind: 'step limit', limit: 1000 });
    expect(answer).toBeUndefined();
  });

  test('is found out where that is asked for', () => {
    const { run } = solved(PENDULUM, { inputs: [], findsRepetition: true });
    expect(run.outcome).toMatchObject({ kind: 'repeated configuration', period: 2 });
  });
});

test('a run of a million steps is a million states, none of which is kept', () => {
  const { trace } = solved(PENDULUM, { inputs: [], stepLimit: 1_000_000 });
  expect(trace.boundaries().list).toEqual({ kind: 'every step', steps: 1_000_000 });
  expect(trace.state(999_999)).toMatchObject({ firstStep: 999_999, kind: { name: 'fro' } });
  expect(trace.state(3)).toMatchObject({
    firstStep: 3,
    kind: { name: 'fro' },
    transition: { next: 'to', moves: ['L'] },
  });
});

describe('what is wrong with an input is said in a sentence', () => {
  test.each([
    ['a foreign symbol', { inputs: ['abc'] }, 'input on the tape word: got "c"; allowed: the symbols _ a b.'],
    ['too many tapes', { inputs: ['a', 'b'] }, 'inputs: got ["a","b"]; allowed: at most 1, one for each tape.'],
    ['a tape that is not there', { inputs: [], output: 'paper' }, 'output: got "paper"; allowed: a tape: word.'],
    ['no step', { inputs: [], stepLimit: 0 }, 'step limit: got 0; allowed: a whole number, 1 to 2,147,482,624.'],
    ['too many steps', { inputs: [], stepLimit: 2 ** 31 }, 'step limit: got 2147483648;'],
  ])('%s', (_, input, start) => {
    const result = machineSubject(imported(PALINDROME), input);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([expect.stringContaining(start)]);
  });
});
