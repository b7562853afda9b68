import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { compare, increment } from '../../machine/library/arithmetic.ts';
import { divide } from '../../machine/library/division.ts';
import { loadField } from '../../machine/library/fields.ts';
import { readRegister, type AtCell } from '../../machine/library/registers.ts';
import { subtract } from '../../machine/library/subtraction.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { isInteger, isWord, withoutBrackets } from '../library/check-helpers.ts';
import { integerField } from '../fields.ts';
import { compareWithZero, firstDigitNarration, firstDigitOf } from '../library/first-digit.ts';
import { ordered } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type DiophantineInstance } from './diophantine-equation.wordings.ts';

// ── Atomic states: for a = 0, 1, 2, … the rest n − x1·a, its division by x2, and what the remainder says ──

const START = stateKind('start', {
  fetch: { n: 'field' },
  result: { rest: 'field', a: 'address' },
  copies: { rest: ['n'] },
});
const A = stateKind('a', { fetch: { a: 'address', rest: 'field', x1: 'field' }, result: { rest: 'field' } });
const DIVIDE = stateKind('divide', {
  fetch: { rest: 'field', x2: 'field' },
  result: { quotient: 'field', remainder: 'field', divides: 'symbol' },
});
const REMAINDER = firstDigitOf('remainder');
const SOLUTION = stateKind('solution', {
  fetch: { divides: 'symbol', a: 'address', b: 'field', rest: 'field', x1: 'field', 'goes on': 'symbol' },
  result: { a: 'address', b: 'field', 'goes on': 'symbol', next: 'address' },
  copies: { a: ['a'], b: ['b'] },
});
const NONE_HERE = stateKind('none here', {
  fetch: { divides: 'symbol', a: 'address', rest: 'field', x1: 'field', 'goes on': 'symbol' },
  result: { 'goes on': 'symbol', next: 'address' },
});

/**
 * The rest is what b has to make up: n at first, less x1 with each further a, as long as x1 fits into it. Where x2 divides the
 * rest, the quotient is b. The verdicts of both questions stand on a tape: of the remainder with 0, of the rest with x1.
 */
function program(): Program {
  const p = new Program('diophantine-equation');
  const input = p.tape('input', [...DIGITS, ',']);
  const register = (name: string) => p.tape(name, DIGITS);
  const x1 = register('x1');
  const x2 = register('x2');
  const rest = register('rest');
  const a = register('a');
  const quotient = register('quotient');
  const remainder = register('remainder');
  const verdict = p.tape('verdict', '<=>');
  const carry = p.tape('carry', '01');
  const solutions = p.tape('solutions', [...DIGITS, ...'(), none']);

  const write = (...symbols: string[]) =>
    symbols.forEach((symbol) => {
      solutions.write(symbol);
      solutions.right();
    });
  const writeNumber = (number: Tape, atNumber: AtCell, atSolution: AtCell) =>
    p.scope(`write ${number.name}`, () => {
      number.leftUntil(number.blank);
      number.right();
      p.while(number.nonBlank, () => {
        atNumber(number);
        solutions.write(number);
        atSolution(solutions);
        solutions.right();
        number.right();
      });
      number.left();
    });
  /** Asks whether x1 fits into the rest once more; if so, a is counted up. */
  const nextA = (mark: Marker<'rest' | 'x1' | 'goes on', 'goes on' | 'next'>) => {
    compare(rest, x1, verdict, {
      register: (tape) => mark.fetch('rest', tape),
      other: (tape) => mark.fetch('x1', tape),
      verdict: (tape) => mark.result('goes on', tape),
    });
    mark.fetch('goes on', verdict);
    p.if(verdict.is('=', '>'), () => increment(a, carry, { after: (tape) => mark.result('next', tape) }));
  };

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
  p.loop((leave) => {
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
    p.if(
      verdict.is('='),
      () =>
        p.state(SOLUTION, (mark) => {
          mark.fetch('divides', verdict);
          solutions.left();
          p.if(
            solutions.blank,
            () => solutions.right(),
            () => {
              solutions.right();
              write(',', ' ');
            },
          );
          write('(');
          writeNumber(
            a,
            (tape) => mark.fetch('a', tape),
            (tape) => mark.result('a', tape),
          );
          write(',', ' ');
          writeNumber(
            quotient,
            (tape) => mark.fetch('b', tape),
            (tape) => mark.result('b', tape),
          );
          write(')');
          nextA(mark);
        }),
      () =>
        p.state(NONE_HERE, (mark) => {
          mark.fetch('divides', verdict);
          readRegister(a, (tape) => mark.fetch('a', tape));
          nextA(mark);
        }),
    );
    p.if(verdict.is('<'), leave);
    p.state(A, (mark) => {
      readRegister(a, (tape) => mark.fetch('a', tape));
      subtract(rest, x1, carry, {
        target: (tape) => mark.fetch('rest', tape),
        subtrahend: (tape) => mark.fetch('x1', tape),
        difference: (tape) => mark.result('rest', tape),
      });
    });
  });
  p.scope('answer', () => {
    solutions.left();
    p.if(solutions.blank, () => {
      solutions.right();
      write(...'none');
    });
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`n = ${fetch.n}`,
      solve: text`rest = ${result.rest}, a = ${result.a}`,
      next: text`→ divide`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with the sum.`,
      fetch: text`It is n = ${fetch.n}.`,
      solve: text`With a = ${result.a} the rest is all of it, ${result.rest}.`,
      next: text`Divide the rest by x2.`,
    }),
  }),
  narration(A, {
    tail: ({ fetch, result }) => ({
      state: text`a = ${fetch.a}`,
      fetch: text`${fetch.rest} − ${fetch.x1}`,
      solve: text`rest = ${result.rest}`,
      next: text`→ divide`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Try a = ${fetch.a}.`,
      fetch: text`The rest was ${fetch.rest}, and x1 = ${fetch.x1} is taken away once more.`,
      solve: text`The rest is ${result.rest}.`,
      next: text`Divide the rest by x2.`,
    }),
  }),
  narration(DIVIDE, {
    tail: ({ fetch, result }) => ({
      state: text`divide`,
      fetch: text`${fetch.rest} / ${fetch.x2}`,
      solve: text`= ${result.quotient}, remainder ${result.remainder} ${result.divides} 0`,
      next: result.divides?.value === '=' ? text`→ solution` : text`→ none here`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Divide the rest by x2.`,
      fetch: text`They are ${fetch.rest} and ${fetch.x2}.`,
      solve: text`The quotient is ${result.quotient}, the remainder ${result.remainder} ${result.divides} 0.`,
      next: result.divides?.value === '=' ? text`This is a solution.` : text`There is no solution for this a.`,
    }),
  }),
  narration(SOLUTION, {
    tail: ({ fetch, result }) => ({
      state: text`solution`,
      fetch: text`a = ${fetch.a}, b = ${fetch.b}, rest ${fetch.rest}, x1 ${fetch.x1}`,
      solve: text`(${result.a}, ${result.b}), rest ${result['goes on']} x1`,
      next: result.next ? text`→ a = ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`A solution is found.`,
      fetch: text`Now a = ${fetch.a}, and the quotient is b = ${fetch.b}; the rest is ${fetch.rest}, and x1 is ${fetch.x1}.`,
      solve: text`Note (${result.a}, ${result.b}). The rest ${result['goes on']} x1.`,
      next: result.next ? text`Go on with a = ${result.next}.` : text`No larger a is possible.`,
    }),
  }),
  narration(NONE_HERE, {
    tail: ({ fetch, result }) => ({
      state: text`none here`,
      fetch: text`a = ${fetch.a}, rest ${fetch.rest}, x1 ${fetch.x1}`,
      solve: text`rest ${result['goes on']} x1`,
      next: result.next ? text`→ a = ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`There is no solution here.`,
      fetch: text`Now a = ${fetch.a}; the rest is ${fetch.rest}, and x1 is ${fetch.x1}.`,
      solve: text`The rest ${result['goes on']} x1.`,
      next: result.next ? text`Go on with a = ${result.next}.` : text`No larger a is possible.`,
    }),
  }),
  firstDigitNarration(REMAINDER),
];

// ── The task ──

/** All solutions of a linear equation in two unknowns that are not negative. */
export const diophantineEquation = defineTask<DiophantineInstance>({
  id: 'diophantine-equation',
  title: 'Diophantine Equation',
  algorithmClass: 'enumeration',
  summary: 'Finds all a, b ≥ 0 with x1·a + x2·b = n, trying one a after the other.',
  lengthMeaning: 'n',
  ranges: { S: { from: 10, to: 50 }, M: { from: 51, to: 100 }, L: { from: 101, to: 200 } },
  // 1 is no sum of numbers from 2 on: no draw with a solution could be made.
  shortest: 2,
  example: { x1: 6, x2: 9, n: 33 },
  fields: {
    x1: integerField('Factor of a', 1),
    x2: integerField('Factor of b', 1),
    n: integerField('Sum', 1),
  },
  length: ({ n }) => n,
  normalized: ({ x1, x2, n }) => {
    const [first, second] = ordered(x1, x2);
    return { x1: first, x2: second, n };
  },
  sample: (random, { from, to }) => {
    const solvable = !random.oneIn(5);
    for (;;) {
      const [x1, x2] = random.distinctIntegers(2, 2, 20);
      const instance = { x1: x1!, x2: x2!, n: random.integer(from, to) };
      if (solutionsOf(instance).length > 0 === solvable) return instance;
    }
  },
  wordings: WORDINGS,
  program,
  encode: ({ x1, x2, n }) => ({ input: `${x1},${x2},${n},` }),
  outputTape: 'solutions',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === SOLUTION.name || kind.name === NONE_HERE.name,
  memory: ['rest', 'a', 'solutions'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'solutions', shape: 'boxes', between: '()', opens: '(' }],
    registers: ['a', 'x1', 'rest', 'x2', 'quotient', 'remainder'],
  },
  capacity: ({ from, to }) => {
    // Two different ones of 19 factors, whichever comes first.
    const instances = ((to - from + 1) * 19 * 18) / 2;
    return instances < 1_000_000 ? instances : undefined;
  },
  check: (instance, answer) => {
    const solutions = solutionsOf(instance);
    const given = withoutBrackets(answer);
    if (solutions.length === 0) return isWord(given, 'none');
    if (!given.startsWith('(') || !given.endsWith(')')) return false;
    // Between two pairs is one comma, with or without spaces.
    const pairs = given.slice(1, -1).split(/\)[ \t\n\r]*,[ \t\n\r]*\(/);
    return (
      pairs.length === solutions.length &&
      pairs.every((pair, index) => {
        const numbers = pair.split(',');
        return numbers.length === 2 && numbers.every((number, place) => isInteger(number, solutions[index]![place]!));
      })
    );
  },
});

/** The least and plainest account of the answer: every a that is small enough, with the b that is left for it. */
function solutionsOf({ x1, x2, n }: DiophantineInstance): (readonly [number, number])[] {
  const solutions: (readonly [number, number])[] = [];
  for (let a = 0; x1 * a <= n; a++) if ((n - x1 * a) % x2 === 0) solutions.push([a, (n - x1 * a) / x2]);
  return solutions;
}
