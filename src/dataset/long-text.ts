import type { Json } from '../base/json.ts';
import { utf8Length } from '../base/utf8.ts';

/** A text that may be longer than a string can be: it is made piece by piece, each time that it is read. */
export class LongText {
  /** Its pieces in order, made anew by each call. No piece ends within a character, or within a token. */
  readonly pieces: () => Iterable<string>;
  private known: TextSize | undefined;

  constructor(pieces: () => Iterable<string>) {
    this.pieces = pieces;
  }

  /** How long it is; the first call makes the text once. */
  get size(): TextSize {
    this.known ??= sizeOfPieces(this.pieces());
    return this.known;
  }
}

/** A list that may be too long for memory: its items are made one by one, each time that it is read. */
export class LongList {
  /** Its items in order, made anew by each call. */
  readonly items: () => Iterable<Json>;

  constructor(items: () => Iterable<Json>) {
    this.items = items;
  }
}

/** A text, however long. */
export type Text = string | LongText;

/** What a row holds: JSON, in which long texts and lists take the place of strings and arrays. */
export type Value = Json | LongText | LongList | readonly Value[] | { readonly [key: string]: Value };

/** How long a text is. */
export interface TextSize {
  /** UTF-16 units. */
  readonly characters: number;
  /** Bytes in UTF-8. */
  readonly bytes: number;
}

/** Characters up to which a text is one string: 16 MB of memory, and none of the paper's ranges has a longer one. */
export const LONGEST_STRING = 2 ** 23;

/** The text of some pieces: a string, or a long text where it would have more than `most` characters. */
export function textFrom(pieces: () => Iterable<string>, most: number = LONGEST_STRING): Text {
  let text = '';
  for (const piece of pieces()) {
    text += piece;
    if (text.length > most) return new LongText(pieces);
  }
  return text;
}

/** The pieces of a text; a string is one. */
function piecesOf(text: Text): Iterable<string> {
  return typeof text === 'string' ? [text] : text.pieces();
}

/** Texts one after another. */
export function concatenated(...texts: readonly Text[]): Text {
  if (texts.every((text) => typeof text === 'string')) return texts.join('');
  return new LongText(function* () {
    for (const text of texts) yield* piecesOf(text);
  });
}

/** Characters of a text, in UTF-16 units. */
export function lengthOf(text: Text): number {
  return typeof text === 'string' ? text.length : text.size.characters;
}

/** How long a text is. */
export function sizeOf(text: Text): TextSize {
  return typeof text === 'string' ? sizeOfPieces([text]) : text.size;
}

/** The first characters of a text. */
export function beginningOf(text: Text, characters: number): string {
  let beginning = '';
  for (const piece of piecesOf(text)) {
    beginning += piece;
    if (beginning.length >= characters) break;
  }
  return beginning.slice(0, characters);
}

/** Characters of a stretch that is counted by itself. */
const COUNTED_TOGETHER = 2 ** 16;

/** Sums a count, such as that of tokens, over stretches of a text: no count that goes on across the end of a line is told apart. */
export function summed(text: Text, count: (stretch: string) => number): number {
  let sum = 0;
  for (const piece of piecesOf(text)) for (const stretch of stretchesOf(piece)) sum += count(stretch);
  return sum;
}

/** A text cut after ends of lines that no white space follows, which no token goes across; nowhere where there are none. */
function* stretchesOf(text: string): Generator<string, void, undefined> {
  const lineEnd = /\n(?=\S)/g;
  let from = 0;
  while (text.length - from > COUNTED_TOGETHER) {
    lineEnd.lastIndex = from + COUNTED_TOGETHER;
    if (!lineEnd.test(text)) break;
    yield text.slice(from, lineEnd.lastIndex);
    from = lineEnd.lastIndex;
  }
  yield text.slice(from);
}

function sizeOfPieces(pieces: Iterable<string>): TextSize {
  let characters = 0;
  let bytes = 0;
  for (const piece of pieces) {
    characters += piece.length;
    bytes += utf8Length(piece);
  }
  return { characters, bytes };
}
