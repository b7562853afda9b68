import type { VariantId } from '../cot/variants.ts';
import type { MachineFamily, QuestionKind } from './question.ts';

/** The letters by which links name kinds of questions. They never change: links are kept. */
export const KIND_CODES: Readonly<Record<QuestionKind, string>> = {
  cell: 'c',
  origin: 'o',
  module: 'm',
  fault: 'f',
  tokens: 't',
  machine: 'r',
};

/** The two letters by which links name tasks and families of machines; a new task gets new ones. */
export const TOPIC_CODES: Readonly<Record<string, string>> = {
  'large-number-addition': 'la',
  'large-number-division': 'ld',
  'bubble-sort': 'bs',
  'word-flip': 'wf',
  'compare-numbers': 'cn',
  'any-substring': 'as',
  derangement: 'de',
  'population-growth': 'pg',
  dijkstra: 'dj',
  'multi-machine-schedule': 'ms',
  'count-letters': 'cl',
  'diophantine-equation': 'di',
  'prime-search': 'ps',
  'knapsack-01': 'ks',
  lcs: 'lc',
  'levenshtein-distance': 'le',
  'binary-search': 'bi',
  'permutation-combination': 'pe',
  'palindrome-combination': 'pc',
  ...({ 'binary-increment': 'xi', palindrome: 'xp', 'balanced-brackets': 'xb' } satisfies Record<
    MachineFamily,
    string
  >),
};

/** The letters by which links name variants. */
export const VARIANT_CODES: Readonly<Record<VariantId, string>> = {
  tail: 'A',
  'tail-styled': 'B',
  'without-memory-fetcher': 'C',
  'without-atomic-state': 'D',
  'without-linear-transition': 'E',
  direct: 'F',
  'turing-program': 'G',
  'index-hint': 'H',
  reversed: 'I',
};

/** The name with a code, or undefined. */
export function nameOfCode<Name extends string>(codes: Readonly<Record<Name, string>>, code: string): Name | undefined {
  return (Object.keys(codes) as Name[]).find((name) => codes[name] === code);
}
