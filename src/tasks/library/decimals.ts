import type { Random } from '../../base/random.ts';

/**
 * An unsigned decimal number of so many digits, each number as likely: no leading zero unless the whole part is `0`. With
 * probability ½ it has a point, anywhere between two digits.
 */
export function drawnDecimal(random: Random, length: number): string {
  const whole = length > 1 && random.oneIn(2) ? random.integer(1, length - 1) : length;
  const first = whole === 1 ? random.integer(0, 9) : random.integer(1, 9);
  const digits = [first, ...Array.from({ length: length - 1 }, () => random.integer(0, 9))].join('');
  return whole === length ? digits : `${digits.slice(0, whole)}.${digits.slice(whole)}`;
}
