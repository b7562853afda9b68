/**
 * What the paper reports, in one place: every number of its charts is read from here, and each table says where it is from. All are
 * percentages of right answers, one answer to a question (pass@1), of Qwen2.5-7B trained on texts of the range S alone.
 */

/** The paper. */
export const PAPER = {
  authors: 'Hua et al.',
  title: 'The Imitation Game: Turing Machine Imitator is Length Generalizable Reasoner',
  venue: 'ICLR 2026',
  id: 'arXiv:2507.13332v3',
  address: 'https://arxiv.org/abs/2507.13332v3',
} as const;

/** Right answers at the lengths of the ranges S, M and L, in percent. */
interface ByRange {
  readonly name: string;
  readonly S: number;
  readonly M: number;
  readonly L: number;
}

/** Addition of large numbers, with three kinds of text. */
export const ADDITION: { readonly source: string; readonly rows: readonly ByRange[] } = {
  source: 'Large Number Addition: TAIL beside two formats that others train on',
  rows: [
    { name: 'Index hint', S: 57, M: 34.5, L: 24 },
    { name: 'Reversed', S: 39.5, M: 35.5, L: 35 },
    { name: 'TAIL', S: 97, M: 92.5, L: 86.5 },
  ],
};

/** The kinds of text of the ablation, from none to all modules. */
export const ABLATION_TEXTS = [
  'Base model',
  'Without atomic state',
  'Without linear transition',
  'Without memory fetcher',
  'TAIL',
] as const;

/** Right answers of one task, for each of the texts in their order, at lengths beyond training, in percent. */
interface AblationRow {
  readonly algorithm: string;
  readonly task: string;
  readonly M: readonly number[];
  readonly L: readonly number[];
}

/** What is missing where a module is switched off: one task of each class of algorithms. */
export const ABLATION: { readonly source: string; readonly rows: readonly AblationRow[] } = {
  source: 'Ablation: the three modules switched off one by one, one task of each class',
  rows: [
    row('Simulation', 'Compare Numbers', [47.4, 82.6, 80, 90.2, 94.2], [38.6, 73.6, 75.4, 88, 90]),
    row('Enumeration', 'Diophantine Equation', [26.8, 68.2, 63.6, 64.2, 96], [36.8, 69, 58.8, 63.6, 92.6]),
    row('Iteration', 'Population Growth', [12.4, 77.2, 76.2, 73.8, 90], [17, 61.2, 54, 67.6, 84.4]),
    row('Divide & conquer', 'Binary Search', [21.6, 86.2, 85, 92.4, 98.6], [13.6, 71, 75.6, 88.2, 89.2]),
    row('Recursion', 'Any Substring', [19.4, 52.2, 43, 87.2, 99.6], [3, 32, 30.8, 84.8, 87]),
    row('Dynamic programming', 'LCS', [11.2, 77.4, 77.4, 80.8, 90.2], [13, 61, 74.2, 74.8, 71.8]),
    row('Greedy', 'Multi-Machine Schedule', [5.4, 39, 20.6, 45.6, 91.8], [3.4, 16, 11.2, 30.8, 62]),
    row('Backtracking', 'Permutation Combination', [7.2, 75.8, 79, 80, 83.6], [4, 61.4, 62.8, 69.2, 76]),
  ],
};

function row(algorithm: string, task: string, M: readonly number[], L: readonly number[]): AblationRow {
  return { algorithm, task, M, L };
}
