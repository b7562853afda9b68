/** The number of derangements of n elements, by D(n) = n · D(n − 1) + (−1)ⁿ. */
export function oracle({ n }: { readonly n: number }): string {
  let derangements = 1n;
  for (let size = 1; size <= n; size++) derangements = BigInt(size) * derangements + (size % 2 === 0 ? 1n : -1n);
  return derangements.toString();
}
