import { narration, type Narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind, type Marker, type StateKind } from '../../machine/language/atomic-state.ts';
import type { Tape } from '../../machine/language/program.ts';
import { sameLetter } from '../library/letters.ts';

/**
 * Whether two letters are the same is found in a nested state: a step of the table only carries letters along, and its rules are not
 * multiplied by which letters they are.
 */
export type LetterComparison = StateKind<'letter of x1' | 'letter of x2', 'letters'>;

/** A comparison of letters; what follows it follows from its name and its verdict. */
export const letterComparison = (name: string): LetterComparison =>
  stateKind(name, {
    fetch: { 'letter of x1': 'symbol', 'letter of x2': 'symbol' },
    result: { letters: 'symbol' },
    nested: true,
  });

/** verdict := `=` or `≠`, as the letters under the two heads are the same or not; marked for the enclosing state too. */
export function compareLetters(
  comparison: LetterComparison,
  [x1, x2, verdict]: readonly [Tape, Tape, Tape],
  enclosing: Marker<'letter of x1' | 'letter of x2', 'letters'>,
): void {
  const { program } = verdict;
  program.state(comparison, (mark) => {
    for (const each of [enclosing, mark]) {
      each.fetch('letter of x1', x1);
      each.fetch('letter of x2', x2);
    }
    program.if(
      sameLetter(x1, x2),
      () => verdict.write('='),
      () => verdict.write('≠'),
    );
    mark.result('letters', verdict);
    enclosing.result('letters', verdict);
  });
}

/** What is said of a comparison of letters. */
export const letterNarration = (comparison: LetterComparison): Narration =>
  narration(comparison, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch['letter of x1']} and ${fetch['letter of x2']},`,
      solve: text`now ${result.letters}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: text`${name[0]!.toUpperCase()}${name.slice(1)}:`,
      fetch: text`They are ${fetch['letter of x1']} and ${fetch['letter of x2']}.`,
      solve: text`Now it is ${result.letters}.`,
    }),
  });
