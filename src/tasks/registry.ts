import { palindromeCombination } from './backtracking/palindrome-combination.ts';
import { permutationCombination } from './backtracking/permutation-combination.ts';
import { binarySearch } from './divide-and-conquer/binary-search.ts';
import { knapsack01 } from './dp/knapsack-01.ts';
import { lcs } from './dp/lcs.ts';
import { levenshteinDistance } from './dp/levenshtein-distance.ts';
import { countLetters } from './enumeration/count-letters.ts';
import { diophantineEquation } from './enumeration/diophantine-equation.ts';
import { primeSearch } from './enumeration/prime-search.ts';
import { dijkstra } from './greedy/dijkstra.ts';
import { multiMachineSchedule } from './greedy/multi-machine-schedule.ts';
import { populationGrowth } from './iteration/population-growth.ts';
import { anySubstring } from './recursion/any-substring.ts';
import { derangement } from './recursion/derangement.ts';
import { bubbleSort } from './simulation/bubble-sort.ts';
import { compareNumbers } from './simulation/compare-numbers.ts';
import { largeNumberAddition } from './simulation/large-number-addition.ts';
import { largeNumberDivision } from './simulation/large-number-division.ts';
import { wordFlip } from './simulation/word-flip.ts';
import type { Task } from './task.ts';

/** Every task, in the order of the paper's table. */
export const TASKS: readonly Task[] = [
  largeNumberAddition,
  largeNumberDivision,
  bubbleSort,
  wordFlip,
  compareNumbers,
  anySubstring,
  derangement,
  populationGrowth,
  dijkstra,
  multiMachineSchedule,
  countLetters,
  diophantineEquation,
  primeSearch,
  knapsack01,
  lcs,
  levenshteinDistance,
  binarySearch,
  permutationCombination,
  palindromeCombination,
];

/** The task with this id, or undefined. */
export function taskById(id: string): Task | undefined {
  return TASKS.find((task) => task.id === id);
}
