import { Inflate } from 'fflate';
import { reasonOf } from '../../base/problems.ts';

/** How many bytes a byte that is packed with deflate becomes at most: 258 for two bits. */
export const MOST_TIMES = 1032;

/** Packed bytes that are unpacked at once: they become at most 17 MB. */
const PIECE_BYTES = 1 << 14;

/**
 * Bytes packed with deflate that are said to become `size`. Throws a sentence where they are broken or become more or fewer; never more
 * than a piece beyond `size` is unpacked.
 */
export function inflated(name: string, packed: Uint8Array, size: number): Uint8Array {
  const unpacked = new Uint8Array(size);
  const came = { bytes: 0 };
  const inflate = new Inflate((bytes) => {
    if (came.bytes + bytes.length <= size) unpacked.set(bytes, came.bytes);
    came.bytes += bytes.length;
  });
  for (let from = 0; from < packed.length; from += PIECE_BYTES) {
    if (came.bytes > size) break;
    const to = from + PIECE_BYTES;
    try {
      inflate.push(packed.subarray(from, to), to >= packed.length);
    } catch (problem) {
      throw new Error(`${name}: it cannot be unpacked: ${reasonOf(problem)}.`, { cause: problem });
    }
  }
  if (came.bytes === size) return unpacked;
  const has = came.bytes > size ? 'more' : `${came.bytes}`;
  throw new Error(`${name}: the archive says that it has ${size} bytes when unpacked; it has ${has}.`);
}
