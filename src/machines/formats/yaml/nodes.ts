import { isAlias, isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { ProblemList } from '../../problems.ts';
import type { SourceText, TextRange } from '../../source-text.ts';

/** An entry of a mapping, with its place and what is deleted with it. */
export interface Entry {
  readonly key: unknown;
  readonly value: unknown;
  readonly range: TextRange;
  readonly removal: TextRange;
}

/** The entries of a mapping in their order. */
export function entriesOf(map: YAMLMap, source: SourceText): Entry[] {
  const ranges = map.items.map(pairRange);
  return map.items.map((pair, index) => ({
    key: pair.key,
    value: pair.value,
    range: ranges[index]!,
    removal: map.flow ? flowRemoval(ranges, index) : source.wholeLines(ranges[index]!),
  }));
}

/** What is deleted with an item between commas. */
export function flowRemoval(ranges: readonly TextRange[], index: number): TextRange {
  const { from, to } = ranges[index]!;
  const next = ranges[index + 1];
  if (next) return { from, to: next.from };
  return { from: ranges[index - 1]?.to ?? from, to };
}

function pairRange({ key, value }: Pair): TextRange {
  const { from, to } = rangeOf(key) ?? rangeOf(value) ?? { from: 0, to: 0 };
  return { from, to: Math.max(to, rangeOf(value)?.to ?? to) };
}

/** The place of a node; undefined for a value that is left out. */
export function rangeOf(node: unknown): TextRange | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [from, to] = node.range as [number, number];
  return { from, to };
}

/** Whether a value is left out, or is one of the words for nothing. */
export function isNothing(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return isScalar(node) && node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(String(node.value));
}

/** The text of a scalar, as it is written; undefined for anything else. */
export function scalarText(node: unknown): string | undefined {
  return isScalar(node) ? (typeof node.value === 'string' ? node.value : '') : undefined;
}

/** Whether a scalar has no quotes, so that YAML may read it as something else than text. */
export function isPlain(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN';
}

/** The text in single quotes, as YAML has them. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Looks through a document for what is no plain data: references to other places. Adds an error for each. */
export function refuseAliases(node: unknown, problems: ProblemList): void {
  const open: unknown[] = [node];
  while (open.length > 0) {
    const each = open.pop();
    if (isAlias(each)) {
      const range = rangeOf(each) ?? { from: 0, to: 0 };
      problems.error({
        code: 'ambiguous spelling',
        range,
        reason: 'Outside quotes, * begins a reference to another place of the file.',
        suggestion: "Write '*' in quotes.",
        fix: [{ from: range.from, to: range.from + 1, insert: "'*'" }],
      });
    } else if (isMap(each)) for (const pair of each.items) open.push(pair.value, pair.key);
    else if (typeof each === 'object' && each !== null && 'items' in each && Array.isArray(each.items))
      open.push(...(each.items as unknown[]));
  }
}

/** Entries by their names; one that comes twice is an error. */
export function namedEntries(entries: readonly Entry[], what: string, problems: ProblemList): Map<string, Entry> {
  const named = new Map<string, Entry>();
  for (const entry of entries) {
    const name = scalarText(entry.key);
    if (name === undefined) {
      problems.error({
        code: 'wrong value',
        range: entry.range,
        reason: `${what} is no name.`,
        suggestion: 'Write one word or a text in quotes.',
      });
      continue;
    }
    if (named.has(name)) {
      problems.error({
        code: 'wrong value',
        range: entry.range,
        reason: `${what} “${name}” is there twice.`,
        suggestion: 'Keep one of the two.',
        fix: [{ ...entry.removal, insert: '' }],
      });
      continue;
    }
    named.set(name, entry);
  }
  return named;
}
