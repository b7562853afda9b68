import { palindromeCombination } from './backtracking/palindrome-combination.ts';
import { permutationCombination } from './backtracking/permutation-combination.ts';
import { binarySearch } from './divide-and-conquer/binary-search.ts';
import { knapsack01 } from './dp/knapsack-01.ts';
import { levenshteinDistance } from './dp/levenshtein-distance.ts';
import { dijkstra } from './greedy/dijkstra.ts';
import { multiMachineSchedule } from './greedy/multi-machine-schedule.ts';
import { bubbleSort } from './simulation/bubble-sort.ts';
import { compareNumbers } from './simulation/compare-numbers.ts';
import { largeNumberAddition } from './simulation/large-number-addition.ts';
import { wordFlip } from './simulation/word-flip.ts';
import type { Task } from './task.ts';

/** Every task, in the order of the paper's table. */
export const TASKS: readonly Task[] = [
  largeNumberAddition,
  bubbleSort,
  wordFlip,
  compareNumbers,
  dijkstra,
  multiMachineSchedule,
  knapsack01,
  levenshteinDistance,
  binarySearch,
  permutationCombination,
  palindromeCombination,
];

/** The task with this id, or undefined. */
export function taskById(id: string): Task | undefined {
  return TASKS.find((task) => task.id === id);
}
