import * as v from 'valibot';

/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How a value is typed by hand: as it is, as one whole number, or as whole numbers with commas or spaces between them. */
export type FieldInput = 'text' | 'integer' | 'integers';

/** One key of an instance: its name for a person, what it may be, and the schema that says so. */
export interface Field<Value> {
  readonly label: string;
  /** What is allowed, to be read after “allowed:”. */
  readonly allowed: string;
  readonly input: FieldInput;
  readonly schema: v.GenericSchema<unknown, Value>;
}

/** Something wrong with one field, said so that it can be mended. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An unsigned decimal number as a string; see `DECIMAL`. */
export function decimalField(label: string): Field<string> {
  return {
    label,
    allowed:
      'digits with at most one point, a digit on each side of it, and no leading zero unless the whole part is 0',
    input: 'text',
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
    input: 'text',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z]+$/)),
  };
}

/** One letter A–Z or a–z. */
export function letterField(label: string): Field<string> {
  return {
    label,
    allowed: 'one letter A–Z or a–z',
    input: 'text',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z]$/)),
  };
}

/** Letters A–Z and a–z and digits, none twice (so at most 62), at least one. */
export function distinctCharactersField(label: string): Field<string> {
  return {
    label,
    allowed: 'different letters A–Z, a–z or digits, at least one and none twice',
    input: 'text',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+$/), v.regex(/^(?!.*(.).*\1)/)),
  };
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
    case 'integer':
      return wholeNumber(typed.trim());
    case 'integers': {
      const inside = typed
        .trim()
        .replace(/^\[(.*)\]$/s, '$1')
        .trim();
      return inside === '' ? [] : inside.split(/[\s,]+/).map(wholeNumber);
    }
  }
}

/** A value of a field as it would be typed. */
export function shownValue(value: Json): string {
  if (Array.isArray(value)) return value.map((item) => shownValue(item as Json)).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const wholeNumber = (typed: string): Json => (/^[-−]?\d+$/.test(typed) ? Number(typed.replace('−', '-')) : typed);

/** Says what is wrong with a field: its name, what came, what is allowed. */
export function fieldProblem(field: string, came: unknown, allowed: string): FieldProblem {
  const json = came === undefined ? 'nothing' : JSON.stringify(came);
  const shown = json.length > 60 ? `${json.slice(0, 57)}…` : json;
  return { field, message: `${field}: got ${shown}; allowed: ${allowed}.` };
}
