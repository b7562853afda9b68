import { LongList, LongText, type Value } from '../long-text.ts';

/** A value as JSON, in one string where it has no long texts and lists, else in pieces: the whole may be longer than a string can be. */
export function* jsonPieces(value: Value): Generator<string, void, undefined> {
  if (!holdsLong(value)) yield JSON.stringify(value);
  else if (value instanceof LongText) yield* textPieces(value);
  else if (value instanceof LongList) yield* listPieces(value.items());
  else if (isList(value)) yield* listPieces(value);
  else yield* objectPieces(value as { readonly [key: string]: Value });
}

function* textPieces(text: LongText): Generator<string, void, undefined> {
  yield '"';
  for (const piece of text.pieces()) yield JSON.stringify(piece).slice(1, -1);
  yield '"';
}

function* listPieces(items: Iterable<Value>): Generator<string, void, undefined> {
  let separator = '[';
  for (const item of items) {
    yield separator;
    yield* jsonPieces(item);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

function* objectPieces(object: { readonly [key: string]: Value }): Generator<string, void, undefined> {
  let separator = '{';
  for (const [key, value] of Object.entries(object)) {
    yield `${separator}${JSON.stringify(key)}:`;
    yield* jsonPieces(value);
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}

/** Whether a long text or list is anywhere in a value. */
function holdsLong(value: Value): boolean {
  if (value instanceof LongText || value instanceof LongList) return true;
  // Lists of plain values, such as instances and spans, are long; what they begin with tells what they hold.
  if (isList(value)) return value.some((item) => typeof item === 'object' && holdsLong(item));
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLong);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
