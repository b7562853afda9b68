import type { Random } from '../../base/random.ts';
import type { Outcome } from '../../machine/engines/outcome.ts';
import type { MachineDescription } from '../description.ts';
import type { ManyRuns } from './many-runs.ts';

/** What of a run an input is chosen by. */
export type OutcomeFilter = 'accepted' | 'rejected' | 'halted';

/** The symbols that inputs are made of where nobody says otherwise: those that the start state reads, without the blank. */
export function inputAlphabet({ start, rules, blank, symbols }: MachineDescription): string[] {
  const read = new Set(rules.flatMap((rule) => (rule.state === start ? (rule.read[0] ?? symbols) : [])));
  return symbols.filter((symbol) => symbol !== blank && read.has(symbol));
}

/** All inputs over an alphabet from one length to another, shorter ones first, each length in the order of the alphabet. */
export function* inputsByLength(alphabet: readonly string[], from: number, to: number): Generator<string[]> {
  for (let length = from; length <= to; length++) {
    if (length > 0 && alphabet.length === 0) return;
    const digits = Array.from({ length }, () => 0);
    do yield digits.map((digit) => alphabet[digit]!);
    while (advance(digits, alphabet.length, length));
  }
}

/**
 * Counts on by one in a number system with `base` digits, the most significant first; false, with all digits 0, after the last number.
 *
 * @param length digits that count; what follows them stays
 */
export function advance(digits: { [index: number]: number }, base: number, length: number): boolean {
  for (let place = length - 1; place >= 0; place--) {
    if (digits[place]! + 1 < base) {
      digits[place]!++;
      return true;
    }
    digits[place] = 0;
  }
  return false;
}

/** Inputs drawn at random, without end: each length is as likely as another, and so is each symbol. */
export function* drawnInputs(
  random: Random,
  alphabet: readonly string[],
  from: number,
  to: number,
): Generator<string[]> {
  const longest = alphabet.length === 0 ? Math.min(to, 0) : to;
  for (;;) {
    const length = random.integer(Math.min(from, longest), longest);
    yield Array.from({ length }, () => random.pick(alphabet));
  }
}

/** Those of some inputs whose run ends in a certain way, of which `halted` is every end that is no step limit. */
export function* inputsWithOutcome(
  inputs: Iterable<string[]>,
  runs: ManyRuns,
  outcome: OutcomeFilter,
): Generator<string[]> {
  for (const input of inputs) if (isOutcome(runs.run([input]).outcome, outcome)) yield input;
}

function isOutcome(kind: Outcome['kind'], wanted: OutcomeFilter): boolean {
  if (wanted === 'halted') return kind === 'accepted' || kind === 'rejected' || kind === 'halted' || kind === 'no rule';
  return kind === wanted;
}
