import { utf8 } from '../../base/utf8.ts';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { snappyCompressor } from 'hysnappy';
import { version } from '../../../package.json';
import { CannotWrite } from '../cannot-write.ts';
import type { Column, ColumnType, Row } from '../columns.ts';
import { LongText, sizeOf, type Value } from '../long-text.ts';
import type { Container } from './container.ts';
import type { Compress } from './started-zstd.ts';
import { zstd } from './zstd.ts';

/** Most rows of a group: what a reader can skip to. */
const ROWS_PER_GROUP = 1000;

/**
 * Bytes of values after which a group ends. A group is what is held in memory, here and by its readers: of 1,000 long rows it would be
 * hundreds of megabytes.
 */
const BYTES_PER_GROUP = 2 ** 25;

/** Parquet with Zstandard, the smallest. */
export const parquet = parquetWith({
  id: 'parquet',
  codec: 'ZSTD',
  summary: 'Parquet, compressed with Zstandard: small, typed, nested.',
  compressor: zstd,
});

/** Parquet with Snappy, which every reader knows. */
export const parquetSnappy = parquetWith({
  id: 'parquet-snappy',
  codec: 'SNAPPY',
  summary: 'Parquet, compressed with Snappy: larger, read everywhere.',
  compressor: () => Promise.resolve(snappyCompressor()),
});

interface ParquetSettings {
  readonly id: string;
  readonly summary: string;
  readonly codec: 'ZSTD' | 'SNAPPY';
  readonly compressor: () => Promise<Compress>;
}

function parquetWith({ id, summary, codec, compressor }: ParquetSettings): Container {
  return {
    id,
    summary,
    extension: '.parquet',
    holdsJson: false,
    builder: 'parquet',
    // A value is in one page, which is compressed in memory.
    longestText: BYTES_PER_GROUP,
    bytes: async function* (rows, columns) {
      await requireWebAssembly();
      const compress = await compressor();
      const writer = new ByteWriter(1 << 20);
      const file = new ParquetWriter({
        writer,
        schema: schemaOf(columns),
        codec,
        compressors: { [codec]: compress },
        createdBy: `TAIL Tracer version ${version}`,
      });
      for await (const group of regrouped(rows, columns)) {
        // The writer appends to a buffer in memory, which is emptied after each group.
        await file.write({ columnData: columnData(group, columns), rowGroupSize: ROWS_PER_GROUP });
        yield taken(writer);
      }
      await file.finish();
      yield taken(writer);
    },
  };
}

/** The shortest module: only its head. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Both ways of compressing are WebAssembly. A page whose policy forbids it would wait for them for ever. */
async function requireWebAssembly(): Promise<void> {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
  } catch {
    throw new CannotWrite(
      'container: Parquet is compressed by WebAssembly, which this page is not allowed to run; allowed here: jsonl, jsonl.gz or csv.',
    );
  }
}

/** What has been written since the last time; the offsets that the writer counts go on. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/** The values of a row as the writer takes them, in the order of the columns. */
type WrittenRow = readonly unknown[];

/** The same rows in groups as they are written: of a number of rows and of bytes that none exceeds but one of a single row. */
async function* regrouped(
  rows: AsyncIterable<readonly Row[]>,
  columns: readonly Column[],
): AsyncGenerator<readonly WrittenRow[], void, undefined> {
  let group: WrittenRow[] = [];
  let bytes = 0;
  for await (const some of rows)
    for (const each of some) {
      const row = columns.map(({ name, type }) => asWritten(each[name]!, type));
      const ofRow = bytesOf(row);
      if (group.length === ROWS_PER_GROUP || (group.length > 0 && bytes + ofRow > BYTES_PER_GROUP)) {
        yield group;
        group = [];
        bytes = 0;
      }
      group.push(row);
      bytes += ofRow;
    }
  if (group.length > 0) yield group;
}

function columnData(rows: readonly WrittenRow[], columns: readonly Column[]) {
  return columns.map(({ name }, place) => ({
    name,
    data: rows.map((row) => row[place]),
    // Texts repeat nowhere and are long: an index of their pages would grow with the file and help nobody.
    offsetIndex: false,
    statistics: false,
  }));
}

/** Characters from which a text is held as bytes, which take half the memory; shorter ones may repeat, and the writer looks for that. */
const HELD_AS_BYTES = 4096;

/** A value as the writer takes it: integers of 64 bits are `bigint`, long texts bytes. */
function asWritten(value: Value, type: ColumnType): unknown {
  if (value === null) return null;
  if (type === 'integer') return BigInt(value as number);
  if (value instanceof LongText) return utf8Of(value);
  if (typeof value === 'string') return value.length < HELD_AS_BYTES ? value : utf8(value);
  if (typeof type === 'string') return value;
  // By the definition of its format, a list column holds lists and a struct column objects.
  if ('list' in type) return (value as readonly Value[]).map((item) => asWritten(item, type.list));
  const fields = value as Row;
  return Object.fromEntries(type.fields.map((field) => [field.name, asWritten(fields[field.name]!, field.type)]));
}

function utf8Of(text: LongText): Uint8Array {
  const bytes = new Uint8Array(text.size.bytes);
  let at = 0;
  for (const piece of text.pieces()) {
    const some = utf8(piece);
    bytes.set(some, at);
    at += some.length;
  }
  return bytes;
}

/** Bytes that a value takes as Parquet writes it plainly, without its length. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return sizeOf(value).bytes;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object') return typeof value === 'bigint' ? 8 : 1;
  return value === null ? 0 : Object.values(value).reduce<number>((sum, each) => sum + bytesOf(each), 0);
}

/** The columns as Parquet's schema: a tree written depth first, lists in their three levels. */
function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'schema', num_children: columns.length },
    ...columns.flatMap(({ name, type, nullable }) => elements(name, type, nullable ? 'OPTIONAL' : 'REQUIRED')),
  ];
}

function elements(name: string, type: ColumnType, repetition: 'OPTIONAL' | 'REQUIRED'): SchemaElement[] {
  const element = { name, repetition_type: repetition } as const;
  if (type === 'string' || type === 'json')
    return [{ ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }];
  if (type === 'integer') return [{ ...element, type: 'INT64' }];
  if (type === 'boolean') return [{ ...element, type: 'BOOLEAN' }];
  if ('list' in type)
    return [
      { ...element, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elements('element', type.list, 'REQUIRED'),
    ];
  return [
    { ...element, num_children: type.fields.length },
    ...type.fields.flatMap((field) => elements(field.name, field.type, field.nullable ? 'OPTIONAL' : 'REQUIRED')),
  ];
}
