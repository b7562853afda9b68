import { hashWords } from './hash.ts';

/**
 * A set of texts that keeps none of them: 64 bits of hash and a number a text, from which the text can be made again. Equal hashes are
 * settled by comparing the texts, so that a collision drops nothing. About 24 bytes a text.
 */
export class SeenTexts {
  private readonly textOf: (key: number) => string;
  private readonly hash: (text: string) => readonly [number, number];
  private high = new Uint32Array(FIRST_SIZE);
  private low = new Uint32Array(FIRST_SIZE);
  private keys = new Float64Array(FIRST_SIZE);
  /** Open addressing: one more than the entry's number, 0 where there is none. Twice as many places as entries. */
  private places = new Uint32Array(FIRST_SIZE * 2);
  private count = 0;
  /** The text that was hashed last: what is asked for is added next. */
  private hashed: { readonly text: string; readonly words: readonly [number, number] } | undefined;

  /** `textOf` makes the text of a key again; `hash` is only set by tests. */
  constructor(textOf: (key: number) => string, hash: (text: string) => readonly [number, number] = hashWords) {
    this.textOf = textOf;
    this.hash = hash;
  }

  /** How many different texts were added. */
  get size(): number {
    return this.count;
  }

  /** Whether a text was added before. */
  has(text: string): boolean {
    const [high, low] = this.hashOf(text);
    return this.find(text, high, low) === 'seen';
  }

  /** Adds a text that `textOf(key)` makes again; false when it is there already. */
  add(text: string, key: number): boolean {
    const [high, low] = this.hashOf(text);
    const place = this.find(text, high, low);
    if (place === 'seen') return false;
    this.high[this.count] = high;
    this.low[this.count] = low;
    this.keys[this.count] = key;
    this.count++;
    this.places[place] = this.count;
    if (this.count === this.keys.length) this.grow();
    return true;
  }

  private hashOf(text: string): readonly [number, number] {
    if (this.hashed?.text !== text) this.hashed = { text, words: this.hash(text) };
    return this.hashed.words;
  }

  /** The free place where a text belongs, or that it has been seen. */
  private find(text: string, high: number, low: number): number | 'seen' {
    const mask = this.places.length - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const entry = this.places[place]! - 1;
      if (entry < 0) return place;
      if (this.high[entry] === high && this.low[entry] === low && this.textOf(this.keys[entry]!) === text)
        return 'seen';
    }
  }

  private grow(): void {
    const size = this.keys.length * 2;
    this.high = copyOf(this.high, new Uint32Array(size));
    this.low = copyOf(this.low, new Uint32Array(size));
    this.keys = copyOf(this.keys, new Float64Array(size));
    this.places = new Uint32Array(size * 2);
    const mask = this.places.length - 1;
    for (let entry = 0; entry < this.count; entry++) {
      let place = this.low[entry]! & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = entry + 1;
    }
  }
}

/** Both are powers of two, so that a place is found with a mask. */
const FIRST_SIZE = 1024;

function copyOf<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
