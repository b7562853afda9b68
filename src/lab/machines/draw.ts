import type { Random } from '../../base/random.ts';
import type { LabInstance } from './lab-machine.ts';

/** A text of `length` symbols, each as likely. */
export function drawnSymbols(random: Random, symbols: readonly string[], length: number): string {
  return Array.from({ length }, () => random.pick(symbols)).join('');
}

/** Both numbers with as many digits: the shorter one gets zeros in front. */
export function padded({ x1 = '', x2 = '' }: LabInstance): readonly [string, string] {
  const length = Math.max(x1.length, x2.length);
  return [x1.padStart(length, '0'), x2.padStart(length, '0')];
}
