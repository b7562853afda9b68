import { byteString } from './byte-string.ts';
import { PRE_TOKENS } from './pre-tokens.ts';
import { readVocabulary } from './vocabulary.ts';

/** Cuts text into the tokens that a model reads. */
export interface Tokenizer {
  /** How many tokens a text has. */
  readonly count: (text: string) => number;
  /** The ids of the tokens in order. */
  readonly encode: (text: string) => number[];
  /**
   * For each token the offset in `text`, in UTF-16 units, at which it ends. Tokens that share a character (some have two or three, as `→`
   * may) end together, after it.
   */
  readonly ends: (text: string) => number[];
}

/**
 * Qwen's tokenizer: byte-level BPE over a vocabulary in which the id of a token is also its priority when two pieces are merged.
 * Special tokens such as `<|im_end|>` are taken as the characters that they are written with.
 *
 * @param bytes the vocabulary, unpacked; see `readVocabulary`
 * @throws when the bytes are no vocabulary
 */
export function loadTokenizer(bytes: Uint8Array): Tokenizer {
  return new BytePairTokenizer(readVocabulary(bytes));
}

/** Most words whose tokens are cached, which bounds the memory: the texts of one machine use few. */
const WORDS_KEPT = 50_000;

/** Longest word that is cached, in UTF-16 units: longer ones hardly recur. */
const LONGEST_KEPT = 64;

class BytePairTokenizer implements Tokenizer {
  /** Byte strings to ids. */
  private readonly ids: ReadonlyMap<string, number>;
  private readonly words = new Map<string, readonly number[]>();
  /** How many bytes each token has. */
  private readonly lengths: Uint16Array;

  constructor(tokens: readonly string[]) {
    this.ids = new Map(tokens.map((token, id) => [token, id]));
    this.lengths = Uint16Array.from(tokens, (token) => token.length);
  }

  readonly count = (text: string): number => {
    let count = 0;
    for (const word of wordsOf(text)) count += this.tokensOf(word).length;
    return count;
  };

  readonly encode = (text: string): number[] => {
    const ids: number[] = [];
    for (const word of wordsOf(text)) for (const id of this.tokensOf(word)) ids.push(id);
    return ids;
  };

  readonly ends = (text: string): number[] => {
    const ends: number[] = [];
    let start = 0;
    for (const word of wordsOf(text)) {
      let bytes = 0;
      for (const id of this.tokensOf(word)) {
        bytes += this.lengths[id]!;
        ends.push(start + offsetOfByte(word, bytes));
      }
      start += word.length;
    }
    return ends;
  };

  private tokensOf(word: string): readonly number[] {
    const known = this.words.get(word);
    if (known) return known;
    const tokens = this.merge(byteString(word));
    if (this.words.size >= WORDS_KEPT) this.words.clear();
    if (word.length <= LONGEST_KEPT) this.words.set(word, tokens);
    return tokens;
  }

  /** Merges neighbouring pieces, the pair with the least id first, until no pair is a token. */
  private merge(bytes: string): readonly number[] {
    const whole = this.ids.get(bytes);
    if (whole !== undefined) return [whole];
    const pieces = [...bytes];
    const merged = (at: number) => this.ids.get(pieces[at]! + pieces[at + 1]!) ?? Infinity;
    // The id that each piece would make with the one after it.
    const pairs = pieces.slice(1).map((_, at) => merged(at));
    for (;;) {
      let best = 0;
      for (let at = 1; at < pairs.length; at++) if (pairs[at]! < pairs[best]!) best = at;
      if ((pairs[best] ?? Infinity) === Infinity) return pieces.map((piece) => this.ids.get(piece)!);
      pieces.splice(best, 2, pieces[best]! + pieces[best + 1]!);
      pairs.splice(best, 1);
      if (best < pairs.length) pairs[best] = merged(best);
      if (best > 0) pairs[best - 1] = merged(best - 1);
    }
  }
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').match(PRE_TOKENS) ?? [];
}

/** The offset in a word, in UTF-16 units, at which the character with its n-th byte ends. */
function offsetOfByte(word: string, bytes: number): number {
  let offset = 0;
  for (const character of word) {
    if (bytes <= 0) break;
    bytes -= byteString(character).length;
    offset += character.length;
  }
  return offset;
}
