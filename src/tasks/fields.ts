import * as v from 'valibot';
import {
  blamedCharacter,
  blamedEnds,
  blamedItem,
  blamedLater,
  blamedRepeat,
  blamedTwice,
  type Blame,
} from './blame.ts';
import type { FieldInput } from './typed-value.ts';

/** One key of an instance: its name for a person, what it may be, and the schema that says so. */
export interface Field<Value> {
  readonly label: string;
  /** What is allowed, to be read after “allowed:”. */
  readonly allowed: string;
  readonly input: FieldInput;
  readonly schema: v.GenericSchema<unknown, Value>;
  /** Which part of a value that the schema refuses is to blame, where one is: among sixty edges a person looks for one. */
  readonly blame?: (value: unknown) => Blame | undefined;
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
    blame: (value) =>
      blamedItem(value, item, `a whole number, ${least}${upper}`) ??
      (also && blamedLater(value as readonly number[], also.holds, also.allowed)),
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
    blame: (value) =>
      blamedCharacter(value, /^[ !#-[\]-z|~]$/, 'printable ASCII characters except \\ { } "') ?? blamedEnds(value),
    schema: v.pipe(v.string(), v.regex(/^[ -~]+$/), v.regex(/^[^\\{}"]*$/), v.regex(/^\S(.*\S)?$/)),
  };
}

/** Letters A–Z and a–z, at least one. */
export function lettersField(label: string): Field<string> {
  return {
    label,
    allowed: 'letters A–Z and a–z, at least one',
    input: 'word',
    blame: (value) => blamedCharacter(value, /^[A-Za-z]$/, 'letters A–Z and a–z'),
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
    blame: (value) => blamedCharacter(value, /^[A-Za-z0-9]$/, 'letters A–Z, a–z or digits') ?? blamedRepeat(value),
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
    blame: (value) => {
      if (!Array.isArray(value)) return undefined;
      const ofNumbers = typeof value[0] === 'number';
      const allowed = `a whole number ${least} to ${most}`;
      return (
        (ofNumbers
          ? undefined
          : blamedItem(
              value.slice(0, 1),
              v.union([number, letter]),
              `${allowed} or a single letter A–Z or a–z`,
              value.length,
            )) ??
        blamedItem(
          value,
          ofNumbers ? number : letter,
          ofNumbers
            ? `${allowed}, as the first item is a number`
            : 'a single letter A–Z or a–z, as the first item is a letter',
        ) ??
        blamedTwice(value, 'item')
      );
    },
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
    v.strictTuple([vertex, vertex, between(weight)]),
    v.check(([one, other]) => one !== other),
    v.readonly(),
  );
  return {
    label,
    allowed: `a list of edges [u, v, weight], typed as u-v:weight (0-1:7, 1-2:3), vertices from 0, weights ${weight.least} to ${weight.most}, no edge from a vertex to itself, no two edges between the same vertices`,
    input: 'edges',
    blame: (value) =>
      blamedItem(
        value,
        v.strictTuple([vertex, vertex, v.number()]),
        'an edge [u, v, weight] of three whole numbers, typed as u-v:weight, vertices from 0',
      ) ??
      blamedItem(
        value,
        v.strictTuple([vertex, vertex, between(weight)]),
        `weights ${weight.least} to ${weight.most}`,
      ) ??
      blamedItem(value, edge, 'no edge from a vertex to itself') ??
      (Array.isArray(value)
        ? blamedTwice((value as readonly Edge[]).map(ends), 'edge', value as readonly Edge[])
        : undefined),
    schema: v.pipe(
      v.array(edge),
      v.check((edges) => isDistinct(edges.map(ends))),
      v.readonly(),
    ),
  };
}

/** The vertices of an edge in one order. */
const ends = ([one, other]: Edge): string => `${Math.min(one, other)}-${Math.max(one, other)}`;

const between = ({ least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number }) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** A list of pairs of whole numbers, at least one; `parts` name the two numbers and bound them. */
export function pairsField(
  label: string,
  parts: readonly [PairPart, PairPart],
  typedExample: string,
): Field<readonly (readonly [number, number])[]> {
  const [one, other] = parts;
  const bounds = ({ name, least, most }: PairPart) =>
    `${name} ${least}${most === undefined ? ' or more' : ` to ${most}`}`;
  return {
    label,
    allowed: `a list of at least 1 pair [${one.name}, ${other.name}], typed as ${one.name}/${other.name} (${typedExample}), ${bounds(one)}, ${bounds(other)}`,
    input: 'pairs',
    blame: (value) =>
      blamedItem(
        value,
        v.strictTuple([between(one), between(other)]),
        `a pair [${one.name}, ${other.name}] of whole numbers, typed as ${one.name}/${other.name}, ${bounds(one)}, ${bounds(other)}`,
      ),
    schema: v.pipe(
      v.array(v.pipe(v.strictTuple([between(one), between(other)]), v.readonly())),
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
