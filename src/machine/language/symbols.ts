/** The symbol of an empty cell. No task uses `⊔` in its texts, so a space can be an ordinary symbol. */
export const BLANK = '⊔';

/** The ten decimal digits, as tape symbols. */
export const DIGITS: readonly string[] = [...'0123456789'];

/** The value of a digit symbol; a blank counts as 0 (a number is blank to the left of its first digit). Anything else has none. */
export function digitValue(symbol: string): number | undefined {
  if (symbol === BLANK) return 0;
  return symbol.length === 1 && symbol >= '0' && symbol <= '9' ? Number(symbol) : undefined;
}
