import { expect, test } from 'vitest';
import { exchangeForm } from '../../machines/exchange-form.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { emptyTally, requestsToTry, tallyLine, tryQuestion, wordsUpTo } from '../../testing/lesson-answers.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import type { Exercise, MachineFamily } from '../question.ts';

const noTokens = () => 0;

/** What is right, by other means than machines: the text that is to be written, or whether the word is to be accepted. */
const RIGHT: Readonly<Record<MachineFamily, (input: string) => string | boolean>> = {
  'binary-increment': (input) => (BigInt(`0b0${input}`) + 1n).toString(2).padStart(input.length, '0'),
  palindrome: (input) => [...input].toReversed().join('') === input,
  'balanced-brackets': (input) => {
    let open = 0;
    return [...input].every((bracket) => (open += bracket === '(' ? 1 : -1) >= 0) && open === 0;
  },
};

test('an input is right where a naive run of the shown table does otherwise than it should', () => {
  const tally = emptyTally();
  for (const request of requestsToTry('machine', 9)) {
    const exercise = tryQuestion(request, noTokens, tally);
    tally.complaints.push(...complaintsOf(exercise));
  }
  expect(tally.complaints).toEqual([]);
  expect(tally.mistakes.size, tallyLine('machine', tally)).toBe(4);
});

test('has wrong copies of every family, more than one of each', () => {
  for (const topic of ['binary-increment', 'palindrome', 'balanced-brackets']) {
    const sources = new Set<string>();
    for (let seed = 0; seed < 8; seed++) {
      const { question } = tryQuestion({ kind: 'machine', seed, topic }, noTokens, emptyTally());
      if (question.shown.kind === 'machine') sources.add(question.shown.source);
    }
    expect(sources.size, topic).toBeGreaterThanOrEqual(3);
  }
});

function complaintsOf(exercise: Exercise): string[] {
  const { shown } = exercise.question;
  if (shown.kind !== 'machine') throw new Error('The question shows a machine.');
  const name = JSON.stringify(exercise.question.reference);
  const { machine } = readMachine(shown.source);
  const exchange = exchangeForm(machine!)!;
  const complaints: string[] = [];
  const fails = (input: string): boolean => {
    const run = new NaiveSimulator(exchange, [[...input]]).run(2000);
    const wanted = RIGHT[shown.family](input);
    if (run.halted === 'step limit') return true;
    return typeof wanted === 'boolean' ? (run.halted === 'accept') !== wanted : run.tapes[0] !== wanted;
  };
  for (const input of wordsUpTo(shown.alphabet, 6))
    if (exercise.judge({ form: 'input', input }).right !== fails(input)) complaints.push(`${name}: on “${input}”`);
  for (const { input } of shown.tests) if (fails(input)) complaints.push(`${name}: the test “${input}” fails`);
  if (shown.rules.length !== exchange.delta.length) complaints.push(`${name}: another number of rules is shown`);
  return complaints;
}
