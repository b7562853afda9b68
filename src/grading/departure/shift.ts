import type { ReferenceText } from '../reference/reference-text.ts';
import { bareLine } from '../reference/text-lines.ts';
import type { Departure } from './departure.ts';

/** Lines that are compared to tell whether an output goes on elsewhere in the run. */
const LINES_COMPARED = 40;
/** Places of the run that are tried. */
const MOST_PLACES = 60;

/** What an output does from its first departure on: it goes on at another state. */
export interface Shift {
  /** A character of the line that was to come, and of the one that came. */
  readonly expected: number;
  readonly found: number;
  readonly what: Pick<Departure, 'detail' | 'place'>;
}

/**
 * Whether an output that departs in a state goes on with another state of the run: later ones were skipped, earlier ones repeated. The
 * lines from the state's beginning on are followed from there, and must fit better than a single wrong word in the state does.
 */
export function shiftOf(
  reference: ReferenceText,
  place: number,
  expected: number,
  text: string,
  found: number,
  part: string,
): Shift | undefined {
  const { lines } = reference;
  const state = reference.state(place);
  if (!state) return undefined;
  const isFirstWord = part === 'state';
  const stateLine = lines.lineOf(state.from);
  const lineNow = lines.lineOf(expected);
  // A nested state's enclosing line or its last words may be where the texts part; what is compared begins where the line does.
  const came = linesFrom(text, found, isFirstWord ? 0 : lineNow - stateLine);
  const first = came[0];
  if (first === undefined) return undefined;
  const begin = isFirstWord ? lineNow : stateLine;
  const asOneWord = isFirstWord ? 0 : fitsAsWord(lines.lines, begin, came, lineNow - stateLine);
  let best: { number: number; fits: number } | undefined;
  for (const number of nearest(lines.numbersOf(first.words), begin)) {
    if (number === begin) continue;
    const fits = fitsFrom(lines.lines, number, came);
    if (!best || fits > best.fits) best = { number, fits };
  }
  if (!best || best.fits <= asOneWord) return undefined;
  const detail = best.number > begin ? 'skipped' : 'repeated';
  return { expected: state.from, found: first.at, what: { detail, place } };
}

interface CameLine {
  readonly words: string;
  readonly at: number;
}

/** The lines that came, from `before` lines ahead of a place on; empty ones are left out. */
function linesFrom(text: string, at: number, before: number): CameLine[] {
  let from = text.lastIndexOf('\n', at - 1) + 1;
  for (let back = before; back > 0 && from > 0;) {
    const previous = text.lastIndexOf('\n', from - 2) + 1;
    if (text.slice(previous, from).trim() !== '') back--;
    from = previous;
  }
  const lines: CameLine[] = [];
  while (from < text.length && lines.length < LINES_COMPARED) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const words = bareLine(text.slice(from, to));
    if (words !== '') lines.push({ words, at: from });
    from = to + 1;
  }
  return lines;
}

/** How many lines came as the run has them from a line on. */
function fitsFrom(lines: readonly string[], from: number, came: readonly CameLine[]): number {
  let fits = 0;
  while (fits < came.length && lines[from + fits] === came[fits]!.words) fits++;
  return fits;
}

/** How many lines came as they were to, if the line at `offset` is excused for a single word. */
function fitsAsWord(lines: readonly string[], from: number, came: readonly CameLine[], offset: number): number {
  const [right, other] = [lines[from + offset], came[offset]?.words];
  if (right === undefined || other === undefined) return 0;
  const rest = fitsFrom(lines, from + offset + 1, came.slice(offset + 1));
  return offset + rest + (differsInOneWord(right, other) ? 1 : 0);
}

function differsInOneWord(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return !/\s/.test(one.slice(start, one.length - end)) || !/\s/.test(other.slice(start, other.length - end));
}

/** Places nearest to a line first, later ones before earlier ones. */
function nearest(numbers: readonly number[], line: number): number[] {
  if (numbers.length <= MOST_PLACES)
    return numbers.toSorted((one, other) => distance(one, line) - distance(other, line));
  const after = numbers.filter((number) => number > line).slice(0, MOST_PLACES / 2);
  const before = numbers.filter((number) => number < line).slice(-MOST_PLACES / 2);
  return [...after, ...before].toSorted((one, other) => distance(one, line) - distance(other, line));
}

const distance = (number: number, line: number): number => Math.abs(number - line) + (number < line ? 0.5 : 0);
