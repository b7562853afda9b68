import { and, or, type Condition } from '../../machine/language/condition.ts';
import type { Tape } from '../../machine/language/program.ts';
import type { Random } from '../../base/random.ts';
import type { LengthRange } from '../task.ts';

/** The letters of strings; upper and lower case are different letters. */
export const LETTERS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

/** The small ones among them. */
export const SMALL_LETTERS: readonly string[] = LETTERS.filter((letter) => letter >= 'a');

/** Both heads see the same letter. */
export function sameLetter(tape: Tape, other: Tape): Condition {
  return or(...LETTERS.map((letter) => and(tape.is(letter), other.is(letter))));
}

/** A string over these letters, each as likely. */
export function drawString(random: Random, letters: readonly string[], length: number): string {
  return Array.from({ length }, () => random.pick(letters)).join('');
}

/** Two strings over the same 3 to 6 letters, with lengths drawn one by one; one pair in ten is equal. */
export function drawStringPair(random: Random, { from, to }: LengthRange): { x1: string; x2: string } {
  const letters = random.shuffled(LETTERS).slice(0, random.integer(3, 6));
  const x1 = drawString(random, letters, random.integer(from, to));
  return { x1, x2: random.oneIn(10) ? x1 : drawString(random, letters, random.integer(from, to)) };
}
