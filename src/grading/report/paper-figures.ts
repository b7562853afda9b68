import type { VariantId } from '../../cot/variants.ts';

/** What the figures are of, for those who compare them with their own. */
export const PAPER_FIGURES_SOURCE = {
  title: 'Hua et al., “The Imitation Game: Turing Machine Imitator is Length Generalizable Reasoner”, arXiv 2507.13332',
  url: 'https://arxiv.org/abs/2507.13332',
  /** Model, training and measure. */
  setting:
    'Qwen2.5-7B, all of it fine-tuned on texts of the variant at S; greedy decoding, one answer to each question',
} as const;

/** Right answers in percent by range. */
interface Figures {
  readonly S?: number;
  readonly M?: number;
  readonly L?: number;
}

/** The tasks of the paper's ablation, in the order of the lists below: one of each class. */
const ABLATION_TASKS = [
  'compare-numbers',
  'diophantine-equation',
  'population-growth',
  'binary-search',
  'any-substring',
  'lcs',
  'multi-machine-schedule',
  'permutation-combination',
] as const;

/** Of each of these tasks the right answers at M and at L, in percent. */
const ABLATION: Readonly<Partial<Record<VariantId, readonly (readonly [M: number, L: number])[]>>> = {
  tail: [
    [94.2, 90],
    [96, 92.6],
    [90, 84.4],
    [98.6, 89.2],
    [99.6, 87],
    [90.2, 71.8],
    [91.8, 62],
    [83.6, 76],
  ],
  'without-atomic-state': [
    [82.6, 73.6],
    [68.2, 69],
    [77.2, 61.2],
    [86.2, 71],
    [52.2, 32],
    [77.4, 61],
    [39, 16],
    [75.8, 61.4],
  ],
  'without-linear-transition': [
    [80, 75.4],
    [63.6, 58.8],
    [76.2, 54],
    [85, 75.6],
    [43, 30.8],
    [77.4, 74.2],
    [20.6, 11.2],
    [79, 62.8],
  ],
  'without-memory-fetcher': [
    [90.2, 88],
    [64.2, 63.6],
    [73.8, 67.6],
    [92.4, 88.2],
    [87.2, 84.8],
    [80.8, 74.8],
    [45.6, 30.8],
    [80, 69.2],
  ],
};

/** Addition, beside the two older formats. */
const ADDITION: Readonly<Partial<Record<VariantId, Figures>>> = {
  tail: { S: 97, M: 92.5, L: 86.5 },
  'index-hint': { S: 57, M: 34.5, L: 24 },
  reversed: { S: 39.5, M: 35.5, L: 35 },
};

/** The one figure at S that the paper gives beside those of its ablation. */
const COMPARE_NUMBERS_AT_S = 98;

/** The share of right answers that the paper reports for a task, a variant and a range; undefined where it reports none. */
export function paperAccuracy(task: string, variant: string, range: string): number | undefined {
  const figures = figuresOf(task, variant);
  const percent = range === 'S' || range === 'M' || range === 'L' ? figures[range] : undefined;
  return percent === undefined ? undefined : percent / 100;
}

function figuresOf(task: string, variant: string): Figures {
  if (task === 'large-number-addition') return isNamed(ADDITION, variant) ? (ADDITION[variant] ?? {}) : {};
  const column = ABLATION_TASKS.findIndex((each) => each === task);
  const pair = isNamed(ABLATION, variant) ? ABLATION[variant]?.[column] : undefined;
  if (!pair) return {};
  const [M, L] = pair;
  return task === 'compare-numbers' && variant === 'tail' ? { S: COMPARE_NUMBERS_AT_S, M, L } : { M, L };
}

const isNamed = <Names extends object>(names: Names, name: string): name is string & keyof Names =>
  Object.hasOwn(names, name);
