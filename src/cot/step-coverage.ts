import type { Step } from './steps.ts';
import type { StepTable } from './step-table.ts';
import { textHash } from './step-hash.ts';

/** Most different missing steps that are listed, which bounds the memory; further ones only lower the shares. */
const MOST_MISSING = 5000;

/** How much of a set of test examples the steps of a training set cover; shares are from 0 to 1. */
export interface Coverage {
  readonly examples: number;
  /** The share of steps, each counted as often as it occurs, that training has seen. */
  readonly steps: number;
  /** The share of different steps that training has seen. */
  readonly distinctSteps: number;
  /** The share of examples all of whose steps training has seen; if steps are sampled, all of the sampled ones. */
  readonly whole: number;
}

/** A step that training has not seen. */
export interface MissingStep<Example> {
  readonly step: Step;
  readonly count: number;
  /** The first example that has it. */
  readonly example: Example;
}

/** Counts how much of a set of examples a table of steps covers, one example after another. */
export class CoverageCount<Example> {
  private readonly trained: StepTable;
  private examples = 0;
  private wholes = 0;
  private kept = 0;
  private seen = 0;
  /** Whether training has seen a step, by the hash of each different one. */
  private readonly distinct = new Map<number, boolean>();
  private readonly unseen = new Map<number, { step: Step; count: number; example: Example }>();

  constructor(trained: StepTable) {
    this.trained = trained;
  }

  /** Adds the steps of one example. */
  add(steps: Iterable<Step>, example: Example): void {
    let isWhole = true;
    for (const step of steps) {
      const isKnown = this.trained.holds(step);
      if (isKnown === undefined) continue;
      this.kept++;
      const hash = textHash(`${step.kind}\n${step.left}\n${step.right}`);
      this.distinct.set(hash, isKnown);
      if (isKnown) this.seen++;
      else {
        isWhole = false;
        this.miss(hash, step, example);
      }
    }
    this.examples++;
    if (isWhole) this.wholes++;
  }

  get coverage(): Coverage {
    let known = 0;
    for (const isKnown of this.distinct.values()) if (isKnown) known++;
    return {
      examples: this.examples,
      steps: share(this.seen, this.kept),
      distinctSteps: share(known, this.distinct.size),
      whole: share(this.wholes, this.examples),
    };
  }

  /** Steps that training has not seen, the most frequent first. */
  get missing(): readonly MissingStep<Example>[] {
    return [...this.unseen.values()].toSorted((one, other) => other.count - one.count);
  }

  private miss(hash: number, step: Step, example: Example): void {
    const known = this.unseen.get(hash);
    if (known) known.count++;
    else if (this.unseen.size < MOST_MISSING) this.unseen.set(hash, { step, count: 1, example });
  }
}

/** The share of a part; that of an empty whole is 1. */
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
