import { Gunzip } from 'fflate';
import { reasonOf } from '../../../base/problems.ts';
import type { Row } from '../prediction.ts';
import { archiveRows } from './archive.ts';
import { CsvReader } from './csv.ts';
import { JsonElementReader } from './json-elements.ts';
import type { OutputFile, PlacedRow } from './output-file.ts';
import { parquetRows } from './parquet-rows.ts';
import { decoded, linesOf } from './text-lines.ts';
import { pieces, UnpackedBytes } from './unpacking.ts';

/** Rows as they come, several at a time. */
type Rows = AsyncGenerator<PlacedRow[], void, undefined>;

/**
 * The rows of a file, recognised by its first bytes: an archive, a Parquet file, anything packed with gzip, a log or a list in JSON, one
 * JSON object a line, or a table with commas. What cannot be read is said in its place; nothing is thrown.
 */
export async function* rowsOf(file: OutputFile): Rows {
  try {
    const start = await file.slice(0, Math.min(4, file.size));
    const magic = String.fromCodePoint(...start);
    if (file.size === 0) yield [{ place: 'file', problem: 'the file is empty.' }];
    else if (magic.startsWith('PK')) yield* archiveRows(file.chunks());
    else if (magic === 'PAR1') yield* numbered(parquetRows(file));
    else if (start[0] === 0x1f && start[1] === 0x8b) yield* textRows(decoded(unpacked(file.chunks())));
    else yield* textRows(decoded(file.chunks()));
  } catch (problem) {
    yield [{ place: 'file', problem: `it cannot be read on: ${reasonOf(problem)}.` }];
  }
}

async function* numbered(batches: AsyncIterable<Row[]>): Rows {
  let number = 0;
  for await (const rows of batches) yield rows.map((row) => ({ place: `row ${++number}`, row }));
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let ready: Uint8Array[] = [];
  const size = new UnpackedBytes();
  const gunzip = new Gunzip((bytes) => {
    size.give(bytes.length);
    ready.push(bytes);
  });
  for await (const chunk of chunks)
    for (const piece of pieces(chunk)) {
      size.take(piece.length);
      gunzip.push(piece);
      yield* ready;
      ready = [];
    }
  gunzip.push(new Uint8Array(), true);
  yield* ready;
}

/** Characters by which a text is told apart: the first line of JSON lines may be long, but its end is seldom needed. */
const ENOUGH_CHARACTERS = 1 << 20;

/** Characters in which a zero tells that a file is no text. */
const CHARACTERS_LOOKED_AT = 1000;

async function* textRows(text: AsyncGenerator<string, void, undefined>): Rows {
  let start = '';
  let isWhole = false;
  while (start.length < ENOUGH_CHARACTERS && !start.trimStart().includes('\n')) {
    const next = await text.next();
    if (next.done) {
      isWhole = true;
      break;
    }
    start += next.value;
  }
  const whole = (async function* () {
    yield start;
    if (!isWhole) yield* text;
  })();
  const trimmed = start.trimStart();
  if (start.slice(0, CHARACTERS_LOOKED_AT).includes('\0'))
    yield [
      {
        place: 'file',
        problem: 'it is no text in UTF-8, nor any format that is read: zeros are among its first bytes.',
      },
    ];
  else if (trimmed === '') yield [{ place: 'file', problem: 'the file is empty.' }];
  else if (trimmed.startsWith('[')) yield* elementRows(whole, undefined);
  else if (!trimmed.startsWith('{')) yield* tableRows(whole);
  else if (looksLikeLog(trimmed)) yield* elementRows(whole, 'samples');
  else yield* lineRows(whole);
}

/** A log of Inspect has its samples under a key, on one line or on many. */
function looksLikeLog(text: string): boolean {
  return /^\{\s*(?:"version"\s*:\s*\d+\s*,\s*)?"(?:status|eval|samples|plan)"\s*:|^\{\s*\n/.test(text);
}

async function* lineRows(text: AsyncIterable<string>): Rows {
  let number = 0;
  for await (const lines of linesOf(text)) {
    const rows: PlacedRow[] = [];
    for (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      const place = `line ${number}`;
      const row = parsed(line);
      rows.push(
        isObject(row) ? { place, row } : { place, problem: `${place}: got ${shown(line)}; allowed: one JSON object.` },
      );
    }
    yield rows;
  }
}

async function* elementRows(text: AsyncIterable<string>, key: string | undefined): Rows {
  const reader = new JsonElementReader(key);
  const what = key === undefined ? 'element' : 'sample';
  let number = 0;
  for await (const characters of text) {
    const rows = reader.take(characters).flatMap((element): PlacedRow[] => {
      const place = `${what} ${++number}`;
      const row = parsed(element);
      // A pipeline asked for several texts writes a list for each prompt.
      if (Array.isArray(row)) return row.filter(isObject).map((each) => ({ place, row: each }));
      return [
        isObject(row) ? { place, row } : { place, problem: `${place}: got ${shown(element)}; allowed: a JSON object.` },
      ];
    });
    if (rows.length > 0) yield rows;
  }
  if (!reader.isComplete)
    yield [
      {
        place: 'file',
        problem:
          key === undefined || number > 0
            ? 'the JSON is cut off; what came before was read.'
            : `there is no list "${key}" in it, or it is cut off before.`,
      },
    ];
}

async function* tableRows(text: AsyncIterable<string>): Rows {
  const reader = new CsvReader();
  let columns: string[] | undefined;
  let number = 0;
  const placed = (cells: string[]): PlacedRow[] => {
    if (!columns) {
      columns = cells.map((cell) => cell.trim());
      return [];
    }
    const place = `row ${++number}`;
    if (cells.length !== columns.length)
      return [
        { place, problem: `${place}: got ${cells.length} cells; allowed: ${columns.length}, as in the first line.` },
      ];
    return [{ place, row: Object.fromEntries(columns.map((name, at) => [name, cells[at]!])) }];
  };
  for await (const characters of text) yield reader.take(characters).flatMap(placed);
  const isCut = reader.isOpen;
  yield reader.end().flatMap(placed);
  if (isCut) yield [{ place: 'file', problem: 'the table ends inside a quoted cell.' }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The start of what came, in quotes. */
const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
