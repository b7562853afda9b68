import { Histogram } from './histogram.ts';

/** Atomic states of the instances of one task and range, as plain JSON for the report of a shard. */
export interface StatesJson {
  readonly task: string;
  readonly range: string;
  readonly counts: readonly (readonly [states: number, instances: number])[];
}

/** How many atomic states the runs of a dataset's instances have, by task and range: how long the work is, whatever the text shows of it. */
export class StateCounts {
  private readonly histograms = new Map<string, { readonly task: string; readonly range: string; states: Histogram }>();

  /** Counts one instance. */
  add(task: string, range: string, states: number): void {
    this.of(task, range).add(states);
  }

  /** Counts what another count has seen. */
  merge(other: readonly StatesJson[]): void {
    for (const { task, range, counts } of other)
      for (const [states, instances] of counts) this.of(task, range).add(states, instances);
  }

  /** Every task and range, in the order of coming. */
  get all(): readonly { readonly task: string; readonly range: string; readonly states: Histogram }[] {
    return [...this.histograms.values()];
  }

  /** As plain JSON. */
  json(): readonly StatesJson[] {
    return this.all.map(({ task, range, states }) => ({ task, range, counts: states.pairs }));
  }

  private of(task: string, range: string): Histogram {
    const key = `${task} ${range}`;
    const known = this.histograms.get(key) ?? { task, range, states: new Histogram() };
    this.histograms.set(key, known);
    return known.states;
  }
}
