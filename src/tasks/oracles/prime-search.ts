/**
 * The primes from n to m, both included, by the sieve of Eratosthenes: every prime up to the root of m crosses out its multiples
 * between the bounds, which may be as large as they like as long as they are not far apart.
 */
export function oracle({ n, m }: { readonly n: number; readonly m: number }): string {
  const small = Array.from({ length: Math.floor(Math.sqrt(m)) + 2 }, (_, number) => number >= 2);
  const composite = new Set<number>();
  small.forEach((isPrime, prime) => {
    if (!isPrime) return;
    for (let multiple = 2 * prime; multiple < small.length; multiple += prime) small[multiple] = false;
    for (let multiple = Math.max(2, Math.ceil(n / prime)) * prime; multiple <= m; multiple += prime)
      composite.add(multiple);
  });
  const primes: number[] = [];
  for (let number = Math.max(n, 2); number <= m; number++) if (!composite.has(number)) primes.push(number);
  return primes.length === 0 ? 'none' : primes.join(', ');
}
