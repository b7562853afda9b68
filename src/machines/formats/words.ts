import type { TextLine, TextRange } from '../source-text.ts';

/** A word of a line, with its place in the text. */
export interface Word extends TextRange {
  readonly text: string;
}

/** The words of a line, without the blanks around them. */
export function wordsOf({ text, from }: TextLine): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const at = from + match.index;
    return { text: match[0], from: at, to: at + match[0].length };
  });
}

/** The texts between the separators of a part of a line, without the blanks around it; nothing between two of them is an empty text. */
export function itemsOf(text: string, from: number, separator: string): Word[] {
  let at = from;
  return text.split(separator).map((item) => {
    const trimmed = item.trim();
    const begin = at + (item.length - item.trimStart().length);
    at += item.length + separator.length;
    return { text: trimmed, from: begin, to: begin + trimmed.length };
  });
}
