import * as v from 'valibot';
import { jsonOrText, type Json } from '../base/json.ts';

/**
 * How a value is typed by hand: as it is, as one word without the spaces around it, as one whole number, as whole numbers or other items with commas or spaces between them,
 * as edges `u-v:weight`, or as pairs `one/other`.
 */
export type FieldInput = 'text' | 'word' | 'integer' | 'integers' | 'items' | 'edges' | 'pairs';

/** One key of an instance: its name for a person, what it may be, and the schema that says so. */
export interface Field<Value> {
  readonly label: string;
  /** What is allowed, to be read after “allowed:”. */
  readonly allowed: string;
  readonly input: FieldInput;
  readonly schema: v.GenericSchema<unknown, Value>;
}

/** An unsigned decimal number as a string; see `DECIMAL`. */
export function decimalField(label: string): Field<string> {
  return {
    label,
    allowed:
      'digits with at most one point, a digit on each side of it, and no leading zero unless the whole part is 0',
    input: 'word',
    schema: v.pipe(v.string(), v.regex(DECIMAL)),
  };
}

/** Digits with at most one point, a digit on each side of it; no leading zero unless the whole part is `0`. */
const DECIMAL = /^(0|[1-9][0-9]*)(\.[0-9]+)?$/;

/** A whole number between two bounds, both included. */
export function integerField(label: string, least: number, most: number = Number.MAX_SAFE_INTEGER): Field<number> {
  const upper = most === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${most}`;
  return {
    label,
    allowed: `a whole number, ${least}${upper}`,
    input: 'integer',
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most)),
  };
}

/** A list of whole numbers; `also` is a further condition on the list, with its words. */
export function integersField(
  label: string,
  bounds: { least: number; most?: number; atLeast?: number },
  also?: { allowed: string; holds: (list: readonly number[]) => boolean },
): Field<readonly number[]> {
  const { least, most = Number.MAX_SAFE_INTEGER, atLeast = 1 } = bounds;
  const upper = most === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${most}`;
  const item = v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
  return {
    label,
    allowed: `a list of at least ${atLeast} whole ${atLeast === 1 ? 'number' : 'numbers'}, each ${least}${upper}${also ? `, ${also.allowed}` : ''}`,
    input: 'integers',
    schema: v.pipe(
      v.array(item),
      v.minLength(atLeast),
      v.check((list) => also?.holds(list) ?? true),
      v.readonly(),
    ),
  };
}

/** Printable ASCII without `\ { } "`, no space at either end, not empty. */
export function printableField(label: string): Field<string> {
  return {
    label,
    allowed: 'printable ASCII characters except \\ { } ", at least one, no space at either end',
    input: 'text',
    schema: v.pipe(v.string(), v.regex(/^[ -~]+$/), v.regex(/^[^\\{}"]*$/), v.regex(/^\S(.*\S)?$/)),
  };
}

/** Letters A–Z and a–z, at least one. */
export function lettersField(label: string): Field<string> {
  return {
    label,
    allowed: 'letters A–Z and a–z, at least one',
    input: 'word',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z]+$/)),
  };
}

/** One letter A–Z or a–z. */
export function letterField(label: string): Field<string> {
  return {
    label,
    allowed: 'one letter A–Z or a–z',
    input: 'word',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z]$/)),
  };
}

/** Letters A–Z and a–z and digits, none twice (so at most 62), at least one. */
export function distinctCharactersField(label: string): Field<string> {
  return {
    label,
    allowed: 'different letters A–Z, a–z or digits, at least one and none twice',
    input: 'word',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+$/), v.regex(/^(?!.*(.).*\1)/)),
  };
}

/** A list of different items, all whole numbers between two bounds or all single letters; case counts. */
export function itemsField(
  label: string,
  { least, most }: { least: number; most: number },
): Field<readonly (number | string)[]> {
  const number = v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
  const letter = v.pipe(v.string(), v.regex(/^[A-Za-z]$/));
  return {
    label,
    allowed: `a list of at least 1 item, all whole numbers ${least} to ${most} or all single letters A–Z and a–z, none twice`,
    input: 'items',
    schema: v.union([
      v.pipe(
        v.array(number),
        v.minLength(1),
        v.check((list) => isDistinct(list)),
        v.readonly(),
      ),
      v.pipe(
        v.array(letter),
        v.minLength(1),
        v.check((list) => isDistinct(list)),
        v.readonly(),
      ),
    ]),
  };
}

const isDistinct = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

/** An edge of an undirected graph: its two vertices, counted from 0, and its weight. */
export type Edge = readonly [u: number, v: number, weight: number];

/** A list of weighted edges without loops, none twice in either direction; it may be empty. */
export function edgesField(label: string, weight: { least: number; most: number }): Field<readonly Edge[]> {
  const vertex = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
  const edge = v.pipe(
    v.strictTuple([
      vertex,
      vertex,
      v.pipe(v.number(), v.safeInteger(), v.minValue(weight.least), v.maxValue(weight.most)),
    ]),
    v.check(([one, other]) => one !== other),
    v.readonly(),
  );
  return {
    label,
    allowed: `a list of edges [u, v, weight], typed as u-v:weight (0-1:7, 1-2:3), vertices from 0, weights ${weight.least} to ${weight.most}, no edge from a vertex to itself, no two edges between the same vertices`,
    input: 'edges',
    schema: v.pipe(
      v.array(edge),
      v.check(
        (edges) =>
          new Set(edges.map(([one, other]) => [Math.min(one, other), Math.max(one, other)].join())).size ===
          edges.length,
      ),
      v.readonly(),
    ),
  };
}

/** A list of pairs of whole numbers, at least one; `parts` name the two numbers and bound them. */
export function pairsField(
  label: string,
  parts: readonly [PairPart, PairPart],
  typedExample: string,
): Field<readonly (readonly [number, number])[]> {
  const part = ({ least, most = Number.MAX_SAFE_INTEGER }: PairPart) =>
    v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
  const [one, other] = parts;
  const bounds = ({ name, least, most }: PairPart) =>
    `${name} ${least}${most === undefined ? ' or more' : ` to ${most}`}`;
  return {
    label,
    allowed: `a list of at least 1 pair [${one.name}, ${other.name}], typed as ${one.name}/${other.name} (${typedExample}), ${bounds(one)}, ${bounds(other)}`,
    input: 'pairs',
    schema: v.pipe(
      v.array(v.pipe(v.strictTuple([part(one), part(other)]), v.readonly())),
      v.minLength(1),
      v.readonly(),
    ),
  };
}

/** One number of a pair: what it is, and its bounds. */
interface PairPart {
  readonly name: string;
  readonly least: number;
  readonly most?: number;
}

/** The symbols of a printable field, as a tape alphabet. */
export const PRINTABLE: readonly string[] = Array.from({ length: 95 }, (_, code) =>
  String.fromCharCode(32 + code),
).filter((character) => !'\\{}"'.includes(character));

/** What a person typed in the form the field's JSON value has; nonsense stays as typed, for the schema to refuse. */
export function typedValue(input: FieldInput, typed: string): Json {
  switch (input) {
    case 'text':
      return typed;
    case 'word':
      return typed.trim();
    case 'integer':
      return wholeNumber(ungrouped(typed.trim()));
    case 'integers':
    case 'items':
      return typedList(typed, wholeNumber);
    case 'edges':
      return typedList(typed, (edge) => numbersIn(edge, /^(\d+)[-–](\d+):(\d+)$/));
    case 'pairs':
      return typedList(typed, (pair) => numbersIn(pair, /^(\d+)\/(\d+)$/));
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

/** Items with commas or spaces between them, in brackets or not; a list of lists may also be typed as JSON. */
function typedList(typed: string, item: (typed: string) => Json): Json {
  const trimmed = typed.trim();
  if (trimmed.startsWith('[[')) return jsonOrText(trimmed);
  const inside = trimmed.replace(/^\[(.*)\]$/s, '$1').trim();
  // Between two commas something has been forgotten: what stands there is an empty item.
  return inside === '' ? [] : inside.split(/\s*,\s*|\s+/).map(item);
}

/** The numbers that a pattern finds in one typed item, or the item as typed. */
function numbersIn(typed: string, pattern: RegExp): Json {
  return pattern.exec(typed)?.slice(1).map(Number) ?? typed;
}

const wholeNumber = (typed: string): Json => (/^[-−]?\d+$/.test(typed) ? Number(typed.replace('−', '-')) : typed);

/** A number as the page writes it, with a comma before every three digits, without those commas. */
const ungrouped = (typed: string): string =>
  /^[-−]?\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(',', '') : typed;
