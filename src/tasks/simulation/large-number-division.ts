import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { not, or } from '../../machine/condition.ts';
import { compare, increment } from '../../machine/library/arithmetic.ts';
import { dropLeadingZeros, readRegister, setRegister } from '../../machine/library/registers.ts';
import { subtract } from '../../machine/library/subtraction.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { parseDecimal } from '../check-helpers.ts';
import { drawnDecimal } from '../decimals.ts';
import { decimalField, fieldProblem, integerField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type DivisionInstance } from './large-number-division.wordings.ts';

// ── Atomic states: scale, then bring-down, subtract while it fits, and digit for each digit of the quotient; point ──

const SCALE = stateKind('scale', { fetch: ['x1', 'x2', 'places'], result: ['dividend', 'divisor', 'position'] });
const BRING_DOWN = stateKind('bring-down', { fetch: ['position', 'remainder', 'digit'], result: ['remainder'] });
const SUBTRACT = stateKind('subtract', {
  fetch: ['remainder', 'divisor', 'count', 'order'],
  result: ['order', 'remainder', 'count'],
});
const DIGIT = stateKind('digit', { fetch: ['count'], result: ['digit', 'next'] });
const POINT = stateKind('point', { fetch: ['digits', 'places'], result: ['quotient'] });

const MOST_PLACES = 6;

/**
 * Both points move to the right until the divisor is whole, and the dividend's goes on by as many digits as the quotient shall
 * have decimals; what stands behind it is cut off, what is missing is filled with zeros. Without points, the whole numbers are
 * divided digit by digit; the point is set into the quotient when all of its digits are there.
 */
function program(): Program {
  const p = new Program('large-number-division');
  const x1 = p.tape('x1', [...DIGITS, '.']);
  const x2 = p.tape('x2', [...DIGITS, '.']);
  const places = p.tape('places', DIGITS.slice(0, MOST_PLACES + 1));
  const dividend = p.tape('dividend', DIGITS);
  const divisor = p.tape('divisor', DIGITS);
  const position = p.tape('position', DIGITS);
  const remainder = p.tape('remainder', DIGITS);
  const count = p.tape('count', DIGITS);
  const digits = p.tape('digits', DIGITS);
  const quotient = p.tape('quotient', [...DIGITS, '.']);
  const order = p.tape('order', '<=>');
  const carry = p.tape('carry', '01');
  const left = p.variable('places left', places.symbols.slice(1));

  /** Runs the body as often as there are places. */
  const eachPlace = (body: () => void) => {
    left.set(places);
    p.until(left.is('0'), () => {
      body();
      left.set({ places: [left], value: (number) => String(Number(number) - 1) });
    });
  };

  p.state(SCALE, (mark) => {
    /** Reads the whole part of an operand, and the point if there is one. */
    const whole = (operand: Tape, name: 'x1' | 'x2', copy: Tape) =>
      p.scope(`whole part of ${name}`, () => {
        p.while(operand.is(...DIGITS), () => {
          mark.fetch(name, operand);
          copy.write(operand);
          copy.right();
          operand.right();
        });
        p.if(operand.is('.'), () => {
          mark.fetch(name, operand);
          operand.right();
        });
      });
    /** Moves the point of the dividend by one digit. */
    const shift = () =>
      p.scope('shift', () => {
        p.if(
          x1.inked,
          () => {
            mark.fetch('x1', x1);
            dividend.write(x1);
            x1.right();
          },
          () => dividend.write('0'),
        );
        dividend.right();
      });
    whole(x1, 'x1', dividend);
    whole(x2, 'x2', divisor);
    p.while(x2.inked, () => {
      mark.fetch('x2', x2);
      divisor.write(x2);
      divisor.right();
      x2.right();
      shift();
    });
    mark.fetch('places', places);
    eachPlace(shift);
    p.scope('cut off', () =>
      p.while(x1.inked, () => {
        mark.fetch('x1', x1);
        x1.right();
      }),
    );
    dividend.left();
    divisor.left();
    dropLeadingZeros(dividend, (tape) => mark.result('dividend', tape));
    dropLeadingZeros(divisor, (tape) => mark.result('divisor', tape));
    position.write('1');
    mark.result('position', position);
    dividend.leftUntil(dividend.blank);
    dividend.right();
    remainder.write('0');
  });

  p.while(dividend.inked, () => {
    p.state(BRING_DOWN, (mark) => {
      readRegister(position, (tape) => mark.fetch('position', tape));
      readRegister(remainder, (tape) => mark.fetch('remainder', tape));
      mark.fetch('digit', dividend);
      remainder.right();
      remainder.write(dividend);
      dropLeadingZeros(remainder, (tape) => mark.result('remainder', tape));
      dividend.right();
      setRegister(count, '0');
    });
    p.loop((leave) => {
      p.state(SUBTRACT, (mark) => {
        mark.fetch('count', count);
        compare(remainder, divisor, order, {
          register: (tape) => mark.fetch('remainder', tape),
          other: (tape) => mark.fetch('divisor', tape),
          verdict: (tape) => mark.result('order', tape),
        });
        mark.fetch('order', order);
        p.if(or(order.is('>'), order.is('=')), () => {
          subtract(remainder, divisor, carry, { difference: (tape) => mark.result('remainder', tape) });
          increment(count, carry, { after: (tape) => mark.result('count', tape) });
        });
      });
      p.if(order.is('<'), leave);
    });
    p.state(DIGIT, (mark) => {
      mark.fetch('count', count);
      digits.write(count);
      mark.result('digit', digits);
      digits.right();
      p.if(dividend.inked, () => increment(position, carry, { after: (tape) => mark.result('next', tape) }));
    });
  });

  p.state(POINT, (mark) => {
    const copyDigit = () => {
      mark.fetch('digits', digits);
      quotient.write(digits);
      digits.left();
      quotient.left();
    };
    digits.left();
    mark.fetch('places', places);
    p.scope('decimals', () =>
      eachPlace(() => {
        p.if(digits.inked, copyDigit, () => {
          quotient.write('0');
          quotient.left();
        });
      }),
    );
    p.if(not(places.is('0')), () => {
      quotient.write('.');
      quotient.left();
    });
    p.scope('whole part', () => p.while(digits.inked, copyDigit));
    p.scope('drop zeros', () => {
      quotient.right();
      p.while(quotient.is('0'), () => {
        quotient.erase();
        quotient.right();
      });
      p.if(or(quotient.blank, quotient.is('.')), () => {
        quotient.left();
        quotient.write('0');
      });
    });
    p.while(quotient.inked, () => {
      mark.result('quotient', quotient);
      quotient.right();
    });
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const decimals = (places: Operand | undefined): Text =>
  text`${places} ${places?.value === '1' ? 'decimal' : 'decimals'}`;

const NARRATIONS = [
  narration(SCALE, {
    tail: ({ fetch, result }) => ({
      state: text`scale`,
      fetch: text`${fetch.x1} / ${fetch.x2}, ${decimals(fetch.places)}`,
      solve: text`= ${result.dividend} / ${result.divisor}`,
      next: text`→ bring-down ${result.position}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Scale the numbers so that no points are needed.`,
      fetch: text`Divide ${fetch.x1} by ${fetch.x2}, to ${decimals(fetch.places)}.`,
      solve: text`Without points this is ${result.dividend} by ${result.divisor}.`,
      next: text`Start with digit ${result.position} from the left.`,
    }),
  }),
  narration(BRING_DOWN, {
    tail: ({ fetch, result }) => ({
      state: text`bring-down ${fetch.position}`,
      fetch: text`remainder ${fetch.remainder}, digit ${fetch.digit}`,
      solve: text`= ${result.remainder}`,
      next: text`→ subtract`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Bring down digit ${fetch.position} of the dividend.`,
      fetch: text`The remainder is ${fetch.remainder}, the digit is ${fetch.digit}.`,
      solve: text`Together they are ${result.remainder}.`,
      next: text`Subtract the divisor while it fits.`,
    }),
  }),
  narration(SUBTRACT, {
    tail: ({ fetch, result }) => ({
      state: text`subtract`,
      fetch: text`remainder ${fetch.remainder}, divisor ${fetch.divisor}, count ${fetch.count}`,
      solve: result.count
        ? text`remainder ${result.order} divisor, left ${result.remainder}, count ${result.count}`
        : text`remainder ${result.order} divisor`,
      next: result.count ? text`→ subtract` : text`→ digit`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Try to subtract.`,
      fetch: text`The remainder is ${fetch.remainder}, the divisor is ${fetch.divisor}, and the count is ${fetch.count}.`,
      solve: result.count
        ? text`As remainder ${result.order} divisor, it fits: ${result.remainder} is left, and the count is ${result.count}.`
        : text`As remainder ${result.order} divisor, it does not fit.`,
      next: result.count ? text`Subtract again.` : text`Write down the digit.`,
    }),
  }),
  narration(DIGIT, {
    tail: ({ fetch, result }) => ({
      state: text`digit`,
      fetch: text`count ${fetch.count}`,
      solve: text`quotient digit ${result.digit}`,
      next: result.next ? text`→ bring-down ${result.next}` : text`→ point`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Write down the digit.`,
      fetch: text`The count is ${fetch.count}.`,
      solve: text`The next digit of the quotient is ${result.digit}.`,
      next: result.next
        ? text`Go on with digit ${result.next} of the dividend.`
        : text`No digit is left; set the point.`,
    }),
  }),
  narration(POINT, {
    tail: ({ fetch, result }) => ({
      state: text`point`,
      fetch: text`${fetch.digits}, ${decimals(fetch.places)}`,
      solve: text`= ${result.quotient}`,
      next: text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Set the point.`,
      fetch: text`The digits are ${fetch.digits}, with ${decimals(fetch.places)}.`,
      solve: text`The quotient is ${result.quotient}.`,
      next: text`It is cut off there, and the division is done.`,
    }),
  }),
];

// ── The task ──

/** The quotient of two decimal numbers by long division, cut off after so many decimals. */
export const largeNumberDivision = defineTask<DivisionInstance>({
  id: 'large-number-division',
  title: 'Large Number Division',
  algorithmClass: 'simulation',
  summary: 'Divides two decimal numbers by long division and cuts the quotient off after a given number of decimals.',
  lengthMeaning: 'digits of the dividend',
  ranges: { S: { from: 2, to: 5 }, M: { from: 6, to: 10 }, L: { from: 11, to: 20 } },
  example: { x1: '9.45', x2: '2.3', places: 2 },
  fields: {
    x1: decimalField('Dividend'),
    x2: decimalField('Divisor'),
    places: integerField('Decimals', 0, MOST_PLACES),
  },
  rule: ({ x2 }) => (isZero(x2) ? fieldProblem('x2', x2, 'a number other than 0') : undefined),
  length: ({ x1 }) => x1.replace('.', '').length,
  sample: (random, { from, to }) => {
    const x1 = drawnDecimal(random, random.integer(from, to));
    let x2 = '0';
    while (isZero(x2)) x2 = drawnDecimal(random, random.integer(1, to));
    return { x1, x2, places: random.integer(0, 3) };
  },
  wordings: WORDINGS,
  program,
  encode: ({ x1, x2, places }) => ({ x1, x2, places: String(places) }),
  outputTape: 'quotient',
  narrations: NARRATIONS,
  // A pass finds one digit of the quotient.
  endsPass: ({ kind }) => kind.name !== BRING_DOWN.name && kind.name !== SUBTRACT.name,
  memory: ['dividend', 'divisor', 'remainder', 'count', 'digits'],
  check: ({ x1, x2, places }, answer) => {
    const given = parseDecimal(answer);
    const first = parseDecimal(x1)!;
    const second = parseDecimal(x2)!;
    const dividend = first.digits * 10n ** BigInt(second.places + places);
    const divisor = second.digits * 10n ** BigInt(first.places);
    return (
      given !== undefined &&
      given.places <= places &&
      given.digits * 10n ** BigInt(places - given.places) === dividend / divisor
    );
  },
});

const isZero = (decimal: string): boolean => /^[0.]+$/.test(decimal);
