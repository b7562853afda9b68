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
  strings.forEach((string, index) => {
    if (string) parts.push(string);
    if (index >= values.length) return;
    const value = values[index];
    if (value === undefined)
      throw new Error(`The narration prints an operand that was not fetched, after “${string}”.`);
    if (typeof value === 'string' || typeof value === 'number') parts.push(String(value));
    else if (isOperand(value)) parts.push(value);
    else parts.push(...value);
  });
  return parts;
}

/** Texts one after another with `separator` between them. */
export function joined(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((each, index) => (index > 0 ? [separator, ...each] : each));
}

/** The characters alone. */
export function plain(parts: Text): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('');
}

const isOperand = (value: Operand | Text): value is Operand => 'cells' in value;
