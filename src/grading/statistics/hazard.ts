import { exponential, logarithmOfOneMore } from './elementary.ts';
import { wilson, type Interval } from './interval.ts';

/** How often outputs that were right so far departed at a place. */
export interface Hazard {
  /** Outputs still right before it. */
  readonly reached: number;
  /** Of these, outputs whose first error is here. */
  readonly departed: number;
  readonly rate: number;
  readonly interval: Interval;
}

/** Counts first errors by kind of atomic state and by position; what is needed of one output is its way to the first error. */
export class HazardCount {
  private readonly kinds = new Map<string, { reached: number; departed: number }>();
  private readonly reachedAt: number[] = [];
  private readonly departedAt: number[] = [];

  /**
   * An output that was right at every state of `kinds` but the last one if it `departed` there. Kinds are those of the states in the
   * order of the run, each with how many follow one another.
   */
  add(kinds: readonly { readonly kind: string; readonly count: number }[], departed: boolean): void {
    let states = 0;
    for (const { kind, count } of kinds) {
      const known = this.kinds.get(kind) ?? { reached: 0, departed: 0 };
      known.reached += count;
      this.kinds.set(kind, known);
      states += count;
    }
    if (states === 0) return;
    // By position only where an output ends is counted; who reached a position is summed up when asked.
    this.reachedAt[states - 1] = (this.reachedAt[states - 1] ?? 0) + 1;
    if (!departed) return;
    this.departedAt[states - 1] = (this.departedAt[states - 1] ?? 0) + 1;
    this.kinds.get(kinds.at(-1)!.kind)!.departed++;
  }

  /** The hazard of all states together: what one atomic state costs. */
  overall(): Hazard {
    let reached = 0;
    let departed = 0;
    for (const known of this.kinds.values()) {
      reached += known.reached;
      departed += known.departed;
    }
    return hazardOf(reached, departed);
  }

  /** The hazard of each kind of state. */
  byKind(): (Hazard & { readonly state: string })[] {
    return [...this.kinds].map(([state, { reached, departed }]) => ({ state, ...hazardOf(reached, departed) }));
  }

  /** The hazard by position, in groups that double: 1, 2, 3–4, 5–8 … `from` and `to` are positions from 0, both included. */
  byPosition(): (Hazard & { readonly from: number; readonly to: number })[] {
    const reachedFrom = this.survivors();
    const groups: (Hazard & { from: number; to: number })[] = [];
    for (let from = 0, size = 1; from < reachedFrom.length; from += size, size = Math.max(1, from)) {
      const to = Math.min(reachedFrom.length, from + size) - 1;
      let reached = 0;
      let departed = 0;
      for (let position = from; position <= to; position++) {
        reached += reachedFrom[position]!;
        departed += this.departedAt[position] ?? 0;
      }
      groups.push({ from, to, ...hazardOf(reached, departed) });
    }
    return groups;
  }

  /** How likely a run with these states stays right: the product of 1 − hazard over its states, by kind. */
  predict(kinds: Iterable<readonly [kind: string, count: number]>): number {
    let sum = 0;
    for (const [kind, count] of kinds) {
      const known = this.kinds.get(kind);
      if (known && known.reached > 0) sum += count * logarithmOfOneMore(-known.departed / known.reached);
    }
    return exponential(sum);
  }

  private survivors(): number[] {
    const survivors: number[] = [];
    let count = 0;
    for (let position = this.reachedAt.length - 1; position >= 0; position--) {
      count += this.reachedAt[position] ?? 0;
      survivors[position] = count;
    }
    return survivors;
  }
}

function hazardOf(reached: number, departed: number): Hazard {
  return { reached, departed, rate: reached === 0 ? 0 : departed / reached, interval: wilson(departed, reached) };
}

/** The accuracy at a number of states if each has the same hazard: (1 − h)ⁿ. */
export function predictedAccuracy(hazard: number, states: number): number {
  return exponential(states * logarithmOfOneMore(-hazard));
}
