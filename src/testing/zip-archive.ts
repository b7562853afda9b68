import { strToU8 } from 'fflate';

/** A member of an archive, as it is written: its bytes may be others than its headers say. */
export interface ZipMember {
  readonly name: string;
  /** Packed already. */
  readonly data: Uint8Array;
  /** The number of the packing in ZIP's specification (APPNOTE 4.4.5). */
  readonly method: number;
  /** Bytes that it is said to have when unpacked. */
  readonly size: number;
  readonly crc?: number;
  /** Where the directory says that it begins; where it does, if this is left out. */
  readonly from?: number;
}

/**
 * An archive as its specification says: a local header and data for each member, the central directory, its end.
 *
 * @param count members that the end says there are
 */
export function zipArchive(members: readonly ZipMember[], count = members.length): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name: text, data, method, size, crc = 0, from = offset } of members) {
    const name = strToU8(text);
    const common = [...half(20), ...half(0), ...half(method), ...word(0), ...word(crc)];
    const sizes = [...word(data.length), ...word(size), ...half(name.length), ...half(0)];
    parts.push(Uint8Array.from([...word(0x04034b50), ...common, ...sizes, ...name]), data);
    // No comment, first disk, no attributes.
    const rest = [...half(0), ...half(0), ...half(0), ...word(0), ...word(from)];
    directory.push(Uint8Array.from([...word(0x02014b50), ...half(20), ...common, ...sizes, ...rest, ...name]));
    offset += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const counts = [...half(0), ...half(0), ...half(count), ...half(count)];
  const end = Uint8Array.from([...word(0x06054b50), ...counts, ...word(size), ...word(offset), ...half(0)]);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const half = (value: number): number[] => [value & 255, (value >>> 8) & 255];
const word = (value: number): number[] => [...half(value & 0xffff), ...half(value >>> 16)];
