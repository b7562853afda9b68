/** Bytes that are read a piece at a time: a file that was dropped into a page, or one on a disk. */
export interface ByteSource {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The bytes [from, to). */
  readonly slice: (from: number, to: number) => Promise<Uint8Array>;
}

/** A part of a source as a source of its own. */
export function partOf(source: ByteSource, name: string, from: number, to: number): ByteSource {
  return { name, size: to - from, slice: (begin, end) => source.slice(from + begin, Math.min(to, from + end)) };
}

/** Bytes in memory as a source. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, slice: async (from, to) => bytes.subarray(from, to) };
}
