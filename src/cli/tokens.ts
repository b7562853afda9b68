import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadTokenizer } from '../cot/tokens/tokenizer.ts';
import type { CountTokens } from '../dataset/record.ts';

/** The vocabulary that the page serves, packed. */
const VOCABULARY = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public', 'qwen-vocabulary.bin');

/** Counts tokens as Qwen does. */
export function qwenTokens(): CountTokens {
  return loadTokenizer(gunzipSync(readFileSync(VOCABULARY))).count;
}
