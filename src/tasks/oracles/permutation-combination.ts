/** How many combinations of k items there are, from Pascal's triangle. */
export function oracle({ list, k }: { readonly list: readonly (number | string)[]; readonly k: number }): string {
  let row = [1n];
  for (let size = 1; size <= list.length; size++) {
    const above = row;
    row = Array.from({ length: size + 1 }, (_, chosen) => (above[chosen - 1] ?? 0n) + (above[chosen] ?? 0n));
  }
  return row[k]!.toString();
}
