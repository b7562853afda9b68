import { grouped } from '../../../base/grouped.ts';

/** Packed bytes that are unpacked at once: deflate makes at most 17 MB of them. */
const PIECE_BYTES = 1 << 14;

/** Unpacked bytes up to which any ratio is taken: a small file of the same line a million times over is none to fear. */
const FREE_BYTES = 100_000_000;

/** How many times its packed size a larger file may have. Texts of runs, which repeat themselves, have 10 to 60 times. */
const MOST_TIMES = 500;

/** Longest row – a line, a cell, an element of a list, a sample of an archive – in characters: it is held as a whole. */
const LONGEST_ROW = 200_000_000;

/** Why a file is not read on: it would fill the memory. */
export class TooMuch extends Error {}

/** A chunk of packed bytes in pieces of which none becomes too much at once. */
export function* pieces(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < chunk.length; from += PIECE_BYTES) yield chunk.subarray(from, from + PIECE_BYTES);
}

/** How much a file became so far. Throws a `TooMuch` where nothing but a file made to fill memory or disk becomes that much. */
export class UnpackedBytes {
  private packed = 0;
  private unpacked = 0;

  take(packed: number): void {
    this.packed += packed;
  }

  give(unpacked: number): void {
    this.unpacked += unpacked;
    if (this.unpacked > FREE_BYTES && this.unpacked > MOST_TIMES * this.packed)
      throw new TooMuch(
        `${grouped(this.packed)} packed bytes have become more than ${grouped(this.unpacked - 1)}; allowed: ${MOST_TIMES} times as many`,
      );
  }
}

/** Throws a `TooMuch` where a row that is being read is too long to be held. */
export function checkRowLength(what: string, characters: number): void {
  if (characters > LONGEST_ROW)
    throw new TooMuch(`${what} is longer than the ${grouped(LONGEST_ROW)} characters that one may have`);
}
