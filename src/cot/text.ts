import type { Operand } from '../trace/atomic-state.ts';

/** A stretch of text: plain characters, or an operand printed as its value. */
export type TextPart = string | Operand;

/** Text that remembers which of its characters are which operand or result. */
export type Text = readonly TextPart[];

/** What a template may hold. A missing operand is an error of the narration, not an empty word. */
export type TextValue = string | number | Operand | Text | undefined;

/**
 * A tagged template that keeps operands apart from words.
 *
 * Throws when a value is undefined: the narration prints an operand that the machine did not fetch.
 */
export function text(strings: TemplateStringsArray, ...values: readonly TextValue[]): Text {
  // An array that grows takes room for seventeen parts with its first one; most texts have three.
  // oxlint-disable-next-line unicorn/no-new-array -- a list whose length is set later is a slower kind of list
  const parts = new Array<TextPart>(partsOf(strings, values));
  let count = 0;
  for (let index = 0; index < strings.length; index++) {
    const string = strings[index]!;
    if (string !== '') parts[count++] = string;
    if (index >= values.length) break;
    const value = values[index];
    if (value === undefined)
      throw new Error(`The narration prints an operand that was not fetched, after “${string}”.`);
    if (typeof value === 'string' || typeof value === 'number') parts[count++] = String(value);
    else if (isText(value)) for (let part = 0; part < value.length; part++) parts[count++] = value[part]!;
    else parts[count++] = value;
  }
  return parts;
}

/** How many parts a template has: its strings that are not empty, and those of its values. */
function partsOf(strings: readonly string[], values: readonly TextValue[]): number {
  let count = values.length;
  for (let index = 0; index < strings.length; index++) if (strings[index] !== '') count++;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value === 'object' && isText(value)) count += value.length - 1;
  }
  return count;
}

/** Texts one after another with `separator` between them. */
export function joined(texts: readonly Text[], separator: string): Text {
  const parts: TextPart[] = [];
  for (const [index, each] of texts.entries()) {
    if (index > 0) parts.push(separator);
    for (const part of each) parts.push(part);
  }
  return parts;
}

/** The characters alone. */
export function plain(words: Text): string {
  return withWords('', words);
}

/** Characters with those of a text behind them. */
export function withWords(before: string, parts: Text): string {
  let characters = before;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    characters += typeof part === 'string' ? part : part.value;
  }
  return characters;
}

const isText = (value: Operand | Text): value is Text => Array.isArray(value);
