import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import type { Slices } from '../slices.ts';

/** What is searched for in a text. */
export interface TextQuery {
  readonly words: string;
  /** Whether capital and small letters differ. */
  readonly matchesCase: boolean;
}

/**
 * Where a text says something, among its atomic states at the positions [from, to); `count` is how many there are, and position
 * `count` is the line with the answer. Searches in slices.
 *
 * @returns pairs: the position of the state, and the offset of the hit's first character in the text of that state
 */
export async function findInText(
  text: ChainOfThought,
  count: number,
  query: TextQuery,
  from: number,
  to: number,
  slices: Slices,
): Promise<Int32Array<ArrayBuffer>> {
  const hits: number[] = [];
  for (let position = from; position < Math.min(to, count + 1); position++) {
    if (slices.isOver) await slices.rest();
    for (const offset of offsetsOf(stateText(text, count, position), query)) hits.push(position, offset);
  }
  return Int32Array.from(hits);
}

/** The text of one atomic state, or at position `count` the line with the answer. */
export function stateText(text: ChainOfThought, count: number, position: number): string {
  const segments = position < count ? text.segments(position) : text.ending();
  return segments.map((segment) => segment.text).join('');
}

/** Every offset at which some words begin, without overlaps. */
export function offsetsOf(text: string, { words, matchesCase }: TextQuery): number[] {
  if (words === '') return [];
  // Not every letter keeps its length in lower case; offsets must be those of the text itself.
  const flat = (letters: string) =>
    matchesCase ? letters : letters.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const within = flat(text);
  const wanted = flat(words);
  const offsets: number[] = [];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) offsets.push(at);
  return offsets;
}
