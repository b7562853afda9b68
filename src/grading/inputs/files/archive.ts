import { DecodeUTF8, Unzip, UnzipInflate, type AsyncFlateStreamHandler, type FlateError } from 'fflate';
import { Decompress } from 'fzstd';
import { grouped } from '../../../base/grouped.ts';
import { withoutMarks } from '../../../base/problems.ts';
import type { PlacedRow } from './output-file.ts';
import { checkRowLength, pieces, TooMuch, UnpackedBytes } from './unpacking.ts';

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

/** Members of an archive: a sample of a log has one. */
const MOST_MEMBERS = 1_000_000;

/** Characters of a member's name that are shown: those of Inspect have some forty. */
const NAME_SHOWN = 120;

const shownName = (name: string): string =>
  withoutMarks(name.length > NAME_SHOWN ? `${name.slice(0, NAME_SHOWN)}…` : name);

/**
 * The samples of an `.eval` archive of Inspect, one member each, packed with deflate or Zstandard. Archives of runs that broke off have
 * no header; their samples are read all the same.
 */
export async function* archiveRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PlacedRow[], void, undefined> {
  let ready: PlacedRow[] = [];
  let samples = 0;
  let members = 0;
  const size = new UnpackedBytes();
  const unzip = new Unzip((member) => {
    const name = shownName(member.name);
    if (++members > MOST_MEMBERS) throw new TooMuch(`the archive has more than ${grouped(MOST_MEMBERS)} members`);
    if (!SAMPLE_MEMBER.test(member.name)) {
      if (!OTHER_MEMBERS.test(member.name) && !member.name.endsWith('/'))
        ready.push({ place: name, problem: `${name}: no member that is known of an .eval archive.` });
      return;
    }
    samples++;
    if (!METHODS.has(member.compression)) {
      ready.push({
        place: name,
        problem: `${name}: it is packed by method ${member.compression}; allowed: deflate (8) and Zstandard (93).`,
      });
      return;
    }
    let text = '';
    const decoder = new DecodeUTF8((characters) => (text += characters));
    member.ondata = (error, bytes, isLast) => {
      // Decoders pass on what was thrown below, as if the member were broken: nothing more is to be read.
      if (error instanceof TooMuch) throw error;
      if (error) {
        ready.push({ place: name, problem: `${name}: it cannot be unpacked: ${error.message}.` });
        return;
      }
      size.give(bytes.length);
      decoder.push(bytes, isLast);
      checkRowLength(name, text.length);
      if (isLast) ready.push(memberRow(name, text));
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipZstandard);
  for await (const chunk of chunks)
    for (const piece of pieces(chunk)) {
      size.take(piece.length);
      try {
        unzip.push(piece);
      } catch (problem) {
        // What was whole before counts.
        yield ready;
        throw problem;
      }
      if (ready.length === 0) continue;
      yield ready;
      ready = [];
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
