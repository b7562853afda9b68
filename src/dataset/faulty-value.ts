import type { Random } from '../base/random.ts';
import { NONE } from '../trace/atomic-state.ts';

/** Characters that may replace one another: a fault is a wrong value, not a spelling mistake. */
const KINDS = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '<=>'];

/** Words that say that there is no value; with another letter they would be misspelt, not wrong. */
const NO_VALUES: ReadonlySet<string> = new Set([NONE, 'inf']);

/** The value with one character replaced by another of its kind, or undefined when no character has a kind. */
export function faultyValue(value: string, random: Random): string | undefined {
  if (NO_VALUES.has(value)) return undefined;
  const places = [...value].flatMap((character, place) => {
    const kind = KINDS.find((characters) => characters.includes(character));
    return kind ? [{ place, others: [...kind].filter((other) => other !== character) }] : [];
  });
  if (places.length === 0) return undefined;
  const { place, others } = random.pick(places);
  // A number does not begin with 0 unless that is its only digit before the point.
  const beginsNumber = !/[\d.]/.test(value[place - 1] ?? '') && /\d/.test(value[place + 1] ?? '');
  const fitting = beginsNumber ? others.filter((other) => other !== '0') : others;
  return [...value].with(place, random.pick(fitting)).join('');
}
