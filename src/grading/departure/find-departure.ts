import type { FoundAnswer } from '../answer.ts';
import type { Stop } from '../inputs/prediction.ts';
import type { ReferencePiece } from '../reference/reference-position.ts';
import type { ReferenceText } from '../reference/reference-text.ts';
import { bareLine } from '../reference/text-lines.ts';
import { departureAt, type Departure, type DepartureKind, type StateDetail } from './departure.ts';
import type { Match } from './match.ts';
import { skipNoise } from './noise.ts';
import { shiftOf } from './shift.ts';
import { beginsState } from './state-line.ts';

/** An output to be compared with the text that is right. */
export interface ReadOutput {
  readonly text: string;
  readonly stop: Stop | undefined;
  readonly answer: FoundAnswer | undefined;
  readonly isRight: boolean;
}

/** Which kind of departure a difference in each part of a state is. */
const KIND_OF_PART: Readonly<Record<'state' | 'fetch' | 'solve' | 'next' | 'answer', DepartureKind>> = {
  state: 'state',
  fetch: 'operand',
  solve: 'result',
  next: 'transition',
  answer: 'result',
};

const BOX = String.raw`\boxed`;

/** Words before a box with the answer. */
const BEFORE_BOX =
  /(?:(?:so|thus|therefore|hence)[ ,]*)?(?:the )?(?:final )?(?:answer|result)(?: is)?\s*[:=]?[\s$*(\\[]*\\boxed|\\boxed/iy;

/**
 * The first departure of an output from the text that is right, of which `match` says how far it was followed; undefined where the
 * whole text came.
 */
export function departureOf(reference: ReferenceText, output: ReadOutput, match: Match): Departure | undefined {
  const { text } = output;
  if (match.expected >= reference.endingFrom) return departureAtEnd(reference, output, match);
  const { expected, found } = wholeWords(reference, match, text);
  const piece = reference.pieceAt(expected);
  const rest = skipNoise(text, match.found);
  if (rest >= text.length) return unfinished(reference, output, match, piece.place);
  if (beginsAnswer(text, rest) || beginsAnswer(text, skipNoise(text, lineStart(text, match.found))))
    return departureAt(reference, match.expected, text, rest, { kind: 'stopped early', place: piece.place });
  // Separators belong to what follows them.
  const part = reference.roleFrom(piece.from) ?? 'answer';
  // A state that was left out or written again looks like a wrong operand where both begin alike.
  const shift = shiftOf(reference, piece.place, expected, text, found, part);
  if (shift) return departureAt(reference, shift.expected, text, shift.found, { kind: 'state', part, ...shift.what });
  if (part === 'state') {
    const detail: StateDetail = 'invented';
    return departureAt(reference, expected, text, found, { kind: 'state', detail, part, place: piece.place });
  }
  return departureAt(reference, expected, text, found, {
    kind: KIND_OF_PART[part],
    part,
    place: piece.place,
    operand: piece.operand && {
      expected: piece.operand,
      found: valueCome(reference, piece, expected, text, found),
    },
  });
}

/** Whether what follows is the answer. */
function beginsAnswer(text: string, at: number): boolean {
  BEFORE_BOX.lastIndex = at;
  return BEFORE_BOX.test(text);
}

/** All states came: what may still be wrong is the answer, or that more states follow. */
function departureAtEnd(
  reference: ReferenceText,
  { text, stop, answer, isRight }: ReadOutput,
  match: Match,
): Departure | undefined {
  const place = reference.length;
  const isWhole = match.expected >= reference.text.length;
  const rest = skipNoise(text, match.found);
  // The words before the box may share letters with a state that came in their place.
  const isBeforeBox = match.expected < reference.text.lastIndexOf(BOX) + BOX.length;
  const further = furtherState(reference, text, isBeforeBox ? lineStart(text, match.found) : match.found);
  if (further >= 0) return departureAt(reference, match.expected, text, further, { kind: 'ran on', place });
  if (isRight || isWhole) return undefined;
  if (rest >= text.length || !answer)
    return departureAt(reference, match.expected, text, Math.min(rest, text.length), {
      kind: isCut(stop, true) ? 'cut off' : 'stopped early',
      place,
    });
  const from = Math.max(answer.from, Math.min(match.found, text.length));
  return departureAt(reference, match.expected, text, from, { kind: 'result', part: 'answer', place });
}

/** Where a line begins that looks like a state, after all states have come; −1 where there is none. */
function furtherState(reference: ReferenceText, text: string, from: number): number {
  // Within the line in which the text was left there is only what remains of it.
  for (let at = lineStartFrom(text, from); at < text.length;) {
    const end = text.indexOf('\n', at);
    const line = bareLine(text.slice(at, end < 0 ? text.length : end));
    if (beginsState(reference, line)) return at;
    if (end < 0) break;
    at = end + 1;
  }
  return -1;
}

/** The beginning of the line that `from` is in where only noise is before it, else of the next one. */
function lineStartFrom(text: string, from: number): number {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  if (skipNoise(text, start) >= from) return start;
  const next = text.indexOf('\n', from);
  return next < 0 ? text.length : next + 1;
}

/** The output ends before the states do. */
function unfinished(reference: ReferenceText, { text, stop }: ReadOutput, match: Match, place: number): Departure {
  const atBoundary = reference.state(place)?.from === lineStart(reference.text, match.expected);
  const isMidLine = reference.text.slice(lineStart(reference.text, match.expected), match.expected).trim() !== '';
  const kind = isCut(stop, atBoundary && !isMidLine) ? 'cut off' : 'stopped early';
  return departureAt(reference, match.expected, text, text.length, { kind, place });
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Whether an output was cut off: the file says so, or it says nothing and the output ends within a state. */
function isCut(stop: Stop | undefined, atBoundary: boolean): boolean {
  return stop === undefined ? !atBoundary : stop !== 'stop';
}

/** Where a number or word goes on in the output although the right one has ended, it is that word which differs. */
function wholeWords({ text: right }: ReferenceText, match: Match, text: string): Match {
  const { expected, found } = match;
  const goesOn = /[\w]/.test(text[found] ?? '') && /\w/.test(text[found - 1] ?? '');
  const isDecimal = /[.,]\d/.test(text.slice(found, found + 2)) && /\d/.test(text[found - 1] ?? '');
  if ((!goesOn && !isDecimal) || expected === 0) return match;
  let before = expected;
  while (before > 0 && /\s/.test(right[before - 1]!)) before--;
  // Only where the space before it was skipped: within a word the difference is where it is.
  if (before === expected && /\w/.test(right[expected] ?? '')) return match;
  return { expected: Math.max(0, before - 1), found: found - 1 };
}

/** What came in the place of an operand: from where it begins up to the next space or to what follows the operand. */
function valueCome(
  reference: ReferenceText,
  piece: ReferencePiece,
  expected: number,
  text: string,
  found: number,
): string {
  const from = Math.max(0, found - (expected - piece.from));
  const after = reference.text.slice(piece.to, piece.to + 1);
  let to = from;
  while (to < text.length && !/[\s,;:→]/.test(text[to]!) && (after.trim() === '' || text[to] !== after || to === from))
    to++;
  return text.slice(from, to);
}
