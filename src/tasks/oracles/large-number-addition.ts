/** The exact sum of two decimal strings, without trailing zeros after the point. */
export function oracle({ x1, x2 }: { readonly x1: string; readonly x2: string }): string {
  const [whole1 = '', fraction1 = ''] = x1.split('.');
  const [whole2 = '', fraction2 = ''] = x2.split('.');
  const places = Math.max(fraction1.length, fraction2.length);
  const sum = BigInt(whole1 + fraction1.padEnd(places, '0')) + BigInt(whole2 + fraction2.padEnd(places, '0'));
  const digits = sum.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
