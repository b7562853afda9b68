import { nodeModule } from './node-module.ts';

const encoder = new TextEncoder();

/** A text as bytes in UTF-8. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

const { Buffer: nodeBuffer } = nodeModule('node:buffer') ?? {};

/** Bytes of a text in UTF-8; half a character counts as the sign for what is unknown. */
export const utf8Length: (text: string) => number = nodeBuffer ? (text) => nodeBuffer.byteLength(text) : countedLength;

/** The same without Node. Read unit by unit: an iterator over characters takes ten times as long. */
export function countedLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes++;
    else {
      bytes += 2;
      // Two units that are one character take four bytes together.
      if (unit >= 0xd800 && unit < 0xdc00 && isSecondUnit(text.charCodeAt(at + 1))) at++;
    }
  }
  return bytes;
}

/** Whether a UTF-16 unit is the second of the two that make one character. */
const isSecondUnit = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
