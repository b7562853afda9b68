/** The text of a file's bytes, or a sentence that says why they are none and what to do. */
export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** Bytes in which an XML document names its encoding. */
const DECLARATION_BYTES = 200;

/**
 * The text of a file in UTF-8, in UTF-16 with its mark at the beginning, or in the encoding that an XML declaration names. Nothing is
 * guessed: a machine whose symbols were read as other ones would run all the same.
 */
export function textOfBytes(bytes: Uint8Array): FileText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  const text = decoded(bytes, 'utf-8');
  if (text.ok && text.text.includes('\0'))
    return {
      ok: false,
      problem:
        'There are zeros in it: it is no text, or one in UTF-16 without a mark at its beginning. Save it as UTF-8.',
    };
  const named = text.ok ? undefined : declaredEncoding(bytes);
  return named === undefined ? text : decoded(bytes, named);
}

function decoded(bytes: Uint8Array, encoding: string): FileText {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof RangeError)
      return { ok: false, problem: `Its encoding, “${encoding}”, is not known here. Save it as UTF-8.` };
    const line = new TextDecoder(encoding)
      .decode(bytes)
      .split('\uFFFD', 1)[0]!
      .split(/\r\n|\n|\r/).length;
    return {
      ok: false,
      problem: `It is no text in ${encoding.toUpperCase()}: line ${line} holds bytes that stand for no character there. Save it as UTF-8.`,
    };
  }
}

/** The encoding that the first line of an XML document names. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  return /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
}
