/** Cells of a tape before it first grows; short inputs leave few of them. */
const FIRST_CELLS = 256;

/** A tape that is emptied cheaply: only cells between the first and the last that were used are cleared. */
export class QuickTape {
  cells = new Uint8Array(FIRST_CELLS);
  /** Indices in `cells`; after `put` the head may lie beside them until `grow`. */
  head = FIRST_CELLS / 2;
  first = FIRST_CELLS / 2;
  last = FIRST_CELLS / 2;

  /** Puts the first `length` symbols of an input on the empty tape, with the head on the first of them. */
  load(content: ArrayLike<number>, length: number): void {
    const used = this.cells;
    // A loop, as most tapes have few cells and calling `fill` takes longer than clearing them.
    for (let cell = this.first; cell <= this.last; cell++) used[cell] = 0;
    const start = used.length >> 1;
    this.put(start, start, Math.max(start, start + length - 1));
    while (this.last >= this.cells.length) this.grow();
    const { cells, head } = this;
    for (let cell = 0; cell < length; cell++) cells[head + cell] = content[cell]!;
  }

  /** Moves the head, and says which cells were used. */
  put(head: number, first: number, last: number): void {
    this.head = head;
    this.first = first;
    this.last = last;
  }

  /** Adds as many cells on both sides as there are. */
  grow(): void {
    const { length } = this.cells;
    const larger = new Uint8Array(3 * length);
    larger.set(this.cells, length);
    this.cells = larger;
    this.put(this.head + length, this.first + length, this.last + length);
  }

  /** The symbol numbers from the first to the last that is not blank. */
  content(): Uint8Array {
    let { first, last } = this;
    while (first <= last && this.cells[first] === 0) first++;
    while (last >= first && this.cells[last] === 0) last--;
    return this.cells.subarray(first, last + 1);
  }
}
