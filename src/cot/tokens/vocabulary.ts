/**
 * The tokens in a vocabulary file, in the order of their ids, each as a string with one character a byte.
 *
 * The file holds for each token its length (7 bits a byte, the lowest first, the top bit says that another byte follows) and its
 * bytes. `scripts/make-vocabulary.mjs` writes it.
 *
 * @throws when the bytes end in the middle of a token or hold no single bytes to begin with
 */
export function readVocabulary(bytes: Uint8Array): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (length === 0 || at + length > bytes.length) throw new Error(DAMAGED);
    let token = '';
    for (const end = at + length; at < end; at++) token += String.fromCharCode(bytes[at]!);
    tokens.push(token);
  }
  // Without every single byte some text could not be encoded at all.
  if (new Set(tokens.filter(({ length }) => length === 1)).size !== 256) throw new Error(DAMAGED);
  return tokens;
}

const DAMAGED = 'The vocabulary of tokens is damaged: load the page again.';
