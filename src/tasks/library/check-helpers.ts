/**
 * A decimal number as digits without a point and the number of digits after it, or undefined if it is none. Spaces and thousands
 * separators are left out, so that equivalent spellings compare equal.
 */
export function parseDecimal(text: string): { digits: bigint; places: number } | undefined {
  const match = /^([0-9]+)(?:\.([0-9]*))?$/.exec(text.replace(/[\s,_]/g, ''));
  if (!match) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return { digits: BigInt(match[1]! + fraction), places: fraction.length };
}

/** Whether a text is this whole number: spaces, a trailing `.0` and a leading plus are allowed. */
export function isInteger(text: string, number: bigint | number): boolean {
  const match = /^([+-]?)([0-9]+)(?:\.0*)?$/.exec(text.replace(/[\s,_]/g, '').replace('−', '-'));
  return match !== null && BigInt(match[1] === '-' ? `-${match[2]}` : match[2]!) === BigInt(number);
}
