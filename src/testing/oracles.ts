import type { Instance } from '../tasks/task.ts';
import { oracle as anySubstring } from '../tasks/oracles/any-substring.ts';
import { oracle as binarySearch } from '../tasks/oracles/binary-search.ts';
import { oracle as bubbleSort } from '../tasks/oracles/bubble-sort.ts';
import { oracle as compareNumbers } from '../tasks/oracles/compare-numbers.ts';
import { oracle as countLetters } from '../tasks/oracles/count-letters.ts';
import { oracle as derangement } from '../tasks/oracles/derangement.ts';
import { oracle as dijkstra } from '../tasks/oracles/dijkstra.ts';
import { oracle as diophantineEquation } from '../tasks/oracles/diophantine-equation.ts';
import { oracle as knapsack01 } from '../tasks/oracles/knapsack-01.ts';
import { oracle as largeNumberAddition } from '../tasks/oracles/large-number-addition.ts';
import { oracle as largeNumberDivision } from '../tasks/oracles/large-number-division.ts';
import { oracle as lcs } from '../tasks/oracles/lcs.ts';
import { oracle as levenshteinDistance } from '../tasks/oracles/levenshtein-distance.ts';
import { oracle as multiMachineSchedule } from '../tasks/oracles/multi-machine-schedule.ts';
import { oracle as palindromeCombination } from '../tasks/oracles/palindrome-combination.ts';
import { oracle as permutationCombination } from '../tasks/oracles/permutation-combination.ts';
import { oracle as populationGrowth } from '../tasks/oracles/population-growth.ts';
import { oracle as primeSearch } from '../tasks/oracles/prime-search.ts';
import { oracle as wordFlip } from '../tasks/oracles/word-flip.ts';

/** The oracles by task id. Instances are drawn or parsed, so each has the shape that its oracle reads. */
export const ORACLES: Readonly<Record<string, (instance: Instance) => string>> = {
  'large-number-addition': largeNumberAddition as unknown as (instance: Instance) => string,
  'large-number-division': largeNumberDivision as unknown as (instance: Instance) => string,
  'bubble-sort': bubbleSort as unknown as (instance: Instance) => string,
  'word-flip': wordFlip as unknown as (instance: Instance) => string,
  'compare-numbers': compareNumbers as unknown as (instance: Instance) => string,
  'any-substring': anySubstring as unknown as (instance: Instance) => string,
  derangement: derangement as unknown as (instance: Instance) => string,
  'population-growth': populationGrowth as unknown as (instance: Instance) => string,
  dijkstra: dijkstra as unknown as (instance: Instance) => string,
  'multi-machine-schedule': multiMachineSchedule as unknown as (instance: Instance) => string,
  'count-letters': countLetters as unknown as (instance: Instance) => string,
  'diophantine-equation': diophantineEquation as unknown as (instance: Instance) => string,
  'prime-search': primeSearch as unknown as (instance: Instance) => string,
  'knapsack-01': knapsack01 as unknown as (instance: Instance) => string,
  lcs: lcs as unknown as (instance: Instance) => string,
  'levenshtein-distance': levenshteinDistance as unknown as (instance: Instance) => string,
  'binary-search': binarySearch as unknown as (instance: Instance) => string,
  'permutation-combination': permutationCombination as unknown as (instance: Instance) => string,
  'palindrome-combination': palindromeCombination as unknown as (instance: Instance) => string,
};
