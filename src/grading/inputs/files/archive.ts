import { DecodeUTF8, Unzip, UnzipInflate, type AsyncFlateStreamHandler, type FlateError } from 'fflate';
import { Decompress } from 'fzstd';
import type { PlacedRow } from './output-file.ts';

/** Members of an archive packed with Zstandard, method 93: what Inspect writes today. */
class UnzipZstandard {
  static readonly compression = 93;
  ondata!: AsyncFlateStreamHandler;
  private readonly unpacker = new Decompress((bytes, isLast) =>
    this.ondata(null, new Uint8Array(bytes), isLast ?? false),
  );

  push(chunk: Uint8Array, isLast: boolean): void {
    try {
      this.unpacker.push(chunk, isLast);
    } catch (problem) {
      // The decoder of the archive passes errors on, as those of fflate do.
      this.ondata(problem as FlateError, new Uint8Array(), isLast);
    }
  }
}

/** Members of an `.eval` archive that hold no samples. */
const OTHER_MEMBERS = /^(?:header\.json|summaries\.json|reductions\.json|_journal\/.*)$/;

/** Methods of packing that are read: none, deflate, Zstandard. */
const METHODS: ReadonlySet<number> = new Set([0, 8, UnzipZstandard.compression]);

const SAMPLE_MEMBER = /^samples\/.*\.json$/;

/**
 * The samples of an `.eval` archive of Inspect, one member each, packed with deflate or Zstandard. Archives of runs that broke off have
 * no header; their samples are read all the same.
 */
export async function* archiveRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PlacedRow[], void, undefined> {
  let ready: PlacedRow[] = [];
  let samples = 0;
  const unzip = new Unzip((member) => {
    if (!SAMPLE_MEMBER.test(member.name)) {
      if (!OTHER_MEMBERS.test(member.name) && !member.name.endsWith('/'))
        ready.push({ place: member.name, problem: `${member.name}: no member that is known of an .eval archive.` });
      return;
    }
    samples++;
    if (!METHODS.has(member.compression)) {
      ready.push({
        place: member.name,
        problem: `${member.name}: it is packed by method ${member.compression}; allowed: deflate (8) and Zstandard (93).`,
      });
      return;
    }
    let text = '';
    const decoder = new DecodeUTF8((characters) => (text += characters));
    member.ondata = (error, bytes, isLast) => {
      if (error) {
        ready.push({ place: member.name, problem: `${member.name}: it cannot be unpacked: ${error.message}.` });
        return;
      }
      decoder.push(bytes, isLast);
      if (isLast) ready.push(memberRow(member.name, text));
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipZstandard);
  for await (const chunk of chunks) {
    unzip.push(chunk);
    if (ready.length > 0) {
      yield ready;
      ready = [];
    }
  }
  try {
    unzip.push(new Uint8Array(), true);
  } catch {
    ready.push({ place: 'archive', problem: 'archive: it is cut off; what came before was read.' });
  }
  if (samples === 0) ready.push({ place: 'archive', problem: 'archive: there is no samples/….json in it.' });
  if (ready.length > 0) yield ready;
}

function memberRow(name: string, text: string): PlacedRow {
  try {
    const row = JSON.parse(text) as unknown;
    if (typeof row === 'object' && row !== null) return { place: name, row: { ...row } };
  } catch {
    // Said below.
  }
  return { place: name, problem: `${name}: it is no sample in JSON; the archive may be cut off.` };
}
