const encoder = new TextEncoder();

/** A text as bytes in UTF-8. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
