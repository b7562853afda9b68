/** Whole numbers with how often each came: exact, small, and the sum of two is the histogram of both. */
export class Histogram {
  private readonly counts = new Map<number, number>();

  constructor(pairs: Iterable<readonly [value: number, count: number]> = []) {
    for (const [value, count] of pairs) this.add(value, count);
  }

  /** Counts a value, once or several times. */
  add(value: number, count = 1): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + count);
  }

  /** How many values were counted. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The values in ascending order with their counts. */
  get pairs(): readonly (readonly [value: number, count: number])[] {
    return [...this.counts].toSorted(([one], [other]) => one - other);
  }

  /** The greatest value; 0 when there is none. */
  get greatest(): number {
    return this.quantile(1);
  }

  /** The least value that at least this share of all values does not exceed (nearest rank); 0 when there is none. */
  quantile(share: number): number {
    const { pairs } = this;
    const rank = Math.max(1, Math.ceil(share * this.total));
    let passed = 0;
    for (const [value, count] of pairs) {
      passed += count;
      if (passed >= rank) return value;
    }
    return 0;
  }

  /** The share of values above a limit. */
  shareAbove(limit: number): number {
    const above = this.pairs.filter(([value]) => value > limit).reduce((sum, [, count]) => sum + count, 0);
    return this.total === 0 ? 0 : above / this.total;
  }
}
