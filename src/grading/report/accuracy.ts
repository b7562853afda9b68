import { wilson, zeroErrorBound, type Interval } from '../statistics/interval.ts';

/** How many of some samples are right. */
export interface Accuracy {
  readonly correct: number;
  readonly total: number;
  readonly accuracy: number;
  /** The 95 % interval by Wilson. */
  readonly interval: Interval;
  /** Where no sample is wrong: the upper 95 % bound of the rate of errors. */
  readonly error_bound?: number;
}

/** The share of right samples; 0 of none. */
export function accuracyOf(correct: number, total: number): Accuracy {
  return {
    correct,
    total,
    accuracy: total === 0 ? 0 : correct / total,
    interval: wilson(correct, total),
    ...(total > 0 && correct === total ? { error_bound: zeroErrorBound(total) } : {}),
  };
}

/** Right samples by some name, in the order in which names came. */
export class AccuracyTable<Name extends string | number> {
  private readonly counts = new Map<Name, { correct: number; total: number }>();

  add(name: Name, correct: boolean): void {
    const count = this.counts.get(name) ?? { correct: 0, total: 0 };
    count.total++;
    if (correct) count.correct++;
    this.counts.set(name, count);
  }

  /** Each name with its accuracy. */
  rows(): (Accuracy & { readonly name: Name })[] {
    return [...this.counts].map(([name, { correct, total }]) => ({ name, ...accuracyOf(correct, total) }));
  }
}
