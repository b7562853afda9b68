import { decompress } from 'fzstd';
import { gunzipSync } from 'fflate';
import { parquetMetadataAsync, parquetReadObjects, snappyUncompress, type Compressors } from 'hyparquet';
import { grouped } from '../../../base/grouped.ts';
import type { Row } from '../prediction.ts';
import type { OutputFile } from './output-file.ts';

/** Compressions that the reader does not bring along. */
const COMPRESSORS: Compressors = {
  SNAPPY: (bytes, length) => {
    const unpacked = page(length);
    snappyUncompress(bytes, unpacked);
    return unpacked;
  },
  ZSTD: (bytes, length) => decompress(bytes, page(length)),
  // Never more than the page is said to have: fflate fills what it is given and drops the rest.
  GZIP: (bytes, length) => gunzipSync(bytes, { out: page(length) }),
};

/** Largest page in bytes when it is unpacked: writers cut at one or some megabytes. */
const LARGEST_PAGE = 512_000_000;

/** Rows for a byte of the file; those of texts take far more than a byte, and a column of nothing but nulls far less. */
const MOST_ROWS_PER_BYTE = 100;

function page(length: number): Uint8Array<ArrayBuffer> {
  if (length >= 0 && length <= LARGEST_PAGE) return new Uint8Array(length);
  throw new Error(`a page is said to have ${length} bytes when unpacked; allowed: at most ${grouped(LARGEST_PAGE)}`);
}

/** Rows read at once, where a row group has more: texts are long. */
const ROWS_AT_ONCE = 1000;

/** The rows of a Parquet file, several at a time. Throws what the reader throws where the file is broken. */
export async function* parquetRows(file: OutputFile): AsyncGenerator<Row[], void, undefined> {
  const source = {
    byteLength: file.size,
    slice: async (from: number, to: number = file.size) => {
      const bytes = await file.slice(from < 0 ? file.size + from : from, to);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
  const metadata = await parquetMetadataAsync(source);
  const count = metadata.row_groups.reduce((sum, { num_rows: rows }) => sum + Number(rows), 0);
  if (count > MOST_ROWS_PER_BYTE * file.size)
    throw new Error(`it is said to have ${grouped(count)} rows in ${grouped(file.size)} bytes`);
  let from = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const end = from + Number(rows);
    for (; from < end; from += ROWS_AT_ONCE) {
      const rowEnd = Math.min(end, from + ROWS_AT_ONCE);
      yield await parquetReadObjects({ file: source, metadata, rowStart: from, rowEnd, compressors: COMPRESSORS });
    }
    from = end;
  }
}
