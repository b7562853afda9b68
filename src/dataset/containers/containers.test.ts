import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../../testing/dataset.ts';
import { CHAT, type Column, type Row } from '../columns.ts';
import { LongList, LongText } from '../long-text.ts';
import type { Container } from './container.ts';
import { CONTAINERS } from './registry.ts';

/** Values of every type, with what breaks careless writers: quotes, commas, line breaks, other scripts, nothing at all. */
const COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'count', type: 'integer' },
  { name: 'tokens', type: 'integer', nullable: true },
  { name: 'messages', type: CHAT },
  { name: 'labels', type: { list: 'boolean' } },
  {
    name: 'metadata',
    type: {
      fields: [
        { name: 'task', type: 'string' },
        { name: 'length', type: 'integer' },
      ],
    },
  },
];

const TEXTS = ['plain', 'a "quoted", text', 'line\nbreak\r\n', 'ünï→cødé 数 🦆', '', "it's"];

const ROWS: readonly Row[] = Array.from({ length: 2345 }, (_, index) => ({
  id: `row ${index}`,
  count: index === 7 ? Number.MAX_SAFE_INTEGER : index,
  tokens: index % 3 === 0 ? null : index,
  messages: [
    { role: 'user', content: TEXTS[index % TEXTS.length]! },
    { role: 'assistant', content: `${TEXTS[(index + 1) % TEXTS.length]!} ${index}` },
  ],
  labels: [true, index % 2 === 0],
  metadata: { task: TEXTS[index % TEXTS.length]!, length: index },
}));

/** The rows in groups of this size. */
async function* groups(size: number): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < ROWS.length; from += size) yield await Promise.resolve(ROWS.slice(from, from + size));
}

const folder = mkdtempSync(join(tmpdir(), 'containers-'));
let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** Writes the rows and says how DuckDB reads the file. */
async function written({ bytes, extension, builder, id }: Container): Promise<string> {
  const file = join(folder, `${id}${extension}`);
  writeFileSync(file, await bytesOf(bytes(groups(50), COLUMNS)));
  if (builder === 'json') return `read_json('${file}', format = 'newline_delimited')`;
  // Without `null_padding` and with quotes only, as RFC 4180 says.
  if (builder === 'csv')
    return `read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)`;
  return `read_parquet('${file}')`;
}

describe.each(CONTAINERS.map((container) => [container.id, container] as const))(
  '%s, read by DuckDB,',
  (_, container) => {
    test('holds every row with the values and types that were written', async () => {
      const source = await written(container);
      const nested = container.builder === 'csv' ? (name: string) => `${name}::JSON` : (name: string) => name;
      const types = await query(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${source})`);
      expect(types.map(({ column_name: name }) => name)).toEqual(COLUMNS.map(({ name }) => name));
      if (container.builder !== 'csv')
        expect(Object.fromEntries(types.map(({ column_name: name, column_type: type }) => [name, type]))).toEqual({
          id: 'VARCHAR',
          count: 'BIGINT',
          tokens: 'BIGINT',
          messages: expect.stringMatching(/^STRUCT\("?role"? VARCHAR, "?content"? VARCHAR\)\[\]$/),
          labels: 'BOOLEAN[]',
          metadata: expect.stringMatching(/^STRUCT\(task VARCHAR, "?length"? BIGINT\)$/),
        });
      const columns = COLUMNS.map(({ name, type }) =>
        typeof type === 'string' ? name : `to_json(${nested(name)})::VARCHAR AS ${name}`,
      );
      const rows = await query(`SELECT ${columns.join(', ')} FROM ${source}`);
      expect(rows).toHaveLength(ROWS.length);
      const read = rows.map(({ id, count, tokens, messages, labels, metadata }) => ({
        id,
        count: Number(count),
        tokens: tokens === null ? null : Number(tokens),
        messages: JSON.parse(messages as string) as unknown,
        labels: JSON.parse(labels as string) as unknown,
        metadata: JSON.parse(metadata as string) as unknown,
      }));
      expect(read).toEqual(ROWS);
    });

    test('has the same bytes whatever the groups in which the rows come, and every time', async () => {
      const one = await bytesOf(container.bytes(groups(50), COLUMNS));
      const other = await bytesOf(container.bytes(groups(777), COLUMNS));
      expect(Buffer.compare(one, other)).toBe(0);
    });
  },
);

test.each(
  CONTAINERS.filter(({ builder }) => builder === 'parquet').map((container) => [container.id, container] as const),
)('%s is written in groups of a thousand rows, whole when it has none', async (_, container) => {
  const source = await written(container);
  const file = /'([^']+)'/.exec(source)![1]!;
  const sizes = await query(
    `SELECT DISTINCT row_group_id, row_group_num_rows AS rows, compression FROM parquet_metadata('${file}') ORDER BY row_group_id`,
  );
  expect(sizes.map(({ rows }) => Number(rows))).toEqual([1000, 1000, 345]);
  expect(sizes[0]!.compression).toBe(container.id === 'parquet' ? 'ZSTD' : 'SNAPPY');
  const empty = join(folder, `empty-${container.id}.parquet`);
  writeFileSync(empty, await bytesOf(container.bytes((async function* () {})(), COLUMNS)));
  expect(await query(`SELECT count(*)::INTEGER AS rows FROM read_parquet('${empty}')`)).toEqual([{ rows: 0 }]);
});

const withText = (cot: Row[string]): Row => ({ id: 'x', cot, messages: [{ role: 'assistant', content: cot }] });

async function* once(...rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}

describe('long rows', () => {
  const columns: readonly Column[] = [
    { name: 'id', type: 'string' },
    { name: 'cot', type: 'string' },
    { name: 'messages', type: CHAT },
  ];
  const pieces = ['one "quoted", line →\n', 'another\\ 🦆\n', '\\boxed{1}'];

  test.each(CONTAINERS.map((container) => [container.id, container] as const))(
    'have the same bytes in %s whether a text is one string or comes in pieces',
    async (_, { bytes }) => {
      const inPieces = await bytesOf(bytes(once(withText(new LongText(() => pieces))), columns));
      const whole = await bytesOf(bytes(once(withText(pieces.join(''))), columns));
      expect(Buffer.compare(inPieces, whole)).toBe(0);
    },
  );

  test.each(
    CONTAINERS.filter(({ builder }) => builder !== 'parquet').map((container) => [container.id, container] as const),
  )('have the same bytes in %s whether a list is in memory or made item by item', async (_, { bytes }) => {
    const spans: Column[] = [{ name: 'spans', type: { list: { fields: [{ name: 'role', type: 'string' }] } } }];
    const items = [{ role: 'a "b"' }, { role: 'c' }];
    for (const list of [items, []]) {
      const made = await bytesOf(bytes(once({ spans: new LongList(() => list) }), spans));
      const held = await bytesOf(bytes(once({ spans: list }), spans));
      expect(Buffer.compare(made, held)).toBe(0);
    }
  });

  test('are written by lines in chunks of a megabyte or two, however long a text is', async () => {
    const line = `${'a line → '.repeat(100)}\n`;
    const text = new LongText(function* () {
      for (let index = 0; index < 20_000; index++) yield line;
    });
    const characters = line.length * 20_000;
    for (const id of ['jsonl', 'csv']) {
      const { bytes } = CONTAINERS.find((container) => container.id === id)!;
      let total = 0;
      for await (const chunk of bytes(once({ cot: text }), [{ name: 'cot', type: 'string' }])) {
        expect(chunk.length).toBeLessThan(2 ** 22);
        total += chunk.length;
      }
      expect(total).toBeGreaterThan(characters);
    }
  });

  test('make a group of Parquet end at 32 MB, however few they are', async () => {
    const rows = Array.from({ length: 25 }, (_, index): Row => ({ cot: `${index} ${'→'.repeat(2 ** 20)}` }));
    const file = join(folder, 'long.parquet');
    const { bytes } = CONTAINERS.find(({ id }) => id === 'parquet')!;
    writeFileSync(file, await bytesOf(bytes(once(...rows), [{ name: 'cot', type: 'string' }])));
    const inFile = await query(
      `SELECT row_group_num_rows AS rows, total_uncompressed_size AS bytes FROM parquet_metadata('${file}') ORDER BY row_group_id`,
    );
    // A row has 3 MB and a few bytes.
    expect(inFile.map((group) => Number(group.rows))).toEqual([10, 10, 5]);
    expect(Math.max(...inFile.map((group) => Number(group.bytes)))).toBeLessThanOrEqual(2 ** 25);
    expect(await query(`SELECT sum(length(cot))::INTEGER AS characters FROM read_parquet('${file}')`)).toEqual([
      { characters: rows.reduce((sum, { cot }) => sum + (cot as string).length, 0) },
    ]);
  });
});

test('gzip holds the lines of the plain file', async () => {
  const [plain, gz] = ['jsonl', 'jsonl.gz'].map((id) => CONTAINERS.find((container) => container.id === id)!);
  const text = await bytesOf(plain!.bytes(groups(50), COLUMNS));
  expect(Buffer.compare(gunzipSync(await bytesOf(gz!.bytes(groups(50), COLUMNS))), text)).toBe(0);
});
