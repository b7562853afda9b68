import type { Graded } from '../grader.ts';
import { HazardCount, type Hazard } from '../statistics/hazard.ts';
import { longestGoodLength } from '../statistics/length-limit.ts';
import { AccuracyTable, type Accuracy } from './accuracy.ts';

/** What is told of one task in one run. */
export interface TaskReport extends Accuracy {
  readonly task: string;
  /** How many samples were read as each variant. */
  readonly variants: Readonly<Record<string, number>>;
  readonly ranges: readonly (Accuracy & { readonly range: string })[];
  /** By exact length; `predicted` is the accuracy that the hazards of the states predict. */
  readonly lengths: readonly (Accuracy & { readonly length: number; readonly predicted: number | null })[];
  /** See `longestGoodLength`; null where the shortest length has less. */
  readonly longest_good_length: number | null;
  readonly hazard: {
    /** Of all states together. */
    readonly all: Hazard;
    readonly kinds: readonly (Hazard & { readonly state: string })[];
    readonly positions: readonly (Hazard & { readonly from: number; readonly to: number })[];
  };
}

/** Counts the samples of one task in one run. */
export class TaskCount {
  private readonly task: string;
  private readonly whole = new AccuracyTable<string>();
  private readonly ranges = new AccuracyTable<string>();
  private readonly lengths = new AccuracyTable<number>();
  private readonly hazard = new HazardCount();
  private readonly variants = new Map<string, number>();
  /** States by kind of all samples of a length together, and how many samples they are of. */
  private readonly states = new Map<number, { samples: number; kinds: Map<string, number> }>();

  constructor(task: string) {
    this.task = task;
  }

  add({ result, reached, states }: Graded): void {
    const { correct, range, length, kind, variant } = result;
    if (variant !== null) this.variants.set(variant, (this.variants.get(variant) ?? 0) + 1);
    this.whole.add(this.task, correct);
    this.ranges.add(range, correct);
    this.lengths.add(length, correct);
    if (states === undefined || states.length === 0) return;
    // An output that was cut off or stopped was right so far; that it ended is no fault of the state at which it did.
    if (reached) this.hazard.add(reached, kind !== null && kind !== 'cut off' && isInState(result.state_kind));
    const known = this.states.get(length) ?? { samples: 0, kinds: new Map<string, number>() };
    known.samples++;
    for (const each of states) known.kinds.set(each.kind, (known.kinds.get(each.kind) ?? 0) + each.count);
    this.states.set(length, known);
  }

  report(): TaskReport {
    const lengths = this.lengths.rows().toSorted((one, other) => one.name - other.name);
    const counts = lengths.map(({ name, total, correct }) => ({ length: name, samples: total, right: correct }));
    const [{ name, ...whole }] = this.whole.rows() as [Accuracy & { name: string }];
    return {
      task: name,
      ...whole,
      variants: Object.fromEntries(this.variants),
      ranges: this.ranges.rows().map(({ name: range, ...accuracy }) => ({ range, ...accuracy })),
      lengths: lengths.map(({ name: length, ...accuracy }) => ({
        length,
        ...accuracy,
        predicted: this.predicted(length),
      })),
      longest_good_length: longestGoodLength(counts) ?? null,
      hazard: {
        all: this.hazard.overall(),
        kinds: this.hazard.byKind(),
        positions: this.hazard.byPosition(),
      },
    };
  }

  /** The predicted accuracy of a length, with the states that its samples have on average. */
  private predicted(length: number): number | null {
    const known = this.states.get(length);
    if (!known) return null;
    return this.hazard.predict([...known.kinds].map(([kind, count]) => [kind, count / known.samples] as const));
  }
}

const isInState = (kind: string | null): boolean => kind !== null;
