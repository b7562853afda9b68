/** What a set of symbols is called on an edge: short enough for a label beside a line. */

/** More pieces than this are not written out. */
const MOST_PIECES = 4;

/**
 * A set of symbols in a few characters: `0–9`, `blank`, `+ −`, or `not 7` for all but a few. Undefined where it takes more.
 *
 * @param symbols the symbols of the set
 * @param all every symbol of the tape; the first is the blank
 */
export function symbolSetLabel(symbols: readonly string[], all: readonly string[]): string | undefined {
  const has = new Set(symbols);
  const missing = all.filter((symbol) => !has.has(symbol));
  const pieces = piecesOf(symbols, all[0]);
  if (pieces.length <= MOST_PIECES && (pieces.length <= 2 || missing.length > 2)) return pieces.join(' ');
  if (missing.length > 0 && missing.length <= 2) return `not ${piecesOf(missing, all[0]).join(' ')}`;
  return pieces.length <= MOST_PIECES ? pieces.join(' ') : undefined;
}

/** Neighbours in the character table joined to ranges, where three or more follow one another. */
function piecesOf(symbols: readonly string[], blank: string | undefined): string[] {
  const pieces: string[] = [];
  const ordered = symbols.filter((symbol) => symbol !== blank).toSorted((a, b) => code(a) - code(b));
  let start = 0;
  for (let at = 1; at <= ordered.length; at++) {
    if (at < ordered.length && follows(ordered[at - 1]!, ordered[at]!)) continue;
    if (at - start > 2) pieces.push(`${ordered[start]!}–${ordered[at - 1]!}`);
    else pieces.push(...ordered.slice(start, at).map((symbol) => (symbol === ' ' ? 'space' : symbol)));
    start = at;
  }
  if (blank !== undefined && symbols.includes(blank)) pieces.push('blank');
  return pieces;
}

const code = (symbol: string): number => symbol.codePointAt(0) ?? 0;

/** Only digits and letters have an order that a reader knows. */
const follows = (a: string, b: string): boolean =>
  a.length === 1 && b.length === 1 && code(b) === code(a) + 1 && /^(\d\d|[a-z]{2}|[A-Z]{2})$/.test(a + b);
