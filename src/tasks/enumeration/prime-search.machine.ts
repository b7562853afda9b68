import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { compare, increment } from '../../machine/library/arithmetic.ts';
import { divide } from '../../machine/library/division.ts';
import { loadField } from '../../machine/library/fields.ts';
import { setRegister } from '../../machine/library/registers.ts';
import { compareWithZero, firstDigitOf } from '../library/first-digit.ts';

// ── Atomic states: each candidate is divided by 2, 3, … until one divides it or the quotient is below the divisor ──

export const CANDIDATE = stateKind('candidate', {
  fetch: { candidate: 'address', one: 'field', order: 'symbol' },
  result: { order: 'symbol', divisor: 'address', next: 'address' },
});
export const DIVIDE = stateKind('divide', {
  fetch: { divisor: 'address', candidate: 'field', below: 'symbol', divides: 'symbol' },
  result: { quotient: 'field', remainder: 'field', below: 'symbol', divides: 'symbol', next: 'address' },
});
export const REMAINDER = firstDigitOf('remainder');
export const PRIME = stateKind('prime', {
  fetch: { below: 'symbol', candidate: 'address', m: 'field', end: 'symbol' },
  result: { prime: 'field', end: 'symbol', next: 'address' },
  copies: { prime: ['candidate'] },
});
export const COMPOSITE = stateKind('composite', {
  fetch: { divides: 'symbol', candidate: 'address', m: 'field', end: 'symbol' },
  result: { end: 'symbol', next: 'address' },
});

/** The program with its tapes; see `primeTapes`. */
type PrimeTapes = ReturnType<typeof primeTapes>;

/** `m` is the upper bound; `below` is how the quotient compares with the divisor, `divides` how the remainder compares with 0. */
function primeTapes() {
  const p = new Program('prime-search');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', [...DIGITS, ',']),
    candidate: register('candidate'),
    m: register('m'),
    divisor: register('divisor'),
    quotient: register('quotient'),
    remainder: register('remainder'),
    one: register('one'),
    order: p.tape('order', '<=>'),
    below: p.tape('below', '<=>'),
    divides: p.tape('divides', '<=>'),
    carry: p.tape('carry', '01'),
    primes: p.tape('primes', [...DIGITS, ...', none']),
  };
}

/**
 * Trial division. If the quotient is below the divisor and nothing has divided the candidate, no larger number can: a larger
 * divisor would have a smaller partner, which has been tried. So the remainder is looked at only if the quotient is not below.
 * Divisor and candidate are counted under one name, as either ends a line.
 */
export function program(): Program {
  const tapes = primeTapes();
  const { p, order, below, divides } = tapes;
  start(tapes);
  p.loop((leave) => {
    startCandidate(tapes);
    p.if(order.is('>'), () => {
      p.loop((decided) => {
        tryDivisor(tapes);
        p.if(below.is('<'), decided);
        p.if(divides.is('='), decided);
      });
      p.if(
        below.is('<'),
        () => notePrime(tapes),
        () => passComposite(tapes),
      );
      p.if(order.is('='), leave);
    });
  });
  writeNoneIfEmpty(tapes);
  p.accept();
  return p;
}

/** Reads the bounds; the lower one is the first candidate. */
function start({ p, input, candidate, m, one }: PrimeTapes): void {
  p.scope('start', () => {
    loadField(input, candidate);
    input.right();
    loadField(input, m);
    one.write('1');
  });
}

/** A candidate above 1 is divided by 2 first. */
function startCandidate({ p, candidate, divisor, one, order, carry }: PrimeTapes): void {
  p.state(CANDIDATE, (mark) => {
    compare(candidate, one, order, {
      name: 'candidate with 1',
      register: (tape) => mark.fetch('candidate', tape),
      other: (tape) => mark.fetch('one', tape),
      verdict: (tape) => mark.result('order', tape),
    });
    mark.fetch('order', order);
    p.if(
      order.is('>'),
      () => setRegister(divisor, '2', (tape) => mark.result('divisor', tape)),
      // 1 is no prime, and m is larger.
      () => increment(candidate, carry, { name: 'number', after: (tape) => mark.result('next', tape) }),
    );
  });
}

/** Divides the candidate by the divisor, which is counted up where nothing is decided. */
function tryDivisor({ p, candidate, divisor, quotient, remainder, order, below, divides, carry }: PrimeTapes): void {
  p.state(DIVIDE, (mark) => {
    divide(
      candidate,
      divisor,
      quotient,
      remainder,
      { verdict: order, borrow: carry },
      {
        dividend: (tape) => mark.fetch('candidate', tape),
        divisor: (tape) => mark.fetch('divisor', tape),
        quotient: (tape) => mark.result('quotient', tape),
        remainder: (tape) => mark.result('remainder', tape),
      },
    );
    compare(quotient, divisor, below, { verdict: (tape) => mark.result('below', tape) });
    mark.fetch('below', below);
    p.if(below.is('=', '>'), () => {
      compareWithZero(REMAINDER, remainder, divides, (tape) => mark.result('divides', tape));
      mark.fetch('divides', divides);
      p.if(divides.is('>'), () =>
        increment(divisor, carry, { name: 'number', after: (tape) => mark.result('next', tape) }),
      );
    });
  });
}

/** Writes the candidate into the primes. */
function notePrime(tapes: PrimeTapes): void {
  const { p, candidate, below, primes } = tapes;
  p.state(PRIME, (mark) => {
    mark.fetch('below', below);
    p.scope('write', () => {
      writeSeparator(tapes);
      candidate.leftUntil(candidate.blank);
      candidate.right();
      p.while(candidate.nonBlank, () => {
        primes.write(candidate);
        mark.result('prime', primes);
        primes.right();
        candidate.right();
      });
      candidate.left();
    });
    askForNextCandidate(mark, tapes);
  });
}

/** Separates a prime from the one before it, if there is one. */
function writeSeparator({ p, primes }: PrimeTapes): void {
  primes.left();
  p.if(
    primes.blank,
    () => primes.right(),
    () => {
      primes.right();
      for (const symbol of ', ') {
        primes.write(symbol);
        primes.right();
      }
    },
  );
}

/** The candidate is no prime. */
function passComposite(tapes: PrimeTapes): void {
  const { p, divides } = tapes;
  p.state(COMPOSITE, (mark) => {
    mark.fetch('divides', divides);
    askForNextCandidate(mark, tapes);
  });
}

/** Asks whether the candidate was the last; if not, it is counted up. */
function askForNextCandidate(
  mark: Marker<'candidate' | 'm' | 'end', 'end' | 'next'>,
  { p, candidate, m, order, carry }: PrimeTapes,
): void {
  compare(candidate, m, order, {
    register: (tape) => mark.fetch('candidate', tape),
    other: (tape) => mark.fetch('m', tape),
    verdict: (tape) => mark.result('end', tape),
  });
  mark.fetch('end', order);
  p.if(order.is('<'), () =>
    increment(candidate, carry, { name: 'number', after: (tape) => mark.result('next', tape) }),
  );
}

/** Where no prime was found, the answer is “none”. */
function writeNoneIfEmpty({ p, primes }: PrimeTapes): void {
  p.scope('answer', () => {
    primes.left();
    p.if(primes.blank, () => {
      for (const letter of 'none') {
        primes.right();
        primes.write(letter);
      }
    });
  });
}
