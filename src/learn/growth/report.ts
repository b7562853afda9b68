import { bestFit, valueAt, type Fit } from './fit.ts';
import { MEASURES, type GrowthPoint, type Measure } from './measure.ts';
import type { Task } from '../../tasks/task.ts';

/** The contexts of models whose filling is computed, in tokens. */
export const CONTEXTS = [8_192, 32_768, 131_072] as const;

/** When a context is full. */
export interface FullContext {
  /** The context in tokens. */
  readonly tokens: number;
  /** The first length at which the mean text alone, without query, has more tokens; undefined where no curve says so. */
  readonly length: number | undefined;
  /** Whether that lies between lengths that were measured; else the fitted curve says so. */
  readonly isMeasured: boolean;
}

/** How the numbers of a task and variant grow. */
export interface GrowthReport {
  readonly points: readonly GrowthPoint[];
  /** The best curve for each number; undefined where there are too few points. */
  readonly fits: Readonly<Record<Measure, Fit | undefined>>;
  readonly contexts: readonly FullContext[];
}

/** Lengths beyond this are not looked at: no input is that long. */
const GREATEST_LENGTH = 1_000_000_000;

/** Greatest relative error of a curve that is followed beyond what was measured. */
const TRUSTED_ERROR = 0.25;

/** The report on points of ascending length. */
export function growthReport(points: readonly GrowthPoint[]): GrowthReport {
  const fitOf = (measure: Measure) => bestFit(points.map((point) => ({ length: point.length, value: point[measure] })));
  const fits = Object.fromEntries(MEASURES.map((measure) => [measure, fitOf(measure)])) as GrowthReport['fits'];
  return { points, fits, contexts: CONTEXTS.map((tokens) => fullContext(points, fits.tokens, tokens)) };
}

/** When a context of this many tokens is full. */
export function fullContext(points: readonly GrowthPoint[], fit: Fit | undefined, tokens: number): FullContext {
  const at = points.findIndex((point) => point.tokens > tokens);
  if (at >= 0)
    return {
      tokens,
      length: at === 0 ? points[0]!.length : between(points[at - 1]!, points[at]!, tokens),
      isMeasured: true,
    };
  const last = points.at(-1);
  const isTrusted = fit && fit.error <= TRUSTED_ERROR;
  return { tokens, length: last && isTrusted ? firstAbove(fit, last.length, tokens) : undefined, isMeasured: false };
}

/** The first whole length above a number of tokens on the straight line between two points. */
function between(one: GrowthPoint, other: GrowthPoint, tokens: number): number {
  const slope = (other.tokens - one.tokens) / (other.length - one.length);
  return Math.min(other.length, one.length + Math.floor((tokens - one.tokens) / slope) + 1);
}

/** The first length after `from` at which a curve is above a number of tokens. */
function firstAbove(fit: Fit, from: number, tokens: number): number | undefined {
  let low = from;
  let high = from + 1;
  while (!(valueAt(fit, high) > tokens)) {
    low = high;
    high *= 2;
    if (high > GREATEST_LENGTH) return undefined;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (valueAt(fit, middle) > tokens) high = middle;
    else low = middle;
  }
  return high;
}

/** Most lengths that are measured. */
const MOST_LENGTHS = 14;

/** The lengths at which a task is measured: from its shortest to the longest that the paper evaluates, denser among short ones. */
export function growthLengths(task: Task): number[] {
  const from = task.shortest ?? 1;
  const { to } = task.ranges.L;
  const ratio = (to / from) ** (1 / (MOST_LENGTHS - 1));
  const lengths = new Set<number>();
  let length = from;
  for (let count = 0; count < MOST_LENGTHS && length < to; count++) {
    lengths.add(length);
    // Neighbours differ by at least one, and where that is more by the same ratio.
    length = Math.max(length + 1, Math.round(from * ratio ** (count + 1)));
  }
  lengths.add(to);
  return [...lengths];
}
