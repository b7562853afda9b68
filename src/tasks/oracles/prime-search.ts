/** The primes from n to m, both included, by the sieve of Eratosthenes. */
export function oracle({ n, m }: { readonly n: number; readonly m: number }): string {
  const composite = new Set<number>();
  const primes: number[] = [];
  for (let number = 2; number <= m; number++) {
    if (composite.has(number)) continue;
    if (number >= n) primes.push(number);
    for (let multiple = 2 * number; multiple <= m; multiple += number) composite.add(multiple);
  }
  return primes.length === 0 ? 'none' : primes.join(', ');
}
