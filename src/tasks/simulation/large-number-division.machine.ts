import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { not, or } from '../../machine/language/condition.ts';
import { compare, increment, sweep } from '../../machine/library/arithmetic.ts';
import { dropLeadingZeros, readRegister } from '../../machine/library/registers.ts';
import { subtract } from '../../machine/library/subtraction.ts';
import type { Program, Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { divisionTapes, dropZerosOfQuotient, eachPlace, type DivisionTapes } from './large-number-division.tapes.ts';

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

/**
 * Both points move to the right until the divisor is whole, and the dividend's goes on by as many digits as the quotient shall
 * have decimals; what stands behind it is cut off, what is missing is filled with zeros. Without points, the whole numbers are
 * divided digit by digit; the point is set into the quotient when all of its digits are there.
 */
export function program(): Program {
  const tapes = divisionTapes();
  const { p, dividend, order } = tapes;
  scale(tapes);
  p.loop((leaveDivision) => {
    bringDown(tapes);
    p.if(dividend.blank, leaveDivision);
    p.loop((leave) => {
      subtractIfItFits(tapes);
      p.if(order.is('<'), leave);
    });
    writeDigit(tapes);
  });
  setPoint(tapes);
  p.accept();
  return p;
}

// ── The points ──

type ScaleMarker = Marker<keyof typeof SCALE.fetch, keyof typeof SCALE.result>;

/** Makes both numbers whole; the division begins at the first digit of the dividend with the remainder 0. */
function scale(tapes: DivisionTapes): void {
  const { p, x1, x2, places, dividend, divisor, position, remainder } = tapes;
  p.state(SCALE, (mark) => {
    copyWholePart(mark, 'x1', x1, dividend);
    copyWholePart(mark, 'x2', x2, divisor);
    movePoints(mark, tapes);
    mark.fetch('places', places);
    eachPlace(ADD_PLACE, tapes, (inner: Marker<'digit', 'digit'>) => movePointOfX1(mark, inner, tapes));
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
}

/** Copies the whole part of an operand and passes over the point if there is one. */
function copyWholePart(mark: ScaleMarker, name: 'x1' | 'x2', operand: Tape, copy: Tape): void {
  const { program: p } = operand;
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
}

/** Moves both points over a digit for each digit of the fraction of x2. */
function movePoints(mark: ScaleMarker, tapes: DivisionTapes): void {
  const { p, x2, divisor } = tapes;
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
      p.state(DIGIT_OF_X1, (inner) => movePointOfX1(mark, inner, tapes));
    });
  });
}

/** Moves the point of the dividend over a digit of x1, or over a 0 where x1 has no further one. */
function movePointOfX1(mark: ScaleMarker, inner: Marker<'digit', 'digit'>, { p, x1, dividend }: DivisionTapes): void {
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
}

// ── A digit of the quotient ──

/** Puts the next digit of the dividend behind the remainder; nothing has been subtracted from it yet. */
function bringDown({ p, dividend, position, remainder, count }: DivisionTapes): void {
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
}

/** Subtracts the divisor from the remainder and counts it, unless the remainder is less. */
function subtractIfItFits({ p, divisor, remainder, count, order, carry }: DivisionTapes): void {
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
}

/** Writes how often the divisor was subtracted, and goes to the next digit of the dividend. */
function writeDigit({ p, dividend, position, count, digits, order, carry }: DivisionTapes): void {
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
}

// ── The quotient ──

/** Writes the digits that were found into the quotient, from the right, with the point before the last places. */
function setPoint(tapes: DivisionTapes): void {
  const { p, places, digits, quotient } = tapes;
  p.state(POINT, (mark) => {
    digits.left();
    mark.fetch('places', places);
    eachPlace(DECIMAL, tapes, (inner: Marker<'digit', 'digit'>) => {
      inner.fetch('digit', digits);
      p.if(
        digits.nonBlank,
        () => copyDigit(mark, tapes, inner),
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
    p.scope('whole part', () => p.while(digits.nonBlank, () => copyDigit(mark, tapes)));
    dropZerosOfQuotient(tapes);
    p.while(quotient.nonBlank, () => {
      mark.result('quotient', quotient);
      quotient.right();
    });
  });
}

/** Copies a digit into the quotient; it is also the result of the state `inner`, if there is one. */
function copyDigit(
  mark: Marker<'digits', never>,
  { digits, quotient }: DivisionTapes,
  inner?: Marker<never, 'digit'>,
): void {
  mark.fetch('digits', digits);
  quotient.write(digits);
  inner?.result('digit', quotient);
  digits.left();
  quotient.left();
}
