/** The numbers in ascending order. */
export function oracle({ list }: { readonly list: readonly number[] }): string {
  const sorted = list.toSorted((a, b) => a - b);
  return `[${sorted.join(', ')}]`;
}
