import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { compare, increment } from '../../machine/library/arithmetic.ts';
import { divide } from '../../machine/library/division.ts';
import { loadField } from '../../machine/library/fields.ts';
import { readRegister, type AtCell } from '../../machine/library/registers.ts';
import { subtract } from '../../machine/library/subtraction.ts';
import { compareWithZero, firstDigitOf } from '../library/first-digit.ts';

// ── Atomic states: for a = 0, 1, 2, … the rest n − x1·a, its division by x2, and what the remainder says ──

export const START = stateKind('start', {
  fetch: { n: 'field' },
  result: { rest: 'field', a: 'address' },
  copies: { rest: ['n'] },
});
export const A = stateKind('a', { fetch: { a: 'address', rest: 'field', x1: 'field' }, result: { rest: 'field' } });
export const DIVIDE = stateKind('divide', {
  fetch: { rest: 'field', x2: 'field' },
  result: { quotient: 'field', remainder: 'field', divides: 'symbol' },
});
export const REMAINDER = firstDigitOf('remainder');
export const SOLUTION = stateKind('solution', {
  fetch: { divides: 'symbol', a: 'address', b: 'field', rest: 'field', x1: 'field', 'goes on': 'symbol' },
  result: { a: 'address', b: 'field', 'goes on': 'symbol', next: 'address' },
  copies: { a: ['a'], b: ['b'] },
});
export const NONE_HERE = stateKind('none here', {
  fetch: { divides: 'symbol', a: 'address', rest: 'field', x1: 'field', 'goes on': 'symbol' },
  result: { 'goes on': 'symbol', next: 'address' },
});

/** The program with its tapes; see `diophantineTapes`. */
type DiophantineTapes = ReturnType<typeof diophantineTapes>;

/**
 * `rest` is what b has to make up. The verdicts of both questions are on the tape `verdict`: of the remainder with 0, of the rest
 * with x1.
 */
function diophantineTapes() {
  const p = new Program('diophantine-equation');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', [...DIGITS, ',']),
    x1: register('x1'),
    x2: register('x2'),
    rest: register('rest'),
    a: register('a'),
    quotient: register('quotient'),
    remainder: register('remainder'),
    verdict: p.tape('verdict', '<=>'),
    carry: p.tape('carry', '01'),
    solutions: p.tape('solutions', [...DIGITS, ...'(), none']),
  };
}

/**
 * The rest is n at first, and less by x1 with each further a, as long as x1 fits into it. Where x2 divides the rest, the quotient
 * is b.
 */
export function program(): Program {
  const tapes = diophantineTapes();
  const { p, verdict } = tapes;
  start(tapes);
  p.loop((leave) => {
    divideRest(tapes);
    p.if(
      verdict.is('='),
      () => noteSolution(tapes),
      () => findNone(tapes),
    );
    p.if(verdict.is('<'), leave);
    takeX1Away(tapes);
  });
  writeNoneIfEmpty(tapes);
  p.accept();
  return p;
}

/** Reads the parameters: with a = 0 the rest is n. */
function start({ p, input, x1, x2, rest, a }: DiophantineTapes): void {
  p.scope('start', () => {
    for (const number of [x1, x2, rest]) {
      loadField(input, number);
      input.right();
    }
  });
  p.state(START, (mark) => {
    readRegister(rest, (tape) => {
      mark.fetch('n', tape);
      mark.result('rest', tape);
    });
    a.write('0');
    mark.result('a', a);
  });
}

/** Divides the rest by x2; the verdict says whether the remainder is 0. */
function divideRest({ p, x2, rest, quotient, remainder, verdict, carry }: DiophantineTapes): void {
  p.state(DIVIDE, (mark) => {
    divide(
      rest,
      x2,
      quotient,
      remainder,
      { verdict, borrow: carry },
      {
        dividend: (tape) => mark.fetch('rest', tape),
        divisor: (tape) => mark.fetch('x2', tape),
        quotient: (tape) => mark.result('quotient', tape),
        remainder: (tape) => mark.result('remainder', tape),
      },
    );
    compareWithZero(REMAINDER, remainder, verdict, (tape) => mark.result('divides', tape));
  });
}

/** Writes the pair of a and the quotient into the solutions. */
function noteSolution(tapes: DiophantineTapes): void {
  const { p, a, quotient, verdict, solutions } = tapes;
  p.state(SOLUTION, (mark) => {
    mark.fetch('divides', verdict);
    solutions.left();
    p.if(
      solutions.blank,
      () => solutions.right(),
      () => {
        solutions.right();
        write(solutions, ', ');
      },
    );
    write(solutions, '(');
    writeNumber(
      a,
      solutions,
      (tape) => mark.fetch('a', tape),
      (tape) => mark.result('a', tape),
    );
    write(solutions, ', ');
    writeNumber(
      quotient,
      solutions,
      (tape) => mark.fetch('b', tape),
      (tape) => mark.result('b', tape),
    );
    write(solutions, ')');
    askForNextA(mark, tapes);
  });
}

/** This a has no solution. */
function findNone(tapes: DiophantineTapes): void {
  const { p, a, verdict } = tapes;
  p.state(NONE_HERE, (mark) => {
    mark.fetch('divides', verdict);
    readRegister(a, (tape) => mark.fetch('a', tape));
    askForNextA(mark, tapes);
  });
}

/** Asks whether x1 fits into the rest once more; if so, a is counted up. */
function askForNextA(
  mark: Marker<'rest' | 'x1' | 'goes on', 'goes on' | 'next'>,
  { p, x1, rest, a, verdict, carry }: DiophantineTapes,
): void {
  compare(rest, x1, verdict, {
    register: (tape) => mark.fetch('rest', tape),
    other: (tape) => mark.fetch('x1', tape),
    verdict: (tape) => mark.result('goes on', tape),
  });
  mark.fetch('goes on', verdict);
  p.if(verdict.is('=', '>'), () => increment(a, carry, { after: (tape) => mark.result('next', tape) }));
}

/** The rest for the next a. */
function takeX1Away({ p, x1, rest, a, carry }: DiophantineTapes): void {
  p.state(A, (mark) => {
    readRegister(a, (tape) => mark.fetch('a', tape));
    subtract(rest, x1, carry, {
      target: (tape) => mark.fetch('rest', tape),
      subtrahend: (tape) => mark.fetch('x1', tape),
      difference: (tape) => mark.result('rest', tape),
    });
  });
}

/** Where no solution was found, the answer is “none”. */
function writeNoneIfEmpty({ p, solutions }: DiophantineTapes): void {
  p.scope('answer', () => {
    solutions.left();
    p.if(solutions.blank, () => {
      solutions.right();
      write(solutions, 'none');
    });
  });
}

/** Appends a number at rest to a list, whose head is on its first free cell; the number comes back to rest. */
function writeNumber(number: Tape, list: Tape, atNumber: AtCell, atList: AtCell): void {
  const { program: p } = list;
  p.scope(`write ${number.name}`, () => {
    number.leftUntil(number.blank);
    number.right();
    p.while(number.nonBlank, () => {
      atNumber(number);
      list.write(number);
      atList(list);
      list.right();
      number.right();
    });
    number.left();
  });
}

function write(list: Tape, symbols: string): void {
  for (const symbol of symbols) {
    list.write(symbol);
    list.right();
  }
}
