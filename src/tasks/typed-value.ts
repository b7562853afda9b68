import { jsonOrText, type Json } from '../base/json.ts';

/**
 * How a value is typed by hand: as it is, as one word without the spaces around it, as one whole number, as whole numbers or other items
 * with commas, spaces or line breaks between them, as edges `u-v:weight`, or as pairs `one/other`.
 */
export type FieldInput = 'text' | 'word' | 'integer' | 'integers' | 'items' | 'edges' | 'pairs';

/** Whether a value of this kind is a list, which may be long. */
export const isList = (input: FieldInput): boolean => !['text', 'word', 'integer'].includes(input);

/**
 * What a person typed in the form the field's JSON value has; nonsense stays as typed, for the schema to refuse. What the page prints of
 * a value – in a query, in a table, as JSON – is read as that value.
 */
export function typedValue(input: FieldInput, typed: string): Json {
  switch (input) {
    case 'text':
      return unquoted(typed);
    case 'word':
      return ungrouped(unquoted(typed).trim());
    case 'integer':
      return wholeNumber(ungrouped(typed.trim()));
    case 'integers':
      return typedList(typed, wholeNumber);
    case 'items':
      return typedList(typed, (item) => wholeNumber(unquoted(item).replace(/^'(.*)'$/, '$1')));
    case 'edges':
      return typedTuples(typed, 3);
    case 'pairs':
      return typedTuples(typed, 2);
  }
}

/** A value of a field as it would be typed. */
export function shownValue(input: FieldInput, value: Json): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return value.map((item) => shownItem(input, item as Json)).join(', ');
}

function shownItem(input: FieldInput, item: Json): string {
  if (!Array.isArray(item)) return shownValue(input, item);
  return input === 'edges' ? `${item[0]}-${item[1]}:${item[2]}` : item.join('/');
}

/** Items with commas, semicolons or spaces between them, in brackets or not. Between two commas something has been forgotten: an empty item. */
function typedList(typed: string, item: (typed: string) => Json): Json[] {
  const inside = withoutBrackets(typed.trim());
  return inside === '' ? [] : inside.split(SEPARATOR).map(item);
}

const SEPARATOR = /\s*[,;]\s*|\s+/;

const withoutBrackets = (text: string): string => text.replace(/^(?:\[(.*)\]|\((.*)\)|\{(.*)\})$/s, '$1$2$3').trim();

/**
 * Tuples of whole numbers: JSON, one a line, in brackets, or with semicolons, commas or spaces between them – whichever way of cutting
 * leaves `size` numbers in every piece. Where none does, pieces are as typed.
 */
function typedTuples(typed: string, size: number): Json {
  const trimmed = typed.trim();
  if (trimmed.startsWith('[[')) return jsonOrText(trimmed);
  const lines = trimmed.split(/\s*[\r\n]+\s*/).filter((line) => line !== '');
  return lines.flatMap((line) =>
    tuplesOfLine(line.replace(ENUMERATION, '').replace(/\.$/, ''), size, lines.length > 1),
  );
}

/** What a line of a list may begin with. */
const ENUMERATION = /^(?:[-*•]|\d+[.)])\s+/;

function tuplesOfLine(line: string, size: number, isOneOfMany: boolean): Json[] {
  const tupleOf = (piece: string): Json => {
    const numbers = numbersOf(piece);
    return numbers?.length === size ? numbers : piece === FORGOTTEN ? '' : piece.trim();
  };
  const cuts = CUTS.map((cut) =>
    cut(line)
      .filter((piece) => piece.trim() !== '')
      .map(tupleOf),
  );
  // Where no way of cutting fits, one that leaves tuples: what is wrong is said of the piece that is none.
  const best =
    cuts.find((pieces) => pieces.length > 0 && pieces.every(isTuple)) ?? cuts.find((pieces) => pieces.some(isTuple));
  return best ?? (isOneOfMany ? [line] : typedList(line, tupleOf));
}

const isTuple = (piece: Json): boolean => typeof piece !== 'string';

/** Stands between two commas that nothing is between. */
const FORGOTTEN = '?';

/** Ways of cutting a line into tuples, from the one that says most clearly where a tuple ends. */
const CUTS: readonly ((line: string) => string[])[] = [
  (line) => line.split(';'),
  inBrackets,
  // A comma too many has forgotten something, but for the last one.
  (line) =>
    line
      .replace(/,$/, '')
      .split(',')
      .map((piece) => piece.trim() || FORGOTTEN),
  (line) => [line],
  (line) => line.split(/\s+/),
];

/** The contents of the innermost brackets, where nothing else is on the line. */
function inBrackets(line: string): string[] {
  const rest = line.replace(/[([{][^()[\]{}]*[)\]}]/g, '');
  return /^[\s,()[\]{}]*$/.test(rest) ? [...line.matchAll(/[([{]([^()[\]{}]*)[)\]}]/g)].map((match) => match[1]!) : [];
}

/** The whole numbers of a piece between which there are words and signs; undefined where something else is. */
function numbersOf(piece: string): number[] | undefined {
  // Between two commas something has been forgotten.
  if (/,\s*,/.test(piece)) return undefined;
  // A dash between two numbers joins them, one before a number is its sign.
  const joined = piece.replace(/(?<=\d)[-–—~](?=\d)/g, ' ').replace(/ [-–—]+ /g, ' ');
  const rest = joined.replace(WHOLE, ' ');
  if (!/^[\sA-Za-z,:/@|=()[\]{}→]*$/.test(rest)) return undefined;
  return [...joined.matchAll(WHOLE)].map(([number]) => Number(number.replace('−', '-')));
}

const WHOLE = /(?<![\w.])[-−]?\d+(?![\w.])/g;

const wholeNumber = (typed: string): Json => (/^[-−]?\d+$/.test(typed) ? Number(typed.replace('−', '-')) : typed);

/** A number as the page writes it, with a comma before every three digits, without those commas. */
const ungrouped = (typed: string): string =>
  /^[-−]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : typed;

/** A text without the double quotes around it, with which queries and JSON write it; within a text none is allowed. */
const unquoted = (typed: string): string => /^\s*(?:"([^"]*)"|“([^”]*)”)\s*$/.exec(typed)?.slice(1).join('') ?? typed;
