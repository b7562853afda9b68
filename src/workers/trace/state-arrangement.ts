import { Latest } from '../../base/latest.ts';
import { Slices } from '../slices.ts';
import { sortedPositions } from '../steps/sorted-positions.ts';
import type { AtomicStateView, OperandView } from '../views/views.ts';

/** How the table of atomic states is filtered and sorted. */
export interface StateArrangement {
  /** What one of the columns must say; empty for all rows. Capital and small letters are the same. */
  readonly filter: string;
  readonly sort: { readonly column: StateColumn; readonly descending: boolean } | null;
  /** The tokens of each state, where the table shows them. */
  readonly tokens: Int32Array | null;
}

/** A column of the table of atomic states. */
export type StateColumn = 'number' | 'state' | 'fetched' | 'result' | 'next' | 'steps' | 'tokens';

/** A row in brief: what is sorted and searched. */
interface Brief {
  readonly kind: string;
  readonly state: string;
  readonly fetched: string;
  readonly result: string;
  readonly next: string;
  readonly steps: number;
}

/** Rows that are cached in brief; the rest of a longer table is made again for each arrangement. */
const MAX_CACHED_ROWS = 200_000;

/** Rows read between two checks of the clock. */
const ROWS_PER_CLOCK_CHECK = 64;

/** Filters and sorts the atomic states of one run, however many there are; positions are all that is handed out. */
export class StateArranger {
  private readonly count: number;
  private readonly load: (from: number, to: number) => readonly AtomicStateView[];
  private readonly kept: Brief[] = [];
  private readonly questions = new Latest();

  /** `load` makes the rows [from, to) of `count`. */
  constructor(count: number, load: (from: number, to: number) => readonly AtomicStateView[]) {
    this.count = count;
    this.load = load;
  }

  /**
   * The positions of the rows that match, in order. Other questions are answered meanwhile; null when another arrangement has been
   * asked for before this one was ready.
   *
   * @param tell is told how many rows have been read
   */
  async arrange(
    arrangement: StateArrangement,
    tell: (rows: number) => void = () => undefined,
  ): Promise<Int32Array<ArrayBuffer> | null> {
    const isNewest = this.questions.begin();
    const { sort, tokens } = arrangement;
    const filter = arrangement.filter.toLowerCase();
    const positions: number[] = [];
    const keys: (number | string)[] = [];
    const slices = new Slices();
    for (let from = 0; from < this.count; from += ROWS_PER_CLOCK_CHECK) {
      const to = Math.min(this.count, from + ROWS_PER_CLOCK_CHECK);
      this.briefs(from, to).forEach((brief, row) => {
        const position = from + row;
        if (filter !== '' && !says(brief, position, tokens, filter)) return;
        positions.push(position);
        if (sort) keys.push(keyOf(brief, position, tokens, sort.column));
      });
      if (!slices.isOver && to < this.count) continue;
      tell(to);
      await slices.rest();
      if (!isNewest()) return null;
    }
    return sort ? sortedPositions(positions, keys, sort.descending) : Int32Array.from(positions);
  }

  private briefs(from: number, to: number): readonly Brief[] {
    if (to <= this.kept.length) return this.kept.slice(from, to);
    const briefs = this.load(from, to).map(briefOf);
    if (from === this.kept.length && to <= MAX_CACHED_ROWS) this.kept.push(...briefs);
    return briefs;
  }
}

function briefOf({ name, title, fetched, results, next, firstStep, endStep }: AtomicStateView): Brief {
  const [read, written] = [inWords(fetched), inWords(results)];
  return { kind: name, state: title, fetched: read, result: written, next, steps: endStep - firstStep };
}

const inWords = (list: readonly OperandView[]): string => list.map(({ name, value }) => `${name} ${value}`).join(', ');

function says(brief: Brief, position: number, tokens: Int32Array | null, filter: string): boolean {
  const { kind, state, fetched, result, next, steps } = brief;
  // Words of one column, or the kind of the state: a match never spans two.
  return [kind, state, fetched, result, next, position + 1, steps, tokens?.[position] ?? ''].some((words) =>
    String(words).toLowerCase().includes(filter),
  );
}

function keyOf(brief: Brief, position: number, tokens: Int32Array | null, column: StateColumn): number | string {
  if (column === 'number') return position;
  if (column === 'tokens') return tokens?.[position] ?? 0;
  return brief[column];
}
