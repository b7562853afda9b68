type Knapsack = {
  readonly capacity: number;
  readonly weights: readonly number[];
  readonly values: readonly number[];
};

/** The greatest total value of items that fit together: each item is left out or taken, and every reachable weight is kept. */
export function oracle({ capacity, weights, values }: Knapsack): string {
  let best = new Map([[0, 0]]);
  weights.forEach((weight, item) => {
    const next = new Map(best);
    for (const [total, value] of best) {
      const heavier = total + weight;
      const dearer = value + values[item]!;
      if (heavier <= capacity && dearer > (next.get(heavier) ?? -1)) next.set(heavier, dearer);
    }
    best = next;
  });
  return String(Math.max(...best.values()));
}
