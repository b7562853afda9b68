/** A decimal number without zeros that change nothing, for comparing spellings: `09.50` is `9.5`; other texts as they are. */
export function decimalValue(text: string): string {
  if (!/^\d+(\.\d+)?$/u.test(text)) return text;
  const whole = text.replace(/^0+(?=\d)/u, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/u, '') : whole;
}
