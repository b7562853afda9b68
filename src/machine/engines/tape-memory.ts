/** The contents of one two-way infinite tape: symbols, last writers and origins, growing in both directions. */
export class TapeMemory {
  symbols = new Uint8Array(256);
  lastWriters = new Int32Array(256).fill(-1);
  origins = new Int32Array(256).fill(-1);
  /** The index of cell 0 in the arrays. */
  zero = 128;
  /** The head's index in the arrays. */
  head = 128;
  /** The first and last index where a head or a symbol has been. */
  first = 128;
  last = 128;

  /** Writes the initial contents, from cell 0 on. */
  load(content: readonly number[]): void {
    if (content.length === 0) return;
    this.grow(this.zero + content.length - 1);
    this.symbols.set(content, this.zero);
    this.last = this.zero + content.length - 1;
  }

  /** Whether the cell at `index` is blank and no step has written or marked it. */
  isFresh(index: number): boolean {
    return this.symbols[index] === 0 && this.lastWriters[index] === -1 && this.origins[index] === -1;
  }

  /** Enlarges the arrays until `index` (which may be negative) is inside; returns by how much all indices have grown. */
  grow(index: number): number {
    const { length } = this.symbols;
    if (index >= 0 && index < length) return 0;
    const larger = Math.max(length * 2, 2 * (index < 0 ? length - index : index + 1));
    const shift = index < 0 ? larger - length : 0;
    this.symbols = moved(this.symbols, new Uint8Array(larger), shift);
    this.lastWriters = moved(this.lastWriters, new Int32Array(larger).fill(-1), shift);
    this.origins = moved(this.origins, new Int32Array(larger).fill(-1), shift);
    this.zero += shift;
    this.head += shift;
    this.first += shift;
    this.last += shift;
    return shift;
  }

  /** An independent copy. */
  copy(): TapeMemory {
    const copy = new TapeMemory();
    const from = Math.max(0, this.first - 32);
    const to = Math.min(this.symbols.length, this.last + 33);
    copy.symbols = this.symbols.slice(from, to);
    copy.lastWriters = this.lastWriters.slice(from, to);
    copy.origins = this.origins.slice(from, to);
    copy.zero = this.zero - from;
    copy.head = this.head - from;
    copy.first = this.first - from;
    copy.last = this.last - from;
    return copy;
  }
}

function moved<Values extends Uint8Array | Int32Array>(from: Values, to: Values, shift: number): Values {
  to.set(from, shift);
  return to;
}
