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
  const parts: TextPart[] = [];
  for (let index = 0; index < strings.length; index++) {
    const string = strings[index]!;
    if (string) parts.push(string);
    if (index >= values.length) break;
    const value = values[index];
    if (value === undefined)
      throw new Error(`The narration prints an operand that was not fetched, after “${string}”.`);
    if (typeof value === 'string' || typeof value === 'number') parts.push(String(value));
    else if (isText(value)) for (const part of value) parts.push(part);
    else parts.push(value);
  }
  return parts;
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
export function plain(parts: Text): string {
  let characters = '';
  for (const part of parts) characters += typeof part === 'string' ? part : part.value;
  return characters;
}

const isText = (value: Operand | Text): value is Text => Array.isArray(value);
