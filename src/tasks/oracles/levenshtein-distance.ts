/** The least number of letters to insert, delete or replace, so that x1 becomes x2; from the definition, each pair of prefixes once. */
export function oracle({ x1, x2 }: { readonly x1: string; readonly x2: string }): string {
  const known = new Map<string, number>();
  const distance = (length1: number, length2: number): number => {
    if (length1 === 0 || length2 === 0) return length1 + length2;
    const key = `${length1},${length2}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const replaced = x1[length1 - 1] === x2[length2 - 1] ? 0 : 1;
    const least = Math.min(
      distance(length1 - 1, length2) + 1,
      distance(length1, length2 - 1) + 1,
      distance(length1 - 1, length2 - 1) + replaced,
    );
    known.set(key, least);
    return least;
  };
  return String(distance(x1.length, x2.length));
}
