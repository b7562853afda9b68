import { grouped } from '../../base/grouped.ts';
import { percent } from '../../base/percent.ts';
import type { Accuracy } from '../../grading/report/accuracy.ts';

/** A rate in percent; small ones with two digits that count. */
export const rate = (share: number): string =>
  share > 0 && share < 0.01 ? `${(100 * share).toPrecision(2)} %` : percent(share);

/** A p-value as it is printed. */
export const significant = (value: number): string => (value < 0.0001 ? value.toExponential(1) : value.toFixed(4));

/** The 95 % interval of an accuracy. */
export const intervalWords = ({ interval }: Pick<Accuracy, 'interval'>): string =>
  `${percent(interval.low)} to ${percent(interval.high)}`;

/** How many are right of how many. */
export const countWords = ({ correct, total }: Accuracy): string => `${grouped(correct)} of ${grouped(total)}`;

/** What a kind of departure means, in the order in which kinds are listed. */
export const KINDS = {
  none: 'follows the machine to its end',
  state: 'another state than the machine’s: skipped, repeated or invented',
  operand: 'a value that was fetched is wrong',
  result: 'a value that was computed is wrong, or the answer',
  transition: 'leads to another state than it should',
  'stopped early': 'the answer, or nothing, before the last state',
  'ran on': 'further states after the last one',
  'cut off': 'ends within a state, or tokens ran out',
  unreadable: 'nothing of the text came',
  'older text': 'a text of an older version: its answer alone is graded',
} as const satisfies Readonly<Record<string, string>>;

/** The kinds that occur among some counts, in their order. */
export function kindsIn(counts: Iterable<Readonly<Record<string, number>>>): string[] {
  const occurring = new Set([...counts].flatMap((each) => Object.keys(each)));
  const known = Object.keys(KINDS).filter((kind) => occurring.has(kind));
  return [...known, ...[...occurring].filter((kind) => !known.includes(kind))];
}

/** A run's name without what all names begin with. */
export function shortNames(names: readonly string[]): Map<string, string> {
  const models = names.map((name) => /^(.+) \((.+)\)$/.exec(name));
  const isOneFile = new Set(models.map((model) => model?.[1])).size === 1;
  return new Map(names.map((name, number) => [name, (isOneFile && models[number]?.[2]) || name]));
}
