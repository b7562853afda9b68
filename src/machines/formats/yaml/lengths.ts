import { isMap } from 'yaml';
import type { InputLengths, MachineDescription } from '../../description.ts';
import type { ProblemList } from '../../problems.ts';
import type { SourceText } from '../../source-text.ts';
import { entriesOf, scalarText, type Entry } from './nodes.ts';

/** The ranges that lengths are named for, in their order. */
const RANGES = ['S', 'M', 'L'];

/** Longest input in symbols, as the Machines page draws them. */
const MOST_LENGTH = 10_000;

/**
 * The lengths of inputs that datasets of the machine are drawn of: `lengths: {S: 1-8, M: 9-14, L: 15-20}`, or only the first of these. What
 * is wrong goes into `problems`.
 */
export function readLengths(
  { value, range }: Entry,
  source: SourceText,
  problems: ProblemList,
): InputLengths[] | undefined {
  const entries = isMap(value) ? entriesOf(value, source) : [];
  const names = entries.map(({ key }) => scalarText(key));
  if (entries.length === 0 || names.some((name, place) => name !== RANGES[place])) {
    problems.error({
      code: 'wrong value',
      range,
      reason: 'The lengths are not those of S, M and L, in this order.',
      suggestion: 'Write lengths: {S: 1-8, M: 9-14, L: 15-20}, or only the first of these.',
    });
    return undefined;
  }
  return entries.flatMap((entry) => {
    const text = scalarText(entry.value) ?? '';
    const [from, to] = (/^(\d{1,5})-(\d{1,5})$/.exec(text)?.slice(1) ?? []).map(Number);
    if (from !== undefined && to !== undefined && from <= to && to <= MOST_LENGTH) return [{ from, to }];
    problems.error({
      code: 'wrong value',
      range: entry.range,
      reason: `“${text}” are no lengths of inputs.`,
      suggestion: `Write two numbers of symbols up to ${MOST_LENGTH}, the lesser first, such as 1-8.`,
    });
    return [];
  });
}

/** The line that `readLengths` reads; none where the machine has no lengths. */
export function lengthsLines({ lengths = [] }: MachineDescription): string[] {
  const ranges = lengths.map(({ from, to }, place) => `${RANGES[place]}: ${from}-${to}`);
  return ranges.length > 0 ? [`lengths: {${ranges.join(', ')}}`] : [];
}
