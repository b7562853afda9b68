import type { Marker, StateKind } from '../../machine/language/atomic-state.ts';
import { not, or } from '../../machine/language/condition.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { sweep } from '../../machine/library/arithmetic.ts';

/** Decimals of a quotient at most: their number is one symbol on the tape `places`. */
export const MOST_PLACES = 6;

/** The program of the division with its tapes; see `divisionTapes`. */
export type DivisionTapes = ReturnType<typeof divisionTapes>;

/**
 * `x1` and `x2` are the operands with their points, `dividend` and `divisor` the whole numbers that they become; `digits` are the
 * quotient without its point. `places` are the decimals that the quotient shall have, `left` those that are still to be written.
 */
export function divisionTapes() {
  const p = new Program('large-number-division');
  const register = (name: string) => p.tape(name, DIGITS);
  const places = DIGITS.slice(0, MOST_PLACES + 1);
  return {
    p,
    x1: p.tape('x1', [...DIGITS, '.']),
    x2: p.tape('x2', [...DIGITS, '.']),
    places: p.tape('places', places),
    dividend: register('dividend'),
    divisor: register('divisor'),
    position: register('position'),
    remainder: register('remainder'),
    count: register('count'),
    digits: register('digits'),
    quotient: p.tape('quotient', [...DIGITS, '.']),
    order: p.tape('order', '<=>'),
    carry: p.tape('carry', '01'),
    left: p.tape('places left', places),
  };
}

/** Runs the body as one state of the kind as often as there are places; one more state sees that none is left. */
export function eachPlace<Fetch extends string, Result extends string>(
  kind: StateKind<Fetch | 'left', Result | 'left'>,
  { p, places, left }: DivisionTapes,
  body: (mark: Marker<Fetch | 'left', Result | 'left'>) => void,
): void {
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
}

/** Drops the zeros before the whole part, of which one digit stays. */
export function dropZerosOfQuotient({ p, quotient }: DivisionTapes): void {
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
}
