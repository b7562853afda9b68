import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { and, not, or, type Condition } from '../../machine/language/condition.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { rewind } from '../../machine/library/fields.ts';
import { readRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS, digitValue } from '../../machine/language/symbols.ts';
import { parseDecimal, trimmed } from '../library/check-helpers.ts';
import { drawnDecimal } from '../library/decimals.ts';
import { decimalField } from '../fields.ts';
import type { Random } from '../../base/random.ts';
import { ordered } from '../library/ordered.ts';
import { defineTask, type LengthRange } from '../task.ts';
import type { CompareInstance } from './compare-numbers.wordings.ts';

// ── Atomic states: whole-length, then one digit after another from the left until two of them differ or both numbers end ──

const WHOLE_LENGTH = stateKind('whole-length', {
  fetch: { x1: 'field', x2: 'field', verdict: 'symbol' },
  result: { 'length of x1': 'field', 'length of x2': 'field', verdict: 'symbol', digit: 'address' },
});
/** The next cell of x1, while its whole digits are counted: a digit, its point, or none. */
const CELL_OF_X1 = stateKind('cell of x1', { fetch: { cell: 'symbol' }, nested: true });
/** The same of x2, beside the cell of x1 in its column: the number that has a digit where the other has none is longer. */
const CELL_OF_X2 = stateKind('cell of x2', {
  fetch: { cell: 'symbol', 'cell of x1': 'symbol', verdict: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});
const DIGIT = stateKind('digit', {
  fetch: { index: 'address', 'digit of x1': 'symbol', 'digit of x2': 'symbol', verdict: 'symbol' },
  result: { verdict: 'symbol', next: 'address' },
});

/** The program with its tapes. */
type ComparisonTapes = ReturnType<typeof comparisonTapes>;

function comparisonTapes() {
  const p = new Program('compare-numbers');
  return {
    p,
    x1: p.tape('x1', [...DIGITS, '.']),
    x2: p.tape('x2', [...DIGITS, '.']),
    length1: p.tape('length of x1', DIGITS),
    length2: p.tape('length of x2', DIGITS),
    index: p.tape('index', DIGITS),
    carry: p.tape('carry', '01'),
    verdict: p.tape('verdict', '<=>'),
  };
}

/**
 * A number with more whole digits is the larger one, as none has leading zeros. Where both have as many, their points are in
 * the same column, and the first two digits that differ decide; where a number has ended, its digits count as zeros.
 */
function program(): Program {
  const tapes = comparisonTapes();
  const { p, verdict } = tapes;
  compareWholeLengths(tapes);
  p.if(verdict.is('='), () => compareDigits(tapes));
  p.accept();
  return p;
}

type LengthMarker = Marker<keyof typeof WHOLE_LENGTH.fetch, keyof typeof WHOLE_LENGTH.result>;

/** Counts the whole digits of both numbers; the verdict is `=` where they have as many. */
function compareWholeLengths(tapes: ComparisonTapes): void {
  const { p, x1, x2, index, verdict } = tapes;
  p.state(WHOLE_LENGTH, (mark) => {
    countDigitsOfX1(mark, tapes);
    passFraction(mark, 'x1', tapes);
    rewind(x1);
    countDigitsOfX2(mark, tapes);
    passFraction(mark, 'x2', tapes);
    rewind(x1, x2);
    mark.fetch('verdict', verdict);
    p.if(verdict.is('='), () => {
      index.write('1');
      mark.result('digit', index);
    });
  });
}

function countDigitsOfX1(mark: LengthMarker, { p, x1, length1, carry }: ComparisonTapes): void {
  length1.write('0');
  sweep(p, (leave) => {
    p.state(CELL_OF_X1, (inner) => {
      inner.fetch('cell', x1);
      leave(not(isDigit(x1)));
    });
    p.if(isDigit(x1), () => {
      mark.fetch('x1', x1);
      x1.right();
      increment(length1, carry, { after: (tape) => mark.result('length of x1', tape) });
    });
  });
}

/** The same of x2, beside the whole digits of x1, which end in the same column or decide. */
function countDigitsOfX2(mark: LengthMarker, { p, x1, x2, length2, carry, verdict }: ComparisonTapes): void {
  length2.write('0');
  verdict.write('=');
  sweep(p, (leave) => {
    p.state(CELL_OF_X2, (inner) => {
      inner.fetch('cell', x2);
      inner.fetch('cell of x1', x1);
      inner.fetch('verdict', verdict);
      p.if(and(isDigit(x2), not(isDigit(x1))), () => verdict.write('<'));
      p.if(and(not(isDigit(x2)), isDigit(x1)), () => verdict.write('>'));
      inner.result('verdict', verdict);
      mark.result('verdict', verdict);
      leave(not(isDigit(x2)));
    });
    p.if(isDigit(x2), () => {
      p.if(isDigit(x1), () => x1.right());
      mark.fetch('x2', x2);
      x2.right();
      increment(length2, carry, { after: (tape) => mark.result('length of x2', tape) });
    });
  });
}

/** The fraction does not count; it is part of the number that the text shows. */
function passFraction(mark: LengthMarker, name: 'x1' | 'x2', tapes: ComparisonTapes): void {
  const { p, [name]: operand } = tapes;
  p.scope(`fraction of ${name}`, () => {
    p.while(operand.nonBlank, () => {
      mark.fetch(name, operand);
      operand.right();
    });
    operand.left();
  });
}

/** Compares one digit after another from the left until two differ or both numbers end. */
function compareDigits({ p, x1, x2, index, carry, verdict }: ComparisonTapes): void {
  const right = () => [x1, x2].forEach((operand) => operand.right());
  sweep(p, (leave) =>
    p.if(or(x1.is('.'), x2.is('.')), right, () =>
      p.state(DIGIT, (mark) => {
        readRegister(index, (tape) => mark.fetch('index', tape));
        mark.fetch('digit of x1', x1);
        mark.fetch('digit of x2', x2);
        leave(and(x1.blank, x2.blank));
        p.calculate([verdict], [x1, x2], (digit1, digit2) => {
          const difference = digitValue(digit1)! - digitValue(digit2)!;
          return [difference < 0 ? '<' : difference > 0 ? '>' : '='];
        });
        mark.result('verdict', verdict);
        p.if(or(x1.nonBlank, x2.nonBlank), () => {
          right();
          p.cut();
          mark.fetch('verdict', verdict);
          leave(not(verdict.is('=')));
          p.if(verdict.is('='), () => increment(index, carry, { after: (tape) => mark.result('next', tape) }));
        });
      }),
    ),
  );
}

const isDigit = (operand: Tape): Condition => operand.is(...DIGITS);

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(WHOLE_LENGTH, {
    tail: ({ fetch, result }) => ({
      state: text`whole-length`,
      fetch: text`x1 = ${fetch.x1}, x2 = ${fetch.x2}`,
      solve: text`whole digits ${result['length of x1']} ${result.verdict} ${result['length of x2']}`,
      next: result.digit ? text`→ digit ${result.digit}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Count the digits before the points.`,
      fetch: text`The numbers are x1 = ${fetch.x1} and x2 = ${fetch.x2}.`,
      solve: text`The counts compare as ${result['length of x1']} ${result.verdict} ${result['length of x2']}.`,
      next: result.digit
        ? text`Go on with digit ${result.digit} from the left.`
        : text`The number with more whole digits is the larger one.`,
    }),
  }),
  narration(CELL_OF_X1, {
    tail: ({ name, fetch }) => ({ state: text`${name}`, fetch: text`${fetch.cell}` }),
    styled: ({ fetch }) => ({ state: text`The next cell of x1:`, fetch: text`There is ${fetch.cell} in it.` }),
  }),
  narration(CELL_OF_X2, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.cell} below ${fetch['cell of x1']}, verdict ${fetch.verdict},`,
      solve: text`now ${result.verdict}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`The next cell of x2:`,
      fetch: text`There is ${fetch.cell} in it, below ${fetch['cell of x1']} of x1, and the verdict is ${fetch.verdict}.`,
      solve: text`Now it is ${result.verdict}.`,
    }),
  }),
  narration(DIGIT, {
    tail: ({ fetch, result }) => ({
      state: text`digit ${fetch.index}`,
      fetch: text`${fetch['digit of x1']} and ${fetch['digit of x2']}`,
      solve: text`x1 ${result.verdict} x2`,
      next: result.next ? text`→ digit ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Digit ${fetch.index} from the left.`,
      fetch: text`The digits are ${fetch['digit of x1']} and ${fetch['digit of x2']}.`,
      solve: text`So far x1 ${result.verdict} x2.`,
      next: result.next
        ? text`Go on with digit ${result.next}.`
        : result.verdict?.value === '='
          ? text`No digit is left; the numbers are equal.`
          : text`This digit decides.`,
    }),
  }),
];

// ── The task ──

/** Which of two decimal numbers is larger, digit by digit from the left. */
export const compareNumbers = defineTask<CompareInstance>({
  id: 'compare-numbers',
  title: 'Compare Numbers',
  algorithmClass: 'simulation',
  summary: 'Compares two decimal numbers by their whole digits, then digit by digit from the left.',
  lengthMeaning: 'digits of the longer operand',
  ranges: { S: { from: 5, to: 10 }, M: { from: 11, to: 20 }, L: { from: 21, to: 50 } },
  example: { x1: '73.518', x2: '73.52' },
  fields: { x1: decimalField('First number'), x2: decimalField('Second number') },
  length: ({ x1, x2 }) => Math.max(digitCount(x1), digitCount(x2)),
  // Exchanged, the same digits are compared, and the sign is the other one.
  normalized: ({ x1, x2 }) => {
    const [first, second] = ordered(x1, x2);
    return { x1: first, x2: second };
  },
  sample: (random, range) => {
    const kind = random.integer(1, 30);
    if (kind <= 3) return equalPair(random, range);
    return kind === 4 ? anyPair(random, range) : pairOfEqualWholes(random, range);
  },
  program,
  encode: ({ x1, x2 }) => ({ x1, x2 }),
  outputTape: 'verdict',
  timelineTape: 'x1',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === WHOLE_LENGTH.name,
  memory: ['x1', 'x2', 'index', 'verdict'],
  drawing: {
    kind: 'columns',
    rows: ['x1', 'x2'],
    align: 'cells',
    registers: ['length of x1', 'length of x2', 'index', 'verdict'],
  },
  check: ({ x1, x2 }, answer) => {
    const first = parseDecimal(x1)!;
    const second = parseDecimal(x2)!;
    const difference = first.digits * 10n ** BigInt(second.places) - second.digits * 10n ** BigInt(first.places);
    return trimmed(answer) === (difference < 0n ? '<' : difference > 0n ? '>' : '=');
  },
});

const digitCount = (decimal: string): number => decimal.replace('.', '').length;

/** Two spellings of one number: half of them the same, else one with zeros at the end of its fraction. */
function equalPair(random: Random, { from, to }: LengthRange): CompareInstance {
  const longer = random.integer(from, to);
  const shorter = random.oneIn(2) ? longer : random.integer(from, longer);
  const short = drawnDecimal(random, shorter);
  const zeros = '0'.repeat(longer - shorter);
  const long = zeros === '' || short.includes('.') ? short + zeros : `${short}.${zeros}`;
  return random.oneIn(2) ? { x1: short, x2: long } : { x1: long, x2: short };
}

/** Two numbers that have nothing to do with each other: most are decided by how many whole digits they have. */
function anyPair(random: Random, { from, to }: LengthRange): CompareInstance {
  return {
    x1: drawnDecimal(random, random.integer(from, to)),
    x2: drawnDecimal(random, random.integer(from, to)),
  };
}

/**
 * Two different numbers with equally many whole digits. The first difference may be anywhere; it is at the last one of three places
 * that are drawn, so that few pairs are decided at once.
 */
function pairOfEqualWholes(random: Random, { from, to }: LengthRange): CompareInstance {
  const x1 = drawnDecimal(random, random.integer(from, to));
  const digits = x1.replace('.', '');
  const whole = x1.split('.')[0]!.length;
  const length = Math.max(random.integer(from, to), whole);
  const last = Math.min(digits.length, length) - 1;
  const place = Math.max(...[1, 2, 3].map(() => random.integer(0, last)));
  let digit = digits[place]!;
  // A number of several whole digits does not begin with 0.
  while (digit === digits[place]) digit = String(random.integer(place === 0 && whole > 1 ? 1 : 0, 9));
  const rest = Array.from({ length: length - place - 1 }, () => random.integer(0, 9));
  const other = [...digits.slice(0, place), digit, ...rest].join('');
  const x2 = whole < length ? `${other.slice(0, whole)}.${other.slice(whole)}` : other;
  return random.oneIn(2) ? { x1, x2 } : { x1: x2, x2: x1 };
}
