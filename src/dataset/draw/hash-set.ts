/** A set of hashes of 64 bits, 24 bytes each. */
export class HashSet {
  /** High and low words by turns. */
  private words = new Uint32Array(FIRST_SIZE * 2);
  /** Open addressing: one more than the hash's number, 0 where there is none. */
  private places = new Uint32Array(FIRST_SIZE * 2);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Adds a hash; false when it is there already. */
  add(high: number, low: number): boolean {
    const place = this.find(high, low);
    if (this.places[place] !== 0) return false;
    this.words[this.count * 2] = high;
    this.words[this.count * 2 + 1] = low;
    this.count++;
    this.places[place] = this.count;
    if (this.count * 2 === this.words.length) this.grow();
    return true;
  }

  has(high: number, low: number): boolean {
    return this.places[this.find(high, low)] !== 0;
  }

  /** Every hash, in the order of adding. */
  *hashes(): Generator<readonly [high: number, low: number], void, undefined> {
    for (let number = 0; number < this.count; number++)
      yield [this.words[number * 2]!, this.words[number * 2 + 1]!] as const;
  }

  private find(high: number, low: number): number {
    const mask = this.places.length - 1;
    let place = low & mask;
    for (; this.places[place] !== 0; place = (place + 1) & mask) {
      const number = this.places[place]! - 1;
      if (this.words[number * 2] === high && this.words[number * 2 + 1] === low) break;
    }
    return place;
  }

  private grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    this.places = new Uint32Array(words.length);
    for (let number = 0; number < this.count; number++)
      this.places[this.find(words[number * 2]!, words[number * 2 + 1]!)] = number + 1;
  }
}

/** A power of two, so that a place is found with a mask. */
const FIRST_SIZE = 1024;
