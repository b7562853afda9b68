import { stateKind, type Marker, type StateKind } from '../../machine/language/atomic-state.ts';
import { not, or } from '../../machine/language/condition.ts';
import { compare, increment, sweep } from '../../machine/library/arithmetic.ts';
import { dropLeadingZeros, readRegister } from '../../machine/library/registers.ts';
import { subtract } from '../../machine/library/subtraction.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';

// ── Atomic states: scale, then bring-down, subtract while it fits, and digit for each digit of the quotient; point ──

/** The points are moved until both numbers are whole. */
export const SCALE = stateKind('scale', {
  fetch: { x1: 'field', x2: 'field', places: 'symbol' },
  result: { dividend: 'field', divisor: 'field', position: 'address', remainder: 'field' },
});
/** The next digit of the divisor's fraction becomes a whole one; where there is none, the divisor is whole. */
export const DIGIT_OF_X2 = stateKind('digit of x2', {
  fetch: { digit: 'symbol' },
  result: { digit: 'symbol' },
  copies: { digit: ['digit'] },
  nested: true,
});
/** For it, the point of the dividend moves over a digit, too. */
export const DIGIT_OF_X1 = stateKind('digit of x1', {
  fetch: { digit: 'symbol' },
  result: { digit: 'symbol' },
  nested: true,
});
/** One of the decimals that the quotient shall have: the dividend gets one more digit. */
export const ADD_PLACE = stateKind('add place', {
  fetch: { left: 'symbol', digit: 'symbol' },
  result: { digit: 'symbol', left: 'symbol' },
  nested: true,
});
/** The next digit of the dividend is put behind the remainder; where there is none, all digits of the quotient are found. */
export const BRING_DOWN = stateKind('bring-down', {
  fetch: { position: 'address', digit: 'symbol', remainder: 'field' },
  result: { remainder: 'field', count: 'symbol' },
  copies: { remainder: ['remainder', 'digit'] },
});
/** The divisor is subtracted from the remainder, if it fits. */
export const SUBTRACT = stateKind('subtract', {
  fetch: { remainder: 'field', divisor: 'field', count: 'symbol', order: 'symbol' },
  result: { order: 'symbol', remainder: 'field', count: 'symbol' },
});
/** How often the divisor was subtracted is written down as a digit of the quotient. */
export const DIGIT = stateKind('digit', {
  fetch: { order: 'symbol', position: 'address', count: 'symbol' },
  result: { digit: 'symbol', next: 'address' },
});
/** The point is set into the quotient. */
export const POINT = stateKind('point', {
  fetch: { digits: 'field', places: 'symbol' },
  result: { quotient: 'field' },
});
/** One digit behind the point, from the right; where the quotient has no digit, it is 0. */
export const DECIMAL = stateKind('decimal', {
  fetch: { left: 'symbol', digit: 'symbol' },
  result: { digit: 'symbol', left: 'symbol' },
  nested: true,
});

/** The quotient has at most so many decimals. */
export const MOST_PLACES = 6;

/**
 * Both points move to the right until the divisor is whole, and the dividend's goes on by as many digits as the quotient shall
 * have decimals; what stands behind it is cut off, what is missing is filled with zeros. Without points, the whole numbers are
 * divided digit by digit; the point is set into the quotient when all of its digits are there.
 */
export function program(): Program {
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
  const left = p.tape('places left', places.symbols.slice(1));

  /** Runs the body as one state of the kind as often as there are places; one more state sees that none is left. */
  const eachPlace = <Fetch extends string, Result extends string>(
    kind: StateKind<Fetch | 'left', Result | 'left'>,
    body: (mark: Marker<Fetch | 'left', Result | 'left'>) => void,
  ) => {
    left.write(places);
    sweep(p, (leave) =>
      p.state(kind, (mark) => {
        mark.fetch('left', left);
        leave(left.is('0'));
        p.if(not(left.is('0')), () => {
          body(mark);
          left.write({ places: [left], value: (number) => (number > '0' ? String(Number(number) - 1) : undefined) });
          mark.result('left', left);
        });
      }),
    );
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
    const shift = (inner: Marker<'digit', 'digit'>) => {
      inner.fetch('digit', x1);
      p.if(
        x1.nonBlank,
        () => {
          mark.fetch('x1', x1);
          dividend.write(x1);
          inner.result('digit', dividend);
          x1.right();
        },
        () => {
          dividend.write('0');
          inner.result('digit', dividend);
        },
      );
      dividend.right();
    };
    whole(x1, 'x1', dividend);
    whole(x2, 'x2', divisor);
    sweep(p, (leave) => {
      p.state(DIGIT_OF_X2, (inner) => {
        inner.fetch('digit', x2);
        leave(x2.blank);
        p.if(x2.nonBlank, () => {
          mark.fetch('x2', x2);
          divisor.write(x2);
          inner.result('digit', divisor);
        });
      });
      p.if(x2.nonBlank, () => {
        divisor.right();
        x2.right();
        p.state(DIGIT_OF_X1, shift);
      });
    });
    mark.fetch('places', places);
    eachPlace(ADD_PLACE, shift);
    p.scope('cut off', () =>
      p.while(x1.nonBlank, () => {
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
    mark.result('remainder', remainder);
  });

  p.loop((leaveDivision) => {
    p.state(BRING_DOWN, (mark) => {
      readRegister(position, (tape) => mark.fetch('position', tape));
      mark.fetch('digit', dividend);
      p.if(dividend.nonBlank, () => {
        readRegister(remainder, (tape) => mark.fetch('remainder', tape));
        remainder.right();
        remainder.write(dividend);
        dropLeadingZeros(remainder, (tape) => mark.result('remainder', tape));
        count.write('0');
        mark.result('count', count);
      });
    });
    p.if(dividend.blank, leaveDivision);
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
          increment(count, carry, { name: 'times', after: (tape) => mark.result('count', tape) });
        });
      });
      p.if(order.is('<'), leave);
    });
    p.state(DIGIT, (mark) => {
      // The divisor fits no more.
      mark.fetch('order', order);
      mark.fetch('count', count);
      digits.write(count);
      mark.result('digit', digits);
      digits.right();
      dividend.right();
      increment(position, carry, {
        before: (tape) => mark.fetch('position', tape),
        after: (tape) => mark.result('next', tape),
      });
    });
  });

  p.state(POINT, (mark) => {
    const copyDigit = (inner?: Marker<'digit', 'digit'>) => {
      mark.fetch('digits', digits);
      quotient.write(digits);
      inner?.result('digit', quotient);
      digits.left();
      quotient.left();
    };
    digits.left();
    mark.fetch('places', places);
    eachPlace(DECIMAL, (inner: Marker<'digit', 'digit'>) => {
      inner.fetch('digit', digits);
      p.if(
        digits.nonBlank,
        () => copyDigit(inner),
        () => {
          quotient.write('0');
          inner.result('digit', quotient);
          quotient.left();
        },
      );
    });
    p.if(not(places.is('0')), () => {
      quotient.write('.');
      quotient.left();
    });
    p.scope('whole part', () => p.while(digits.nonBlank, () => copyDigit()));
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
    p.while(quotient.nonBlank, () => {
      mark.result('quotient', quotient);
      quotient.right();
    });
  });
  p.accept();
  return p;
}
