// How answers may be spelt. `src/dataset/folder/scorer-python.ts` says the same in Python, and a test holds the two together.

/** Characters that count as spaces: those of ASCII, and what typesetting puts between groups of digits. */
const SPACES: ReadonlySet<string> = new Set(' \t\n\r\f\v\u00A0\u2009\u202F');

/** A text without the spaces at its ends. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && SPACES.has(text[from]!)) from++;
  while (to > from && SPACES.has(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** A sign or none, digits – plain, or in groups of three with commas, spaces or underscores between them – and decimals or none. */
const NUMBER = /^([+\-−]?)([0-9]+|[0-9]{1,3}(?:[,_ \u00A0\u2009\u202F][0-9]{3})+)(?:\.([0-9]*))?$/;

/**
 * A decimal number as digits without a point, with the number's sign, and how many of them stand after the point, zeros at the end left
 * out; or undefined if it is none.
 */
export function parseDecimal(text: string): { digits: bigint; places: number } | undefined {
  const match = NUMBER.exec(trimmed(text));
  if (!match) return undefined;
  const [, sign, whole, decimals = ''] = match;
  let places = decimals.length;
  while (places > 0 && decimals[places - 1] === '0') places--;
  const digits = BigInt(whole!.replace(/[^0-9]/g, '') + decimals.slice(0, places));
  return { digits: sign === '' || sign === '+' ? digits : -digits, places };
}

/** Whether a text is this whole number. */
export function isInteger(text: string, number: bigint | number): boolean {
  const given = parseDecimal(text);
  return given !== undefined && given.places === 0 && given.digits === BigInt(number);
}

/** An answer without the brackets of a list, if it has them. */
export function withoutBrackets(answer: string): string {
  const text = trimmed(answer);
  return text.length > 1 && text.startsWith('[') && text.endsWith(']') ? trimmed(text.slice(1, -1)) : text;
}

/** The items of a list, with or without brackets around it; an empty list has one that is empty. */
export function listItems(answer: string): string[] {
  return withoutBrackets(answer).split(',').map(trimmed);
}

/** Whether an answer is this word, in upper or lower case. */
export function isWord(answer: string, word: string): boolean {
  return trimmed(answer).toLowerCase() === word;
}
