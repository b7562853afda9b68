import { WORDINGS as palindromeCombination } from './backtracking/palindrome-combination.wordings.ts';
import { WORDINGS as permutationCombination } from './backtracking/permutation-combination.wordings.ts';
import { WORDINGS as binarySearch } from './divide-and-conquer/binary-search.wordings.ts';
import { WORDINGS as knapsack01 } from './dp/knapsack-01.wordings.ts';
import { WORDINGS as lcs } from './dp/lcs.wordings.ts';
import { WORDINGS as levenshteinDistance } from './dp/levenshtein-distance.wordings.ts';
import { WORDINGS as countLetters } from './enumeration/count-letters.wordings.ts';
import { WORDINGS as diophantineEquation } from './enumeration/diophantine-equation.wordings.ts';
import { WORDINGS as primeSearch } from './enumeration/prime-search.wordings.ts';
import { WORDINGS as dijkstra } from './greedy/dijkstra.wordings.ts';
import { WORDINGS as multiMachineSchedule } from './greedy/multi-machine-schedule.wordings.ts';
import { WORDINGS as populationGrowth } from './iteration/population-growth.wordings.ts';
import { WORDINGS as anySubstring } from './recursion/any-substring.wordings.ts';
import { WORDINGS as derangement } from './recursion/derangement.wordings.ts';
import { WORDINGS as bubbleSort } from './simulation/bubble-sort.wordings.ts';
import { WORDINGS as compareNumbers } from './simulation/compare-numbers.wordings.ts';
import { WORDINGS as largeNumberAddition } from './simulation/large-number-addition.wordings.ts';
import { WORDINGS as largeNumberDivision } from './simulation/large-number-division.wordings.ts';
import { WORDINGS as wordFlip } from './simulation/word-flip.wordings.ts';
import type { QueryWording, Task } from './task.ts';

/**
 * The ways of asking for every task, by its id. They are apart from the tasks so that the page and the worker that runs machines need not
 * load a quarter of a megabyte of sentences before they show a run.
 */
const WORDINGS = {
  'large-number-addition': largeNumberAddition,
  'large-number-division': largeNumberDivision,
  'bubble-sort': bubbleSort,
  'word-flip': wordFlip,
  'compare-numbers': compareNumbers,
  'any-substring': anySubstring,
  derangement: derangement,
  'population-growth': populationGrowth,
  dijkstra: dijkstra,
  'multi-machine-schedule': multiMachineSchedule,
  'count-letters': countLetters,
  'diophantine-equation': diophantineEquation,
  'prime-search': primeSearch,
  'knapsack-01': knapsack01,
  lcs: lcs,
  'levenshtein-distance': levenshteinDistance,
  'binary-search': binarySearch,
  'permutation-combination': permutationCombination,
  'palindrome-combination': palindromeCombination,
} as const;

/** The ways of asking for a task, at least 24, in their order; the first is the usual one. */
export function wordingsOf({ id }: Pick<Task, 'id'>): readonly QueryWording[] {
  const wordings: Readonly<Record<string, readonly QueryWording<never>[]>> = WORDINGS;
  // Only parsed instances of the task reach its queries, as they do its other functions (`defineTask`).
  return wordings[id] as readonly QueryWording[];
}
