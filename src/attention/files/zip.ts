import { strFromU8 } from 'fflate';
import { bytesSource, partOf, type ByteSource } from './byte-source.ts';
import { inflated, MOST_TIMES } from './inflated.ts';

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
/** Bytes that the packed members of an archive may have together: they are unpacked in memory. */
const MOST_UNPACKED = 512_000_000;
/** Members of an archive; numpy writes one for each array. */
const MOST_MEMBERS = 10_000;
/** Bytes of the list of members: some 200 for each. */
const MOST_LIST_BYTES = 4_000_000;
/** Bytes in front of a member, without its name. */
const LOCAL_BYTES = 30;

/** The members of a ZIP archive, by its directory at the end. Rejected with a sentence where it is broken. */
export async function zipMembers(source: ByteSource): Promise<ZipMember[]> {
  const directory = await directoryOf(source);
  if (directory.count > MOST_MEMBERS || directory.size > MOST_LIST_BYTES)
    throw new Error(
      `${source.name}: it says that it has ${directory.count} members, listed in ${directory.size} bytes; allowed: at most ${MOST_MEMBERS} in ${MOST_LIST_BYTES} bytes.`,
    );
  const bytes = await source.slice(directory.from, directory.from + directory.size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: MemberPlace[] = [];
  let at = 0;
  for (let number = 0; number < directory.count; number++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      throw new Error(`${source.name}: its list of members breaks off after ${number} of ${directory.count}.`);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength));
    if (at + 46 + nameLength + extraLength > bytes.length)
      throw new Error(`${source.name}: its list of members breaks off after ${number} of ${directory.count}.`);
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameLength, extraLength);
    const [size, packed, from] = sizesOf(view, at, extra);
    places.push({ name, size, packed, from, method });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  checkApart(source, places);
  checkUnpackedSize(source, places);
  return places.map((place) => ({ name: place.name, size: place.size, open: () => memberBytes(source, place) }));
}

function checkUnpackedSize({ name }: ByteSource, places: readonly MemberPlace[]): void {
  const bytes = places.reduce((sum, { method, size }) => sum + (method === 0 ? 0 : size), 0);
  if (bytes > MOST_UNPACKED)
    throw new Error(
      `${name}: its packed members have ${bytes} bytes when unpacked; allowed: at most ${MOST_UNPACKED}. Save it with numpy.savez, which stores.`,
    );
}

/** Members that share bytes are how a small archive is made to unpack to a huge one. */
function checkApart({ name }: ByteSource, places: readonly MemberPlace[]): void {
  const sorted = places.toSorted((one, other) => one.from - other.from);
  sorted.forEach((place, index) => {
    const next = sorted[index + 1];
    if (next && place.from + LOCAL_BYTES + place.packed > next.from)
      throw new Error(
        `${name}: its members ${place.name} and ${next.name} share bytes; those of an archive are apart.`,
      );
  });
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
  const local = await source.slice(from, from + LOCAL_BYTES);
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  if (local.length < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL)
    throw new Error(`${name}: it is not where the archive’s list says.`);
  const begin = from + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (begin + packed > source.size) throw new Error(`${name}: it is cut off.`);
  if (method !== 0 && method !== 8)
    throw new Error(`${name}: packed by method ${method}; allowed: stored or deflate, as numpy packs.`);
  if (method === 0 ? size !== packed : size > packed * MOST_TIMES)
    throw new Error(`${name}: the archive says that its ${packed} bytes become ${size}, which they cannot.`);
  if (method === 0) return partOf(source, name, begin, begin + packed);
  return bytesSource(name, inflated(name, await source.slice(begin, begin + packed), size));
}
