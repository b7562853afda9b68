import type { Tape } from '../language/program.ts';

/**
 * A register is a tape that holds one decimal number without leading zeros, blanks around it. At rest its head is on the last digit.
 * Routines that work on several registers move all heads together, so that they stay in one column.
 */

/** Called at every cell that a routine passes over, with the head on it, to mark an operand or a result. */
export type AtCell = (tape: Tape) => void;

/** Marks nothing. */
export const nothing: AtCell = () => {};

/** Moves all heads right together until that of `anchor`, on its number or left of it, is back on the last digit. */
export function goToRest(anchor: Tape, ...others: readonly Tape[]): void {
  const all = [anchor, ...others];
  const right = () => all.forEach((tape) => tape.right());
  anchor.program.scope('return', () => {
    anchor.program.until(anchor.nonBlank, right);
    anchor.program.while(anchor.nonBlank, right);
    all.forEach((tape) => tape.left());
  });
}

/** Reads a number at rest: passes over its digits from the last to the first and comes back to rest. */
export function readRegister(register: Tape, atCell: AtCell): void {
  const { program } = register;
  program.scope(`read ${register.name}`, () => {
    program.while(register.nonBlank, () => {
      atCell(register);
      register.left();
    });
    goToRest(register);
  });
}

/** Replaces the number of `target` by that of `source`; digits keep their origins. */
export function copyRegister(source: Tape, target: Tape, atCell: { source?: AtCell; target?: AtCell } = {}): void {
  const { program } = source;
  program.scope(`${target.name} := ${source.name}`, () => {
    program.while(source.nonBlank, () => {
      atCell.source?.(source);
      target.write(source);
      atCell.target?.(target);
      source.left();
      target.left();
    });
    program.while(target.nonBlank, () => {
      target.erase();
      source.left();
      target.left();
    });
    goToRest(source, target);
  });
}

/** Replaces the number of a register by one digit. */
export function setRegister(register: Tape, digit: string, atCell: AtCell = nothing): void {
  const { program } = register;
  program.scope(`${register.name} := ${digit}`, () => {
    register.write(digit);
    atCell(register);
    register.left();
    program.while(register.nonBlank, () => {
      register.erase();
      register.left();
    });
    register.rightUntil(register.nonBlank);
  });
}

/** Blanks a register; its head ends where the last digit was. */
export function clearRegister(register: Tape): void {
  register.program.scope(`clear ${register.name}`, () => {
    setRegister(register, '0');
    register.erase();
  });
}

/** Drops leading zeros (a single 0 stays) and comes to rest, passing over every remaining digit once, from the left. */
export function dropLeadingZeros(register: Tape, atCell: AtCell = nothing): void {
  const { program } = register;
  program.scope('drop zeros', () => {
    register.leftUntil(register.blank);
    register.right();
    program.while(register.is('0'), () => {
      register.erase();
      register.right();
    });
    program.if(
      register.blank,
      () => {
        register.left();
        register.write('0');
        atCell(register);
      },
      () => {
        program.while(register.nonBlank, () => {
          atCell(register);
          register.right();
        });
        register.left();
      },
    );
  });
}
