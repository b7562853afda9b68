import { narration, type Narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind, type StateKind } from '../../machine/language/atomic-state.ts';
import type { AtCell } from '../../machine/library/registers.ts';
import type { Tape } from '../../machine/language/program.ts';

/**
 * Whether a number is 0 is read from its first digit in a nested state, as only the number 0 begins with a 0: ten lines say all that
 * there is to know at every length, where a comparison with 0 has one for each column.
 */
type FirstDigit = StateKind<'digit', 'verdict'>;

/** A look at the first digit of the number of this name. */
export const firstDigitOf = (number: string): FirstDigit =>
  stateKind(`first digit of ${number}`, {
    fetch: { digit: 'symbol' },
    result: { verdict: 'symbol' },
    nested: true,
    outcome: ['verdict'],
  });

/** verdict := `=` or `>`, as the number of a register is 0 or not; the register is at rest before and after. */
export function compareWithZero(firstDigit: FirstDigit, register: Tape, verdict: Tape, atVerdict: AtCell): void {
  const { program } = register;
  program.scope(`${register.name} ? 0`, () => {
    register.leftUntil(register.blank);
    register.right();
    program.state(firstDigit, (mark) => {
      mark.fetch('digit', register);
      program.if(
        register.is('0'),
        () => verdict.write('='),
        () => verdict.write('>'),
      );
      mark.result('verdict', verdict);
      atVerdict(verdict);
    });
    register.rightUntil(register.blank);
    register.left();
  });
}

/** What is said of a look at a first digit. */
export const firstDigitNarration = (firstDigit: FirstDigit): Narration =>
  narration(firstDigit, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit}`,
      solve: text`${result.verdict} 0`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: text`${name[0]!.toUpperCase()}${name.slice(1)}:`,
      fetch: text`It is ${fetch.digit}.`,
      solve: text`So the number ${result.verdict} 0.`,
    }),
  });
