import type { ReferenceText } from '../reference/reference-text.ts';
import { follow, type Match } from './match.ts';
import { skipNoise } from './noise.ts';

/** Places at which the beginning of the text is tried. */
const MOST_BEGINNINGS = 30;

/** How far an output follows a text, from the place at which it does so the longest. */
export interface Followed extends Match {
  /** Where the text begins in the output: there may be words before it, or a draft. */
  readonly begin: number;
}

/**
 * Follows the right text in an output. Words before it are passed over: the text may begin on any line that has its first word, and of
 * several beginnings the one counts from which most of it comes; of equal ones the last.
 */
export function followed(right: string, output: string): Followed {
  const from = skipNoise(output, 0);
  let best: Followed = { begin: from, ...follow(right, 0, output, from) };
  if (best.expected >= right.length) return best;
  const firstWord = /\S+/.exec(right.replace(/^\d+\. /, ''))?.[0] ?? '';
  if (firstWord === '') return best;
  // Where the first state came, a second one is a repetition, unless a draft or another answer ended between them.
  const firstLine = right.indexOf('\n');
  const isBegun = firstLine > 0 && best.expected > firstLine;
  let tried = 0;
  for (let at = output.indexOf(firstWord, from + 1); at >= 0 && tried < MOST_BEGINNINGS; tried++) {
    const match = follow(right, 0, output, at);
    const counts = match.expected >= best.expected && match.expected > 0;
    if (counts && (!isBegun || endsDraft(output.slice(best.begin, at)))) best = { begin: at, ...match };
    at = output.indexOf(firstWord, at + 1);
  }
  return best;
}

/** Whether a draft ends in a stretch of an output: its tag is closed, or an answer is given. */
const endsDraft = (stretch: string): boolean =>
  /<\/(?:think|thinking|thought|reasoning|scratchpad)>|\\boxed/i.test(stretch);

/** Whether so little came of the text that nothing says that it was meant: not even how its first state begins. */
export function isElsewhere(reference: ReferenceText, { expected }: Match): boolean {
  if (reference.length === 0) return expected === 0;
  const piece = reference.firstPieces.findLast(({ place, role }) => place === 0 && role === 'state');
  return expected < (piece?.to ?? 1);
}
