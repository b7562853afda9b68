import type { Outcome } from '../../machine/engines/outcome.ts';
import type { ManyRow, OutcomeCounts, OutcomesRequest, OutcomesView } from './machine-views.ts';

/** The outcomes of many runs: the page is given only the rows that it shows, sorted and filtered here. */
export class ManyOutcomes {
  readonly rows: readonly ManyRow[];
  /** The order that was asked for last, by what it was asked by. */
  private arranged: { readonly key: string; readonly rows: readonly ManyRow[] };

  constructor(rows: readonly ManyRow[]) {
    this.rows = rows;
    this.arranged = { key: keyOf({ filter: '', column: undefined, descending: false }), rows };
  }

  /** How many runs ended in which way, in the order in which each first did. */
  counts(): OutcomeCounts {
    const counts = new Map<Outcome['kind'], number>();
    for (const { outcome } of this.rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    return [...counts].map(([outcome, count]) => ({ outcome, count }));
  }

  /** A stretch of the rows that match a filter, in order. */
  window(request: OutcomesRequest): OutcomesView {
    const key = keyOf(request);
    if (key !== this.arranged.key) this.arranged = { key, rows: arrangedRows(this.rows, request) };
    const { rows } = this.arranged;
    return { rows: rows.slice(request.from, request.to), matches: rows.length };
  }
}

const keyOf = ({ filter, column, descending }: Omit<OutcomesRequest, 'from' | 'to'>): string =>
  JSON.stringify([filter, column, descending]);

function arrangedRows(rows: readonly ManyRow[], { filter, column, descending }: OutcomesRequest): readonly ManyRow[] {
  const wanted = filter.toLowerCase();
  const matching = wanted === '' ? rows : rows.filter((row) => textsOf(row).some((text) => holds(text, wanted)));
  if (column === undefined) return matching;
  const value = valueOf(column);
  const sign = descending ? -1 : 1;
  const { compare } = new Intl.Collator('en', { numeric: true });
  return matching.toSorted((one, other) => {
    const [before, after] = [value(one), value(other)];
    if (typeof before === 'number' && typeof after === 'number') return sign * (before - after);
    return sign * compare(String(before), String(after));
  });
}

const holds = (text: string | number, wanted: string): boolean => String(text).toLowerCase().includes(wanted);

const textsOf = ({ line, input, outcome, state, steps, tapes }: ManyRow) => [
  line,
  input,
  outcome,
  state,
  steps,
  ...tapes,
];

/** What a column of the table holds; a column of a tape is called `tape` and its number. */
function valueOf(column: string): (row: ManyRow) => string | number {
  if (column === 'line' || column === 'steps' || column === 'input' || column === 'outcome' || column === 'state')
    return (row) => row[column];
  const tape = Number(column.replace('tape ', ''));
  return ({ tapes }) => tapes[tape] ?? '';
}
