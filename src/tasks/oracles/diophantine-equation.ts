/** All solutions of x1·a + x2·b = n with a, b ≥ 0, ascending in a; tries every pair of an a and a b that are small enough. */
export function oracle({ x1, x2, n }: { readonly x1: number; readonly x2: number; readonly n: number }): string {
  const solutions: string[] = [];
  for (let a = 0; x1 * a <= n; a++)
    for (let b = 0; x1 * a + x2 * b <= n; b++) if (x1 * a + x2 * b === n) solutions.push(`(${a}, ${b})`);
  return solutions.length === 0 ? 'none' : solutions.join(', ');
}
