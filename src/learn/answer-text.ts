import * as v from 'valibot';
import { answerSchema, type Answer } from './answer.ts';

/** A symbol of an alphabet is one bit only where it has two. */
const SYMBOLS_IN_BITS = 2;

/**
 * An answer in few characters, all of which an address may hold: a letter for its form, then numbers. An input over an alphabet of two
 * symbols is packed.
 */
export function answerText(answer: Answer, alphabet: readonly string[] = []): string {
  switch (answer.form) {
    case 'cell':
      return `c${answer.tape}_${answer.cell}`;
    case 'span':
      return `s${answer.span}`;
    case 'choice':
      return `h${answer.choice}`;
    case 'block':
      return `b${answer.block}`;
    case 'number':
      return `n${answer.value.toString(36)}`;
    case 'input':
      return inputText(answer.input, alphabet);
  }
}

/** Reads an answer; undefined where the text is none. `alphabet` is the one that it was written with. */
export function readAnswer(text: string, alphabet: readonly string[] = []): Answer | undefined {
  const parsed = v.safeParse(answerSchema, read(text[0], text.slice(1), alphabet));
  if (!parsed.success) return undefined;
  // Each answer has one text, so that links can be compared.
  return answerText(parsed.output, alphabet) === text ? parsed.output : undefined;
}

function read(form: string | undefined, rest: string, alphabet: readonly string[]): unknown {
  switch (form) {
    case 'c': {
      const [tape, cell] = rest.split('_');
      return { form: 'cell', tape: Number(tape), cell: Number(cell) };
    }
    case 's':
      return { form: 'span', span: Number(rest) };
    case 'h':
      return { form: 'choice', choice: Number(rest) };
    case 'b':
      return { form: 'block', block: Number(rest) };
    case 'n':
      return { form: 'number', value: Number.parseInt(rest, 36) };
    case 'p':
      return { form: 'input', input: unpacked(rest, alphabet) };
    case 'u':
      return { form: 'input', input: fromCodePoints(rest) };
    default:
      return undefined;
  }
}

function inputText(input: string, alphabet: readonly string[]): string {
  const numbers = [...input].map((symbol) => alphabet.indexOf(symbol));
  if (alphabet.length !== SYMBOLS_IN_BITS || numbers.includes(-1)) return `u${toCodePoints(input)}`;
  // A leading 1 keeps the zeros that follow it.
  return `p${BigInt(`0b1${numbers.join('')}`).toString(36)}`;
}

function unpacked(digits: string, alphabet: readonly string[]): string | undefined {
  if (!/^[0-9a-z]{1,20}$/.test(digits) || alphabet.length !== SYMBOLS_IN_BITS) return undefined;
  let number = 0n;
  for (const digit of digits) number = number * 36n + BigInt(Number.parseInt(digit, 36));
  return Array.from(number.toString(2).slice(1), (bit) => alphabet[Number(bit)]!).join('');
}

/** The numbers of the characters, for what is typed and is no input at all. */
function toCodePoints(input: string): string {
  return [...input].map((character) => character.codePointAt(0)!.toString(36)).join('_');
}

function fromCodePoints(text: string): string | undefined {
  if (text === '') return '';
  const numbers = text.split('_').map((digits) => Number.parseInt(digits, 36));
  return numbers.every((number) => number <= LAST_CODE_POINT) ? String.fromCodePoint(...numbers) : undefined;
}

/** The greatest number of a character. */
const LAST_CODE_POINT = 0x10ffff;
