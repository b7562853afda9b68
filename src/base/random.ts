import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { hashWord, sha256OfText } from './sha256.ts';

/**
 * A stream of random choices. It is seeded by a hash of everything that names it (task, range, seed, index …), so streams with
 * neighbouring seeds share nothing and every draw can be repeated.
 */
export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plusFromState>;

  /** The stream with this name; the parts are joined with line breaks and hashed with SHA-256. */
  constructor(...name: readonly (string | number)[]) {
    const hash = sha256OfText(name.join('\n'));
    const state = [0, 1, 2, 3].map((word) => hashWord(hash, word) | 0);
    this.generator = xoroshiro128plusFromState(state);
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return uniformInt(this.generator, least, most);
  }

  /** True once in `often` draws on average. */
  oneIn(often: number): boolean {
    return this.integer(1, often) === 1;
  }

  /** One of the items, each as likely. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(0, items.length - 1)]!;
  }

  /** The items in a random order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  }

  /** `count` different whole numbers from `least` to `most`, in the order of drawing. */
  distinctIntegers(count: number, least: number, most: number): number[] {
    const numbers = new Set<number>();
    while (numbers.size < count) numbers.add(this.integer(least, most));
    return [...numbers];
  }
}
