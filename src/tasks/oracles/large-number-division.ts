/** The quotient of two decimal strings, cut off after so many decimals, all of which are shown. */
export function oracle({
  x1,
  x2,
  places,
}: {
  readonly x1: string;
  readonly x2: string;
  readonly places: number;
}): string {
  const [whole1 = '', fraction1 = ''] = x1.split('.');
  const [whole2 = '', fraction2 = ''] = x2.split('.');
  const dividend = BigInt(whole1 + fraction1) * 10n ** BigInt(fraction2.length + places);
  const divisor = BigInt(whole2 + fraction2) * 10n ** BigInt(fraction1.length);
  const digits = (dividend / divisor).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}
