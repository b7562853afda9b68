/** The sign between two decimal strings: they are filled up to the same number of decimals and compared without their points. */
export function oracle({ x1, x2 }: { readonly x1: string; readonly x2: string }): string {
  const [whole1 = '', fraction1 = ''] = x1.split('.');
  const [whole2 = '', fraction2 = ''] = x2.split('.');
  const places = Math.max(fraction1.length, fraction2.length);
  const number1 = BigInt(whole1 + fraction1.padEnd(places, '0'));
  const number2 = BigInt(whole2 + fraction2.padEnd(places, '0'));
  if (number1 === number2) return '=';
  return number1 > number2 ? '>' : '<';
}
