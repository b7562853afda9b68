import { utf8 } from '../../base/utf8.ts';

/** Characters of a chunk of bytes: far fewer than a string can have, and enough that a chunk costs little. */
const CHARACTERS = 2 ** 20;

/** Pieces of text, however many and however small, as chunks of bytes in UTF-8. */
export class Utf8Chunks {
  private text = '';

  /** Takes a piece; gives the bytes of what came since the last chunk, when that is enough for another. */
  *add(piece: string): Generator<Uint8Array, void, undefined> {
    this.text += piece;
    if (this.text.length >= CHARACTERS) yield* this.rest();
  }

  /** The bytes of what is left, if anything. */
  *rest(): Generator<Uint8Array, void, undefined> {
    if (this.text === '') return;
    yield utf8(this.text);
    this.text = '';
  }
}
