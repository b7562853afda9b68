import type { Json } from '../base/json.ts';
import type { Row } from './columns.ts';
import { beginningOf, LongList, LongText, type Value } from './long-text.ts';

/** A row of plain JSON. */
export type PlainRow = Readonly<Record<string, Json>>;

/** Characters of a long text that are shown of it. */
const SHOWN_CHARACTERS = 2000;

/** A row as it is shown: of a long text the beginning, of a long list the first item. */
export function shownRow(row: Row): PlainRow {
  return plain(row, (text) => `${beginningOf(text, SHOWN_CHARACTERS)}…`, firstOf);
}

/**
 * A row as it can be sent from one worker to another, long texts and lists in memory. Throws a `RangeError` where a text is longer than
 * a string can be.
 */
export function wholeRow(row: Row): PlainRow {
  return plain(
    row,
    (text) => {
      let whole = '';
      for (const piece of text.pieces()) whole += piece;
      return whole;
    },
    (list) => [...list.items()],
  );
}

function plain(row: Row, text: (text: LongText) => Json, list: (list: LongList) => Json): PlainRow {
  const made = (value: Value): Json => {
    if (value instanceof LongText) return text(value);
    if (value instanceof LongList) return list(value);
    if (isList(value)) return value.map(made);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, made(each)]));
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, made(value)]));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function firstOf(list: LongList): Json[] {
  for (const item of list.items()) return [item];
  return [];
}
