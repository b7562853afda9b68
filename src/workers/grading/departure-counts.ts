import type { Graded } from '../../grading/grader.ts';

/** Where the samples of one task in one run depart first. */
export interface DepartureCounts {
  readonly run: string;
  readonly task: string;
  /** Samples by the place of the state that departs first, in ascending order. */
  readonly places: readonly (readonly [place: number, samples: number])[];
  /** Samples of each exact length by the kind of their departure; `none` for those that do not depart. */
  readonly lengths: readonly { readonly length: number; readonly kinds: Readonly<Record<string, number>> }[];
}

interface Counts {
  readonly run: string;
  readonly task: string;
  readonly places: Map<number, number>;
  readonly lengths: Map<number, Map<string, number>>;
}

/** Counts first departures by place and by length, for the pictures of the Grade page. */
export class DepartureCounter {
  private readonly counts = new Map<string, Counts>();

  add({ result }: Graded): void {
    const { run, task, length, kind, note, place, state_kind: stateKind } = result;
    const key = `${run}\n${task}`;
    const counts = this.counts.get(key) ?? { run, task, places: new Map(), lengths: new Map() };
    this.counts.set(key, counts);
    // An output that was cut off is no fault of the state at which it ended.
    if (place !== null && stateKind !== null && kind !== 'cut off') increase(counts.places, place);
    const kinds = counts.lengths.get(length) ?? new Map<string, number>();
    counts.lengths.set(length, kinds);
    increase(kinds, note ?? kind ?? 'none');
  }

  report(): DepartureCounts[] {
    return [...this.counts.values()].map(({ run, task, places, lengths }) => ({
      run,
      task,
      places: [...places].toSorted(byNumber),
      lengths: [...lengths].toSorted(byNumber).map(([length, kinds]) => ({ length, kinds: Object.fromEntries(kinds) })),
    }));
  }
}

const byNumber = ([one]: readonly [number, unknown], [other]: readonly [number, unknown]): number => one - other;

function increase<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
