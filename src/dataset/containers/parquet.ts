import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { snappyCompressor } from 'hysnappy';
import type { Json } from '../../base/json.ts';
import { version } from '../../../package.json';
import type { Column, ColumnType, Row } from '../columns.ts';
import type { Container } from './container.ts';

/** Rows a group. A group is what is held in memory, and what a reader can skip to. */
const ROWS_PER_GROUP = 1000;

/** Zstandard's level: 3 is its default. */
const LEVEL = 3;

type Compress = (bytes: Uint8Array) => Uint8Array;

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
    bytes: async function* (rows, columns) {
      const compress = await compressor();
      const writer = new ByteWriter(1 << 20);
      const file = new ParquetWriter({
        writer,
        schema: schemaOf(columns),
        codec,
        compressors: { [codec]: compress },
        createdBy: `TAIL Tracer version ${version}`,
      });
      for await (const group of regrouped(rows, ROWS_PER_GROUP)) {
        // The writer appends to a buffer in memory, which is emptied after each group.
        await file.write({ columnData: columnData(group, columns), rowGroupSize: ROWS_PER_GROUP });
        yield taken(writer);
      }
      await file.finish();
      yield taken(writer);
    },
  };
}

let loading: Promise<Compress> | undefined;

/**
 * Loaded when first asked for: the module with its WebAssembly weighs as much as everything else here. It is started once: starting it
 * again would take its memory from under the first.
 */
function zstd(): Promise<Compress> {
  loading ??= startZstd();
  return loading;
}

async function startZstd(): Promise<Compress> {
  const { init, compress } = await import('@bokuweb/zstd-wasm');
  await init();
  return (bytes) => compress(bytes, LEVEL);
}

/** What has been written since the last time; the offsets that the writer counts go on. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/** The same rows in groups of one size, the last one smaller. */
async function* regrouped(rows: AsyncIterable<readonly Row[]>, size: number): AsyncGenerator<Row[], void, undefined> {
  let group: Row[] = [];
  for await (const some of rows)
    for (const row of some) {
      group.push(row);
      if (group.length < size) continue;
      yield group;
      group = [];
    }
  if (group.length > 0) yield group;
}

function columnData(rows: readonly Row[], columns: readonly Column[]) {
  return columns.map(({ name, type }) => ({
    name,
    data: rows.map((row) => withBigIntegers(row[name]!, type)),
    // Texts repeat nowhere and are long: an index of their pages would grow with the file and help nobody.
    offsetIndex: false,
    statistics: false,
  }));
}

/** A value as the writer takes it: integers of 64 bits are `bigint`. */
function withBigIntegers(value: Json, type: ColumnType): unknown {
  if (value === null) return null;
  if (type === 'integer') return BigInt(value as number);
  if (typeof type === 'string') return value;
  // By the definition of its format, a list column holds lists and a struct column objects.
  if ('list' in type) return (value as readonly Json[]).map((item) => withBigIntegers(item, type.list));
  const fields = value as Row;
  return Object.fromEntries(type.fields.map((field) => [field.name, withBigIntegers(fields[field.name]!, field.type)]));
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
