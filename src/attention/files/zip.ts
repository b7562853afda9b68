import { inflateSync, strFromU8 } from 'fflate';
import { reasonOf } from '../../base/problems.ts';
import { bytesSource, partOf, type ByteSource } from './byte-source.ts';

/** A member of an archive: its name, and how its bytes are had. */
export interface ZipMember {
  readonly name: string;
  /** Bytes when unpacked. */
  readonly size: number;
  /** The unpacked bytes: those of a stored member are read in parts, a packed one is unpacked once. */
  readonly open: () => Promise<ByteSource>;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Bytes of the end record, and of the longest comment behind it. */
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
/** A 32-bit field that says: look at the 64-bit one. */
const ELSEWHERE = 0xffffffff;
/** Largest packed member in bytes: it is unpacked in memory. */
const MOST_UNPACKED = 512_000_000;

/** The members of a ZIP archive, by its directory at the end. Rejected with a sentence where it is broken. */
export async function zipMembers(source: ByteSource): Promise<ZipMember[]> {
  const directory = await directoryOf(source);
  const bytes = await source.slice(directory.from, directory.from + directory.size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members: ZipMember[] = [];
  let at = 0;
  for (let number = 0; number < directory.count; number++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      throw new Error(`${source.name}: its list of members breaks off after ${number} of ${directory.count}.`);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength));
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameLength, extraLength);
    const [size, packed, from] = sizesOf(view, at, extra);
    members.push({ name, size, open: () => memberBytes(source, { name, size, packed, from, method }) });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return members;
}

interface Directory {
  readonly from: number;
  readonly size: number;
  readonly count: number;
}

async function directoryOf(source: ByteSource): Promise<Directory> {
  const from = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT);
  const bytes = await source.slice(from, source.size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes.length - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END) at--;
  if (at < 0) throw new Error(`${source.name}: its end is not that of a ZIP archive; it is cut off.`);
  const directory = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    from: view.getUint32(at + 16, true),
  };
  const isLarge = directory.count === 0xffff || directory.size === ELSEWHERE || directory.from === ELSEWHERE;
  const large = isLarge && at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64;
  const found = large ? await largeDirectory(source, Number(view.getBigUint64(at - 12, true))) : directory;
  if (found.from + found.size > source.size)
    throw new Error(`${source.name}: its list of members is said to be behind its end; it is cut off.`);
  return found;
}

async function largeDirectory(source: ByteSource, from: number): Promise<Directory> {
  const bytes = await source.slice(from, from + 56);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 56 || view.getUint32(0, true) !== END_64)
    throw new Error(`${source.name}: the end of the ZIP64 archive is not where it is said to be.`);
  return {
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    from: Number(view.getBigUint64(48, true)),
  };
}

/** Size, packed size and place of a member: in 32 bits, or in the extra field of ZIP64 in this order. */
function sizesOf(view: DataView, at: number, extra: DataView): readonly [number, number, number] {
  const small = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)] as const;
  for (let field = 0; field + 4 <= extra.byteLength; field += 4 + extra.getUint16(field + 2, true)) {
    if (extra.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const large = small.map((value) => {
      if (value !== ELSEWHERE || next + 8 > extra.byteLength) return value;
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    });
    return [large[0]!, large[1]!, large[2]!];
  }
  return small;
}

interface MemberPlace {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly from: number;
  readonly method: number;
}

async function memberBytes(source: ByteSource, { name, size, packed, from, method }: MemberPlace): Promise<ByteSource> {
  const local = await source.slice(from, from + 30);
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  if (local.length < 30 || view.getUint32(0, true) !== LOCAL)
    throw new Error(`${name}: it is not where the archive’s list says.`);
  const begin = from + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (begin + packed > source.size) throw new Error(`${name}: it is cut off.`);
  if (method === 0) return partOf(source, name, begin, begin + packed);
  if (method !== 8) throw new Error(`${name}: packed by method ${method}; allowed: stored or deflate, as numpy packs.`);
  if (size > MOST_UNPACKED)
    throw new Error(`${name}: ${size} bytes when unpacked are too many; save it with numpy.savez, which stores.`);
  try {
    return bytesSource(name, inflateSync(await source.slice(begin, begin + packed), { out: new Uint8Array(size) }));
  } catch (problem) {
    throw new Error(`${name}: it cannot be unpacked: ${reasonOf(problem)}.`, { cause: problem });
  }
}
