import type { Operand } from '../../trace/atomic-state.ts';
import type { Role } from '../../cot/segment.ts';
import type { ReferenceText } from '../reference/reference-text.ts';

/** In which way an output departs from the machine's run. */
export const DEPARTURE_KINDS = [
  'state',
  'operand',
  'result',
  'transition',
  'stopped early',
  'ran on',
  'cut off',
  'unreadable',
] as const;

/** The kind of a departure. */
export type DepartureKind = (typeof DEPARTURE_KINDS)[number];

/** What is known more closely of a wrong state. */
export type StateDetail = 'skipped' | 'repeated' | 'invented';

/** The first place where an output departs from the text that is right. */
export interface Departure {
  readonly kind: DepartureKind;
  readonly detail?: StateDetail | undefined;
  /** The place of the state in `ReferenceText.states`; their number where all of them came. */
  readonly place: number;
  /** Which part of the state differs first. */
  readonly part?: Exclude<Role, 'plain'> | undefined;
  /** Characters of the output that differ first, [from, to). */
  readonly at: readonly [from: number, to: number];
  /** The line that was to come and the one that came; empty where none did. */
  readonly expected: string;
  readonly found: string;
  /** The first word of each that differs. */
  readonly word: { readonly expected: string; readonly found: string };
  /** The operand that was to be written, where one was, and what came in its place. */
  readonly operand?: { readonly expected: Operand; readonly found: string } | undefined;
}

/** The line that a character is in, without the spaces around it. */
function lineAt(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(from, to < 0 ? text.length : to).trim();
}

/** The word that a character is in, or that begins there: everything between spaces. */
function wordAt(text: string, at: number): { readonly word: string; readonly from: number; readonly to: number } {
  let from = at;
  while (from > 0 && !/\s/.test(text[from - 1]!)) from--;
  let to = at;
  while (to < text.length && !/\s/.test(text[to]!)) to++;
  return { word: text.slice(from, to), from, to };
}

/** A departure at a place of both texts. */
export function departureAt(
  reference: ReferenceText,
  expected: number,
  output: string,
  found: number,
  rest: Pick<Departure, 'kind' | 'place'> & Partial<Departure>,
): Departure {
  const own = wordAt(reference.text, expected);
  const other = wordAt(output, found);
  return {
    at: [other.from, other.to],
    expected: lineAt(reference.text, expected),
    found: lineAt(output, found),
    word: { expected: own.word, found: other.word },
    ...rest,
  };
}
