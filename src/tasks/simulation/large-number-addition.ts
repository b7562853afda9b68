import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { or } from '../../machine/language/condition.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { goToRest, readRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS, digitValue } from '../../machine/language/symbols.ts';
import { parseDecimal } from '../library/check-helpers.ts';
import { drawnDecimal } from '../library/decimals.ts';
import { decimalField } from '../fields.ts';
import { ordered } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import type { AdditionInstance } from './large-number-addition.wordings.ts';

// ── Atomic states: align, one column after another from the right, carry-out ──

const ALIGN = stateKind('align', {
  fetch: { x1: 'field', x2: 'field' },
  result: { x1: 'field', x2: 'field', column: 'address', carry: 'symbol' },
  copies: { x1: ['x1'], x2: ['x2'] },
});
const COLUMN = stateKind('column', {
  fetch: { column: 'address', 'digit of x1': 'symbol', 'digit of x2': 'symbol', carry: 'symbol' },
  result: { digit: 'symbol', carry: 'symbol', next: 'address' },
});
const CARRY_OUT = stateKind('carry-out', { fetch: { carry: 'symbol' }, result: { digit: 'symbol' } });

/** The program with its tapes. */
type AdditionTapes = ReturnType<typeof additionTapes>;

function additionTapes() {
  const p = new Program('large-number-addition');
  return {
    p,
    input: p.tape('input', [...DIGITS, '.', '+']),
    x1: p.tape('x1', [...DIGITS, '.']),
    x2: p.tape('x2', [...DIGITS, '.']),
    sum: p.tape('sum', [...DIGITS, '.']),
    carry: p.tape('carry', '01'),
    column: p.tape('column', DIGITS),
    countCarry: p.tape('count carry', '01'),
  };
}

/**
 * Both operands are copied to tapes of their own and padded with zeros until their points and ends stand in the same columns;
 * then the columns are added from the right, the carry on a tape. A whole number gets a point at its end; it stays in the sum
 * until the zeros after it are dropped.
 */
function program(): Program {
  const tapes = additionTapes();
  const { p } = tapes;
  align(tapes);
  addColumns(tapes);
  carryOut(tapes);
  p.accept();
  return p;
}

/** Copies the operands and pads them; the first column and the carry 0 come next. */
function align(tapes: AdditionTapes): void {
  const { p, input, x1, x2, carry, column } = tapes;
  p.state(ALIGN, (mark) => {
    loadOperand(x1, tapes, (tape) => mark.fetch('x1', tape));
    input.right();
    loadOperand(x2, tapes, (tape) => mark.fetch('x2', tape));
    p.scope('pad right', () => {
      p.while(or(x1.nonBlank, x2.nonBlank), () => {
        for (const operand of [x1, x2]) {
          p.if(operand.blank, () => operand.write('0'));
          operand.right();
        }
      });
      x1.left();
      x2.left();
    });
    padLeft(mark, tapes);
    column.write('1');
    mark.result('column', column);
    carry.write('0');
    mark.result('carry', carry);
  });
}

/** Copies an operand from the input; its head ends on the point, which a whole number gets at its end. */
function loadOperand(operand: Tape, { p, input }: AdditionTapes, atCell: AtCell): void {
  p.scope(`load ${operand.name}`, () => {
    p.while(input.is(...DIGITS, '.'), () => {
      atCell(input);
      operand.write(input);
      operand.right();
      input.right();
    });
    operand.left();
    operand.leftUntil(operand.is('.', BLANK));
    p.if(operand.blank, () => {
      operand.right();
      operand.rightUntil(operand.blank);
      operand.write('.');
    });
  });
}

/** From the last column to the left: passes over both operands, and fills the columns that one of them lacks. */
function padLeft(mark: Marker<never, 'x1' | 'x2'>, { p, x1, x2 }: AdditionTapes): void {
  p.scope('pad left', () => {
    const left = () => [x1, x2].forEach((operand) => operand.left());
    // The point that a whole number was given is not part of what the text shows.
    p.if(x1.is('.'), left);
    p.while(or(x1.nonBlank, x2.nonBlank), () => {
      p.if(x1.blank, () => x1.write('0'));
      p.if(x2.blank, () => x2.write('0'));
      mark.result('x1', x1);
      mark.result('x2', x2);
      left();
    });
    goToRest(x1, x2);
  });
}

/** Adds the columns from the right; the point is copied. */
function addColumns({ p, x1, x2, sum, carry, column, countCarry }: AdditionTapes): void {
  const left = () => [x1, x2, sum].forEach((tape) => tape.left());
  const copyPoint = () =>
    p.scope('point', () => {
      sum.write(x1);
      left();
    });
  sweep(p, (leave) =>
    p.if(x1.is('.'), copyPoint, () =>
      p.state(COLUMN, (mark) => {
        readRegister(column, (tape) => mark.fetch('column', tape));
        mark.fetch('digit of x1', x1);
        // Both numbers are padded: where one has no further column, the other has none.
        leave(x1.blank);
        p.if(x1.nonBlank, () => {
          mark.fetch('digit of x2', x2);
          mark.fetch('carry', carry);
          p.calculate([sum, carry], [x1, x2, carry], (digit1, digit2, carried) => {
            const total = digitValue(digit1)! + digitValue(digit2)! + digitValue(carried)!;
            return [String(total % 10), total > 9 ? '1' : '0'];
          });
          mark.result('digit', sum);
          mark.result('carry', carry);
          left();
          increment(column, countCarry, { after: (tape) => mark.result('next', tape) });
        });
      }),
    ),
  );
}

/** The last carry is the first digit, unless it is 0; zeros at the end of the fraction are dropped. */
function carryOut({ p, sum, carry }: AdditionTapes): void {
  p.state(CARRY_OUT, (mark) => {
    mark.fetch('carry', carry);
    p.if(
      carry.is('1'),
      () => {
        sum.write(carry);
        mark.result('digit', sum);
      },
      () => sum.right(),
    );
    p.scope('drop zeros', () => {
      sum.rightUntil(sum.blank);
      sum.left();
      p.while(sum.is('0'), () => {
        sum.erase();
        sum.left();
      });
      p.if(sum.is('.'), () => sum.erase());
    });
  });
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(ALIGN, {
    tail: ({ fetch, result }) => ({
      state: text`align`,
      fetch: text`${fetch.x1} + ${fetch.x2}`,
      solve: text`= ${result.x1} + ${result.x2}, carry ${result.carry}`,
      next: text`→ column ${result.column}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Write the numbers so that their points stand below each other.`,
      fetch: text`The numbers are ${fetch.x1} and ${fetch.x2}.`,
      solve: text`Padded with zeros they are ${result.x1} and ${result.x2}, and the carry is ${result.carry}.`,
      next: text`Start at column ${result.column} from the right.`,
    }),
  }),
  narration(COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`column ${fetch.column}`,
      ...(fetch['digit of x2']
        ? {
            fetch: text`${fetch['digit of x1']} + ${fetch['digit of x2']} + ${fetch.carry}`,
            solve: text`= ${result.digit}, carry ${result.carry}`,
            next: text`→ column ${result.next}`,
          }
        : { fetch: text`${fetch['digit of x1']}`, next: text`→ carry-out` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Column ${fetch.column} from the right.`,
      ...(fetch['digit of x2']
        ? {
            fetch: text`The digits are ${fetch['digit of x1']} and ${fetch['digit of x2']}, the carry is ${fetch.carry}.`,
            solve: text`The sum has the digit ${result.digit} and the carry ${result.carry}.`,
            next: text`Go on with column ${result.next}.`,
          }
        : {
            fetch: text`The next digit is ${fetch['digit of x1']}.`,
            next: text`No column is left; the carry is left.`,
          }),
    }),
  }),
  narration(CARRY_OUT, {
    tail: ({ fetch, result }) => ({
      state: text`carry-out`,
      fetch: text`carry ${fetch.carry}`,
      solve: result.digit ? text`first digit ${result.digit}` : text`no further digit`,
      next: text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`The carry is left.`,
      fetch: text`It is ${fetch.carry}.`,
      solve: result.digit ? text`The sum gets the first digit ${result.digit}.` : text`The sum gets no further digit.`,
      next: text`Drop the zeros at the end of the fraction; the sum is complete.`,
    }),
  }),
];

// ── The task ──

/** Exact addition of two decimal numbers, column by column with a carry. */
export const largeNumberAddition = defineTask<AdditionInstance>({
  id: 'large-number-addition',
  title: 'Large Number Addition',
  algorithmClass: 'simulation',
  summary: 'Adds two decimal numbers exactly, column by column from the right with a carry.',
  lengthMeaning: 'digits of the longer operand',
  ranges: { S: { from: 10, to: 30 }, M: { from: 31, to: 40 }, L: { from: 41, to: 50 } },
  example: { x1: '9758.6', x2: '347.85' },
  fields: { x1: decimalField('First number'), x2: decimalField('Second number') },
  length: ({ x1, x2 }) => Math.max(digitCount(x1), digitCount(x2)),
  normalized: ({ x1, x2 }) => {
    const [first, second] = ordered(x1, x2);
    return { x1: first, x2: second };
  },
  sample: (random, { from, to }) => ({
    x1: drawnDecimal(random, random.integer(from, to)),
    x2: drawnDecimal(random, random.integer(from, to)),
  }),
  program,
  encode: ({ x1, x2 }) => ({ input: `${x1}+${x2}` }),
  outputTape: 'sum',
  timelineTape: 'x1',
  narrations: NARRATIONS,
  // A pass is a chain of columns that hand on a carry, up to the one that hands on none.
  endsPass: ({ kind, results }) =>
    kind.name !== COLUMN.name || results.some(({ name, value }) => name === 'carry' && value === '0'),
  memory: ['x1', 'x2', 'sum', 'carry'],
  drawing: { kind: 'columns', rows: ['x1', 'x2', 'sum'], carried: ['carry'], align: 'ends', registers: ['column'] },
  equation: { state: ALIGN.name, operands: ['x1', 'x2'], sign: '+' },
  check: ({ x1, x2 }, answer) => {
    const given = parseDecimal(answer);
    const first = parseDecimal(x1)!;
    const second = parseDecimal(x2)!;
    const places = Math.max(first.places, second.places);
    const total = scaled(first, places) + scaled(second, places);
    return given !== undefined && given.places <= places && scaled(given, places) === total;
  },
});

const digitCount = (decimal: string): number => decimal.replace('.', '').length;

const scaled = ({ digits, places }: { digits: bigint; places: number }, to: number): bigint =>
  digits * 10n ** BigInt(to - places);
