/** A growing list of 32-bit integers: what an array of numbers is, at a quarter of the memory. */
export class GrowingIntegers {
  private values = new Int32Array(256);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** The last index whose value is at most `value`, or −1; the list must ascend. */
  lastAtMost(value: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.values[middle]! <= value) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  /** A copy of the values, exactly as long as the list. */
  toArray(): Int32Array {
    return this.values.slice(0, this.count);
  }
}
