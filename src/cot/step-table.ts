import { textHash } from './step-hash.ts';
import type { Step } from './steps.ts';

/** Most entries in memory: a million take some 100 MB. Beyond it one step in two, in four … is kept, chosen by its hash. */
const MOST_ENTRIES = 1_000_000;

/** Stored instead of a right side when a left side has several. */
const SEVERAL = -1;

/** What a set of examples teaches, in numbers. Where only one step in `sampledOneIn` is kept, counts are estimates. */
export interface StepCounts {
  readonly examples: number;
  /** Steps, each as often as it occurs. */
  readonly occurrences: number;
  /** Different steps. */
  readonly distinct: number;
  /** Left sides with more than one right side: what follows cannot be known from the line. */
  readonly ambiguous: number;
  /** Left sides whose transition does not say what comes next, at least once. */
  readonly unannounced: number;
  /** 1 where every step is kept. */
  readonly sampledOneIn: number;
}

/** How the number of different steps grows with the number of examples. */
export interface Growth {
  readonly examples: number;
  readonly distinct: number;
}

/**
 * The steps that a set of examples holds: a finite table where a text follows from itself, one that grows with the examples where it
 * does not. Examples are taken in one after another and nothing of them is kept but hashes of their steps, so memory is flat: past a
 * million entries only steps are kept whose hash is a multiple of 2, of 4 … – the same ones in every table – and counts are scaled.
 */
export class StepTable {
  private readonly most: number;
  private examples = 0;
  private occurrences = 0;
  private oneIn = 1;
  /** Right side by left side. */
  private readonly rights = new Map<number, number>();
  /** Both sides together. */
  private readonly pairs = new Set<number>();
  private readonly unannounced = new Set<number>();
  private readonly grown: Growth[] = [];

  constructor(most: number = MOST_ENTRIES) {
    this.most = most;
  }

  /** Adds the steps of one example. */
  add(steps: Iterable<Step>): void {
    for (const step of steps) {
      this.occurrences++;
      const left = leftHash(step);
      if (!isSampled(left, this.oneIn)) continue;
      const pair = pairHash(step, left);
      this.pairs.add(pair);
      const known = this.rights.get(left);
      if (known === undefined) this.rights.set(left, pair);
      else if (known !== pair) this.rights.set(left, SEVERAL);
      if (!step.announced) this.unannounced.add(left);
      if (this.pairs.size > this.most) this.thin();
    }
    this.examples++;
    if (isRound(this.examples)) this.grown.push({ examples: this.examples, distinct: this.distinct });
  }

  /** Whether the steps hold this one; undefined where it is not among those that are kept. */
  holds(step: Step): boolean | undefined {
    const left = leftHash(step);
    return isSampled(left, this.oneIn) ? this.pairs.has(pairHash(step, left)) : undefined;
  }

  get counts(): StepCounts {
    let ambiguous = 0;
    for (const right of this.rights.values()) if (right === SEVERAL) ambiguous++;
    const { examples, occurrences, distinct, oneIn } = this;
    const unannounced = this.unannounced.size * oneIn;
    return { examples, occurrences, distinct, ambiguous: ambiguous * oneIn, unannounced, sampledOneIn: oneIn };
  }

  /** Different steps after 1, 2, 5, 10, 20, 50 … examples, and after all of them. */
  get growth(): readonly Growth[] {
    const { examples, distinct, grown } = this;
    return grown.at(-1)?.examples === examples ? grown : [...grown, { examples, distinct }];
  }

  private get distinct(): number {
    return this.pairs.size * this.oneIn;
  }

  private thin(): void {
    this.oneIn *= 2;
    for (const left of this.rights.keys()) if (!isSampled(left, this.oneIn)) this.rights.delete(left);
    for (const left of this.unannounced) if (!isSampled(left, this.oneIn)) this.unannounced.delete(left);
    for (const pair of this.pairs) if (!isSampled(pair, this.oneIn)) this.pairs.delete(pair);
  }
}

/** Range of the low bits of a hash by which steps are sampled; a step has those of its left side. */
const SAMPLING = 2 ** 20;

const leftHash = ({ kind, left }: Step): number => textHash(`${kind}\n${left}`);

function pairHash({ right }: Step, left: number): number {
  const pair = textHash(`${left}\n${right}`);
  return pair - (pair % SAMPLING) + (left % SAMPLING);
}

const isSampled = (hash: number, oneIn: number): boolean => hash % oneIn === 0;

/** 1, 2, 5, 10, 20, 50 … */
function isRound(count: number): boolean {
  const digits = String(count);
  return /^[125]0*$/.test(digits);
}
