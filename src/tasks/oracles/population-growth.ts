type Population = { readonly n: number; readonly x: number; readonly y: number; readonly z: number };

/** The pairs alive after n units; counts the pairs of each age, and lets all of them grow older by one unit after another. */
export function oracle({ n, x, y, z }: Population): string {
  let pairsOfAge = [BigInt(y)];
  for (let unit = 1; unit <= n; unit++) {
    const older = [0n, ...pairsOfAge];
    const adults = total(older.slice(x));
    older[0] = adults * BigInt(z);
    pairsOfAge = older;
  }
  return total(pairsOfAge).toString();
}

function total(numbers: readonly bigint[]): bigint {
  return numbers.reduce((sum, each) => sum + each, 0n);
}
