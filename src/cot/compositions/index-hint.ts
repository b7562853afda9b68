import type { ComposedRun, Composition } from '../composition.ts';
import { equationLine, type PrintedDigit } from './equation-line.ts';

/** The equation with a hint behind every digit that names its decimal place, the same one in all numbers. */
export function indexHint(run: ComposedRun): Composition {
  return equationLine(run, withHints);
}

/**
 * A decimal number with hints as the paper's appendix writes them: behind the point (a), (b) … from the left, before it (-a),
 * (-b) … from the right; `12.3` is `1(-b)2(-a).3(a)`.
 */
export function withHints(decimal: string): PrintedDigit[] {
  const [whole] = decimal.split('.');
  const point = whole!.length;
  return [...decimal].map((digit, index) => {
    if (index === point) return { index, text: digit };
    const hint = index < point ? `-${placeName(point - index)}` : placeName(index - point);
    return { index, text: `${digit}(${hint})` };
  });
}

/** The name of the n-th decimal place from the point, n ≥ 1: a … z, then aa, ab … az, ba and so on. */
function placeName(place: number): string {
  const letter = String.fromCodePoint('a'.codePointAt(0)! + ((place - 1) % 26));
  return place > 26 ? placeName(Math.floor((place - 1) / 26)) + letter : letter;
}
