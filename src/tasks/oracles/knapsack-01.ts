type Knapsack = {
  readonly capacity: number;
  readonly weights: readonly number[];
  readonly values: readonly number[];
};

/**
 * The greatest total value of items that fit together: each item is left out or taken, and every reachable weight is kept. Values are
 * exact, also past 2^53.
 */
export function oracle({ capacity, weights, values }: Knapsack): string {
  let best = new Map([[0, 0n]]);
  weights.forEach((weight, item) => {
    const next = new Map(best);
    for (const [total, value] of best) {
      const heavier = total + weight;
      const dearer = value + BigInt(values[item]!);
      if (heavier <= capacity && dearer > (next.get(heavier) ?? -1n)) next.set(heavier, dearer);
    }
    best = next;
  });
  return String([...best.values()].reduce((most, value) => (value > most ? value : most)));
}
