import { readMachine } from '../src/machines/read-machine.ts';
import type { MachineDescription } from '../src/machines/description.ts';
import { findDifference, findFault, type Search } from '../src/machines/search/counterexample.ts';
import { expectation, type ExpectationId } from '../src/machines/search/expectations.ts';
import { processorSeconds } from './timing.ts';

/** How long a search for a counterexample takes at worst. */
interface SearchFigures {
  readonly search: string;
  readonly 'processor seconds': number;
}

const ALPHABET = ['a', 'b', 'c'] as const;
const LONGEST = 12;
const SEARCH: Search = { alphabet: ALPHABET, longest: LONGEST, limit: 10_000, compared: 'verdict' };
/** Searches of which the shortest counts: the first also pays for compiling the code. */
const REPETITIONS = 4;

/** Searches that go through all inputs, with machines that read theirs once, there and back, and again and again. */
export async function searchFigures(): Promise<SearchFigures[]> {
  const palindrome = palindromes();
  const searches: readonly (readonly [string, () => Generator<number, unknown>])[] = [
    ['read once, only the last input differs', () => findDifference(reading(), butTheLast(), SEARCH)],
    ['read once, what the tape holds', () => findDifference(reading(), reading(), { ...SEARCH, compared: 'tape' })],
    ['palindromes, two machines', () => findDifference(palindrome, palindrome, SEARCH)],
    ['palindromes, held to what is right', () => findFault(palindrome, expected('palindrome'), SEARCH)],
    ['read once, held to a pattern', () => findFault(reading(), expected('pattern'), SEARCH)],
    ['copies, 26 steps a symbol, two machines', () => findDifference(copies(), copies(), SEARCH)],
  ];
  const figures: SearchFigures[] = [];
  for (const [search, begin] of searches) {
    let least = Infinity;
    for (let repetition = 0; repetition < REPETITIONS; repetition++)
      least = Math.min(
        least,
        await processorSeconds(async () => {
          for (const _ of begin());
        }),
      );
    figures.push({ search, 'processor seconds': least });
  }
  return figures;
}

/** What is right by an expectation. */
function expected(id: ExpectationId) {
  const made = expectation(id, ALPHABET, '[abc]*');
  if (!made.ok) throw new Error(made.problem);
  return made.expected;
}

const machine = (table: string, start: string): MachineDescription =>
  readMachine(`blank: ' '\nstart state: ${start}\ntable:\n${table}`).machine!;

/** Accepts whatever it has read to the end. */
function reading(): MachineDescription {
  return machine("  q:\n    [a, b, c]: R\n    ' ': {L: accept}\n  accept:\n  reject:\n", 'q');
}

/** The same, but it rejects the last of all inputs. */
function butTheLast(): MachineDescription {
  const states = Array.from({ length: LONGEST + 1 }, (_, seen) => {
    const isLast = seen === LONGEST;
    return `  c${seen}:\n    c: {R: ${isLast ? 'any' : `c${seen + 1}`}}\n    [a, b]: {R: any}\n    ' ': {L: ${isLast ? 'reject' : 'accept'}}\n`;
  });
  return machine(`${states.join('')}  any:\n    [a, b, c]: R\n    ' ': {L: accept}\n  accept:\n  reject:\n`, 'c0');
}

/** Accepts palindromes, crossing out the first and the last symbol again and again. */
function palindromes(): MachineDescription {
  const firsts = ALPHABET.map((symbol) => `    ${symbol}: {write: ' ', R: end ${symbol}}\n`);
  const ends = ALPHABET.map((symbol) => {
    const others = ALPHABET.filter((each) => each !== symbol).join(', ');
    return `  end ${symbol}:\n    [a, b, c]: R\n    ' ': {L: last ${symbol}}\n  last ${symbol}:\n    ' ': {R: accept}\n    ${symbol}: {write: ' ', L: back}\n    [${others}]: {R: reject}\n`;
  });
  return machine(
    `  first:\n    ' ': {R: accept}\n${firsts.join('')}${ends.join('')}  back:\n    [a, b, c]: L\n    ' ': {R: first}\n  accept:\n  reject:\n`,
    'first',
  );
}

/** Copies its input behind it, one symbol after the other. */
function copies(): MachineDescription {
  const firsts = ALPHABET.map((symbol) => `    ${symbol}: {write: ' ', R: over ${symbol}}\n`);
  const ways = ALPHABET.map(
    (symbol) =>
      `  over ${symbol}:\n    [a, b, c]: R\n    ' ': {R: put ${symbol}}\n  put ${symbol}:\n    [a, b, c]: R\n    ' ': {write: ${symbol}, L: home ${symbol}}\n` +
      `  home ${symbol}:\n    [a, b, c]: L\n    ' ': {L: back ${symbol}}\n  back ${symbol}:\n    [a, b, c]: L\n    ' ': {write: ${symbol}, R: next}\n`,
  );
  return machine(`  next:\n    ' ': {R: done}\n${firsts.join('')}${ways.join('')}  done:\n`, 'next');
}
