import { strToU8 } from 'fflate';
import type { TokenSpans } from './token-spans.ts';

/** Tokens laid over a text, and what does not match. */
export interface Alignment {
  readonly spans: TokenSpans;
  /** Tokens that are no part of the text: those that begin or end it, and turns of a chat. */
  readonly special: number;
  /** What does not match, as sentences; none where every character is one of a token's. */
  readonly problems: readonly string[];
}

/** Characters of the text that a sentence shows. */
const SHOWN = 24;

/**
 * Lays tokens over a text, byte by byte, in the spellings of the usual tokenizers: as they are, with “Ġ” for bytes as GPT-2 and its
 * successors spell them, with “▁” for a space as SentencePiece does. Tokens that begin or end a text have no characters.
 */
export function alignTokens(tokens: readonly string[], text: string): Alignment {
  const bytes = strToU8(text);
  const characters = charactersOfBytes(text, bytes.length);
  const spell = spellingOf(tokens);
  const starts = new Int32Array(tokens.length);
  const ends = new Int32Array(tokens.length);
  const problems: string[] = [];
  let at = 0;
  let special = 0;
  tokens.forEach((token, index) => {
    let end = problems.length > 0 ? -1 : endOf(bytes, at, spell(token));
    // SentencePiece puts a space before the first word.
    if (end < 0 && at === 0 && token.startsWith('▁')) end = endOf(bytes, at, spell(token.slice(1)));
    starts[index] = characters[at]!;
    ends[index] = starts[index]!;
    if (end >= 0) {
      // Of a character that several tokens make, each has the whole.
      ends[index] = characters[end]! + (end < bytes.length && (bytes[end]! & 0xc0) === 0x80 ? 1 : 0);
      at = end;
    } else if (problems.length === 0 && SPECIAL.test(token)) special++;
    else if (problems.length === 0)
      problems.push(
        `Token ${index} is ${JSON.stringify(token)}; the text goes on with ${JSON.stringify(text.slice(starts[index], starts[index] + SHOWN))}. From there on nothing is scored.`,
      );
  });
  if (problems.length === 0 && at < bytes.length)
    problems.push(
      `The tokens end after ${characters[at]} of ${text.length} characters; the text goes on with ${JSON.stringify(text.slice(characters[at], characters[at]! + SHOWN))}.`,
    );
  return { spans: { starts, ends }, special, problems };
}

/** Tokens from pairs of characters [from, to), as tokenizers give them beside the tokens. Says what is out of order or out of the text. */
export function alignOffsets(offsets: ArrayLike<number>, text: string): Alignment {
  const count = offsets.length >> 1;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const problems: string[] = [];
  let special = 0;
  let before = 0;
  for (let index = 0; index < count; index++) {
    const [from, to] = [offsets[2 * index]!, offsets[2 * index + 1]!];
    const isEmpty = to <= from;
    if (isEmpty) special++;
    else if (problems.length === 0 && (from < 0 || to > text.length || from < starts[index - 1]!))
      problems.push(
        `offsets: token ${index} is said to be the characters ${from} to ${to}; the text has ${text.length}, and tokens follow one another.`,
      );
    starts[index] = isEmpty ? before : from;
    ends[index] = isEmpty ? before : to;
    before = ends[index]!;
  }
  if (problems.length === 0 && before < text.length)
    problems.push(`offsets: the last token ends at character ${before} of ${text.length}; the rest is not scored.`);
  return { spans: { starts, ends }, special, problems };
}

const SPECIAL = /^(?:<[^<>\s]+>|\[[A-Z]+\])$/;

/** The end of a token's bytes in the text, −1 where it does not match. */
function endOf(bytes: Uint8Array, at: number, token: Uint8Array): number {
  if (token.length === 0 || at + token.length > bytes.length) return -1;
  for (let index = 0; index < token.length; index++) if (bytes[at + index] !== token[index]) return -1;
  return at + token.length;
}

/** For each byte of a text, and its end, the character that it is part of. */
function charactersOfBytes(text: string, length: number): Int32Array {
  const characters = new Int32Array(length + 1);
  let byte = 0;
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const width = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    characters.fill(at, byte, byte + width);
    byte += width;
    at += character.length;
  }
  characters[length] = text.length;
  return characters;
}

/** How the tokens of a file are spelt: one spelling for all of them. */
function spellingOf(tokens: readonly string[]): (token: string) => Uint8Array {
  if (tokens.some((token) => /[ĠĊ]/.test(token)))
    return (token) => {
      const bytes = [...token].map((character) => BYTE_LEVEL.get(character));
      return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : strToU8(token);
    };
  if (tokens.some((token) => token.includes('▁')))
    return (token) => {
      const byte = /^<0x([0-9A-F]{2})>$/.exec(token)?.[1];
      return byte === undefined ? strToU8(token.replaceAll('▁', ' ')) : Uint8Array.of(Number.parseInt(byte, 16));
    };
  return (token) => strToU8(token);
}

/**
 * The byte of each character in which GPT-2 spells bytes: printable ones are themselves, the others follow from U+0100 on.
 *
 * Source: `bytes_to_unicode` in the encoder of GPT-2.
 */
const BYTE_LEVEL: ReadonlyMap<string, number> = new Map(
  (() => {
    let next = 0x100;
    return Array.from({ length: 256 }, (_, byte): [string, number] => {
      const isPrintable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
      return [String.fromCharCode(isPrintable ? byte : next++), byte];
    });
  })(),
);
