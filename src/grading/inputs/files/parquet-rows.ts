import { decompress } from 'fzstd';
import { gunzipSync } from 'fflate';
import { parquetMetadataAsync, parquetReadObjects, type Compressors } from 'hyparquet';
import type { Row } from '../prediction.ts';
import type { OutputFile } from './output-file.ts';

/** Compressions that the reader does not bring along. */
const COMPRESSORS: Compressors = {
  ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
  GZIP: (bytes) => gunzipSync(bytes),
};

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
