import type { Random } from '../../base/random.ts';

/** Cases of each kind. `TAIL_FUZZ=10000` tries so many; by default the suite has time for fewer. */
export const CASES = Number(process.env['TAIL_FUZZ'] ?? 300);

/** Texts that break what takes them for something else: markup, addresses, formulas, paths, marks of direction, halves of characters. */
export const HOSTILE = [
  '<img src=x onerror="globalThis.hit=1">',
  '<script>globalThis.hit=1</script>',
  '"><svg onload=globalThis.hit=1>',
  'javascript:globalThis.hit=1',
  '&lt;b&gt;&#0;',
  '=HYPERLINK("http://example.invalid")',
  '@SUM(1)',
  '../../etc/passwd',
  'C:\\x\\..\\y',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '\u0000',
  '\u202Eevil\u2066',
  '\uD800',
  '\uDFFF\uD800',
  '\uFEFF',
  'e\u0301'.repeat(40),
  '🙂'.repeat(50),
  'x'.repeat(5000),
  '[['.repeat(2000),
  '1e400',
  '-0',
  '9'.repeat(400),
  '%',
  '%E0%A4%A',
  '%00',
  '\r\n\r\nSet-Cookie: a=b',
  '${globalThis.hit=1}',
  '{{7*7}}',
] as const;

/** A text with pieces taken away, doubled, swapped for hostile ones, or cut off. */
export function broken(text: string, random: Random): string {
  let result = text;
  for (let edit = random.integer(1, 4); edit > 0; edit--) {
    const from = random.integer(0, result.length);
    const to = Math.min(result.length, from + random.integer(0, 12));
    const piece = random.pick([
      '',
      result.slice(from, to).repeat(2),
      random.pick(HOSTILE),
      random.pick(['"', '}', ']', ',', ':', '&', '=']),
    ]);
    result = result.slice(0, from) + piece + result.slice(to);
  }
  return random.oneIn(8) ? result.slice(0, random.integer(0, result.length)) : result;
}

/** Any plain value, some of it hostile. */
export function anyValue(random: Random, depth = 3): unknown {
  const leaf = () =>
    random.pick<unknown>([null, true, -1, 0.5, 1e21, '', random.pick(HOSTILE), random.integer(-9, 9999)]);
  if (depth === 0 || random.oneIn(3)) return leaf();
  const length = random.integer(0, 4);
  const items = Array.from({ length }, () => anyValue(random, depth - 1));
  if (random.oneIn(2)) return items;
  return Object.fromEntries(
    items.map((item, place) => [
      random.pick(['task', 'instance', 'id', 'text', 'x1', String(place), '__proto__']),
      item,
    ]),
  );
}
