import type { SampleKey } from './sample-store.ts';

/** Which samples a table shows, and in which order. */
export interface SampleArrangement {
  /** A kind of departure, `none` for samples that do not depart, or `all`. */
  readonly kind: string;
  /** What the id must contain, whatever the case. */
  readonly filter: string;
  /** What is sorted by; undefined for the order in which samples came. */
  readonly column: string | undefined;
  readonly descending: boolean;
}

/** The numbers of the samples that match, in order. */
export function arrange(keys: readonly SampleKey[], { kind, filter, column, descending }: SampleArrangement): number[] {
  const wanted = filter.toLowerCase();
  const numbers: number[] = [];
  for (const [number, key] of keys.entries()) {
    if (kind !== 'all' && (key.kind ?? 'none') !== kind) continue;
    if (wanted !== '' && !SEARCHED.some((name) => (key[name] ?? '').toLowerCase().includes(wanted))) continue;
    numbers.push(number);
  }
  if (!isSortable(column)) return numbers;
  const sign = descending ? -1 : 1;
  return numbers.toSorted((one, other) => {
    const [first, second] = [keys[one]![column], keys[other]![column]];
    // Samples without a value come last, whatever the direction.
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return first === second ? one - other : sign * (first < second ? -1 : 1);
  });
}

const SEARCHED = ['id', 'run', 'task', 'kind'] as const;
const SORTED: ReadonlySet<string> = new Set<keyof SampleKey>([
  'id',
  'run',
  'task',
  'length',
  'correct',
  'kind',
  'place',
  'of',
]);

const isSortable = (column: string | undefined): column is keyof SampleKey =>
  column !== undefined && SORTED.has(column);
