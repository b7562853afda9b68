import { stateKind, type Marker, type StateKind } from '../language/atomic-state.ts';
import { and, not, or, type Condition } from '../language/condition.ts';
import type { Program, Tape } from '../language/program.ts';
import { BLANK, DIGITS, digitValue } from '../language/symbols.ts';
import { dropLeadingZeros, goToRest, nothing, type AtCell } from './registers.ts';

/**
 * Schoolbook arithmetic on registers, digit by digit. Carries and verdicts are on tapes of their own, one cell each, and every
 * column is a nested atomic state: folded away by default, shown when arithmetic is unfolded.
 *
 * The last column of a sweep decides that it is the last: it reads the blank left of a number, or writes the carry 0. An operation is
 * named after the number that it works on (`compare weight`) unless another name is given. What comes next must follow from this name
 * and the last column, so operations with different continuations need different names.
 *
 * A sweep passes over every digit of the number that it writes, changed or not, so that `result` marks stamp the whole number.
 *
 * Seeking an address is reading, not arithmetic of the algorithm. It makes no atomic states: counting is `silent` there, and
 * `sameNumber` compares.
 */

/** One column of an addition: digit + other + carry. */
export const ADD_COLUMN = stateKind('add', {
  fetch: { digit: 'symbol', other: 'symbol', carry: 'symbol' },
  result: { digit: 'symbol', carry: 'symbol' },
  nested: true,
  outcome: ['carry'],
});

/** One column of counting up: digit + carry. */
export const COUNT_COLUMN = stateKind('count', {
  fetch: { digit: 'symbol', carry: 'symbol' },
  result: { digit: 'symbol', carry: 'symbol' },
  nested: true,
  outcome: ['carry'],
});

/** One column of counting down: digit − borrow. */
export const COUNT_DOWN_COLUMN = stateKind('count down', {
  fetch: { digit: 'symbol', borrow: 'symbol' },
  result: { digit: 'symbol', borrow: 'symbol' },
  nested: true,
  outcome: ['borrow'],
});

/** One column of a comparison from the right: a higher column overrides the verdict so far. */
export const COMPARE_COLUMN = stateKind('compare', {
  fetch: { digit: 'symbol', other: 'symbol', verdict: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});

/**
 * target := target + addend. `carry` is a tape over 0 and 1. The head of `target` may be left of its last digit: each column
 * further left multiplies the addend by ten.
 */
export function add(
  target: Tape,
  addend: Tape,
  carry: Tape,
  { name = target.name, ...atCell }: OperationName & { addend?: AtCell; sum?: AtCell } = {},
): void {
  const { program } = target;
  program.scope(`${target.name} + ${addend.name}`, () => {
    carry.write('0');
    sweep(program, (leave) =>
      program.operation(ADD_COLUMN, name, (mark) => {
        mark.fetch('digit', target);
        mark.fetch('other', addend);
        program.if(addend.nonBlank, () => atCell.addend?.(addend));
        mark.fetch('carry', carry);
        program.if(or(target.nonBlank, addend.nonBlank, carry.is('1')), () => {
          program.calculate([target, carry], [target, addend, carry], (digit, other, carried) =>
            columnSum(digit, other, carried),
          );
          mark.result('digit', target);
          atCell.sum?.(target);
        });
        mark.result('carry', carry);
        leave(and(addend.blank, carry.is('0')));
        target.left();
        addend.left();
      }),
    );
    program.while(target.nonBlank, () => {
      atCell.sum?.(target);
      target.left();
      addend.left();
    });
    goToRest(addend, target);
  });
}

/** register := register + 1. `carry` is a tape over 0 and 1. */
export function increment(
  register: Tape,
  carry: Tape,
  options: OperationName & { before?: AtCell; after?: AtCell; silent?: boolean } = {},
): void {
  const { program } = register;
  program.scope(`${register.name} + 1`, () => {
    carry.write('1');
    program.while(carry.is('1'), () => {
      column(register, COUNT_COLUMN, options, (mark) => {
        mark.fetch('digit', register);
        program.if(register.nonBlank, () => options.before?.(register));
        mark.fetch('carry', carry);
        program.calculate([register, carry], [register, carry], (digit, carried) => columnSum(digit, '0', carried));
        mark.result('digit', register);
        mark.result('carry', carry);
        options.after?.(register);
        register.left();
      });
    });
    program.while(register.nonBlank, () => {
      options.before?.(register);
      options.after?.(register);
      register.left();
    });
    goToRest(register);
  });
}

/** register := register − 1, for a register above 0. `borrow` is a tape over 0 and 1. */
export function decrement(
  register: Tape,
  borrow: Tape,
  { name = register.name, ...atCell }: OperationName & { before?: AtCell; after?: AtCell } = {},
): void {
  const { program } = register;
  program.scope(`${register.name} - 1`, () => {
    borrow.write('1');
    program.while(borrow.is('1'), () => {
      program.operation(COUNT_DOWN_COLUMN, name, (mark) => {
        mark.fetch('digit', register);
        mark.fetch('borrow', borrow);
        atCell.before?.(register);
        program.calculate([register, borrow], [register, borrow], (digit, borrowed) => {
          const value = digitValue(digit);
          if (value === undefined) return undefined;
          const difference = value - Number(borrowed);
          return [String((difference + 10) % 10), difference < 0 ? '1' : '0'];
        });
        mark.result('digit', register);
        mark.result('borrow', borrow);
        register.left();
      });
    });
    program.while(register.nonBlank, () => {
      atCell.before?.(register);
      register.left();
    });
    goToRest(register);
    dropLeadingZeros(register, atCell.after);
  });
}

/** verdict := `<`, `=` or `>`: the digits of `register` compared with those of `other`. Minus signs are ignored. */
export function compare(
  register: Tape,
  other: Tape,
  verdict: Tape,
  options: OperationName & { register?: AtCell; other?: AtCell; verdict?: AtCell } = {},
): void {
  const { program } = register;
  const { register: atRegister = nothing, other: atOther = nothing, name = register.name } = options;
  program.scope(`${register.name} ? ${other.name}`, () => {
    verdict.write('=');
    sweep(program, (leave) =>
      program.operation(COMPARE_COLUMN, name, (mark) => {
        mark.fetch('digit', register);
        program.if(hasDigit(register), () => atRegister(register));
        mark.fetch('other', other);
        program.if(hasDigit(other), () => atOther(other));
        mark.fetch('verdict', verdict);
        program.calculate([verdict], [register, other, verdict], (digit, against, sofar) => {
          const difference = digitDifference(digit, against);
          if (difference === undefined) return undefined;
          return [difference < 0 ? '<' : difference > 0 ? '>' : sofar];
        });
        mark.result('verdict', verdict);
        options.verdict?.(verdict);
        const isEnd = and(not(hasDigit(register)), not(hasDigit(other)));
        leave(isEnd);
        program.if(not(isEnd), () => {
          register.left();
          other.left();
        });
      }),
    );
    goBackTogether(register, other);
  });
}

/**
 * same := `=` if two registers hold the same number, else blank; `same` is a tape over `=`. It makes no atomic state: it serves to
 * find an item by its number.
 */
export function sameNumber(register: Tape, other: Tape, same: Tape): void {
  const { program } = register;
  program.scope(`${register.name} = ${other.name}`, () => {
    same.write('=');
    program.while(or(hasDigit(register), hasDigit(other)), () => {
      program.calculate([same], [register, other, same], (digit, against, sofar) => [
        digit === against ? sofar : BLANK,
      ]);
      register.left();
      other.left();
    });
    goBackTogether(register, other);
  });
}

/** The name of an operation in the text; by default that of the register that it works on. */
export interface OperationName {
  readonly name?: string;
}

/**
 * Repeats a column up to the one that calls `leave` with a condition that holds. The column itself tests the condition, with its cells
 * still under the heads; nothing is read between two columns, so a column stays one machine step.
 */
export function sweep(program: Program, round: (leave: (condition: Condition) => void) => void): void {
  const last = program.variable('last column', ['no', 'yes']);
  program.loop((leave) => {
    last.set('no');
    round((condition) => program.if(condition, () => last.set('yes')));
    program.if(last.is('yes'), leave);
  });
}

/** One column: a nested atomic state or, if `silent`, the same steps without marks. */
function column<Fetch extends string, Result extends string>(
  register: Tape,
  kind: StateKind<Fetch, Result>,
  { silent = false, name = register.name }: OperationName & { silent?: boolean },
  body: (mark: Marker<Fetch, Result>) => void,
): void {
  if (silent) register.program.scope(kind.name, () => body({ fetch: () => {}, result: () => {} }));
  else register.program.operation(kind, name, body);
}

/** Brings both heads to rest; they must be in the same column, on blanks left of their numbers. */
function goBackTogether(register: Tape, other: Tape): void {
  const { program } = register;
  program.scope('return', () => {
    const right = () => {
      register.right();
      other.right();
    };
    right();
    program.while(or(register.nonBlank, other.nonBlank), right);
    register.left();
    other.left();
  });
}

/** The digit and the carry of a column; blanks count as 0. */
function columnSum(digit: string, other: string, carry: string): readonly [string, string] | undefined {
  const values = [digitValue(digit), digitValue(other), digitValue(carry)];
  if (values.includes(undefined)) return undefined;
  const sum = values.reduce<number>((total, value) => total + value!, 0);
  return [String(sum % 10), sum > 9 ? '1' : '0'];
}

const hasDigit = (register: Tape): Condition => register.is(...DIGITS);

/** The difference of two digits; a blank or a minus sign counts as 0. */
function digitDifference(digit: string, other: string): number | undefined {
  const first = digit === '-' ? 0 : digitValue(digit);
  const second = other === '-' ? 0 : digitValue(other);
  return first === undefined || second === undefined ? undefined : first - second;
}
