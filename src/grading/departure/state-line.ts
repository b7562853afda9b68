import { plain } from '../../cot/text.ts';
import type { ReferenceText } from '../reference/reference-text.ts';

const patterns = new WeakMap<ReferenceText, readonly RegExp[]>();

/** Whether a line begins as one of the states of the text does, whatever its operands. */
export function beginsState(reference: ReferenceText, line: string): boolean {
  if (reference.length === 0) return false;
  const numbers = reference.lines.numbersOf(line);
  if (numbers.length > 0) return numbers.some((number) => reference.beginsState(number));
  let known = patterns.get(reference);
  if (!known) {
    known = patternsOf(reference);
    patterns.set(reference, known);
  }
  return known.some((pattern) => pattern.test(line));
}

/** One pattern for each way in which states begin: words as they are, operands as anything without spaces. */
function patternsOf(reference: ReferenceText): RegExp[] {
  const sources = new Set<string>();
  for (const { line, from, to } of reference.eachState()) {
    const words = line.pieces.state.map((part) => (typeof part === 'string' ? escaped(part) : String.raw`\S+?`));
    const follows = reference.text.slice(from, to).trimStart();
    // In fewest words a colon ends what names the state; without it any line might begin so.
    const hasColon = follows.startsWith(`${plain(line.pieces.state)}:`);
    sources.add(`^${words.join('').replaceAll(/\s+/g, ' ')}${hasColon ? ':' : String.raw`(?=\s|$)`}`);
  }
  return [...sources].map((source) => new RegExp(source));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
