import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/language/atomic-state.ts';
import { add, compare, decrement } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { multiply, PRODUCT_CARRIES } from '../../machine/library/multiplication.ts';
import { copyRegister, readRegister, setRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { NONE, type Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../library/check-helpers.ts';
import { integerField } from '../fields.ts';
import { defineTask } from '../task.ts';
import type { DerangementInstance } from './derangement.wordings.ts';

// ── Atomic states: calls from n down to the base cases D(1) and D(0), then returns from D(2) up to D(n) ──

const CALL = stateKind('call', {
  fetch: { n: 'address', base: 'field', order: 'symbol', caller: 'address' },
  result: { order: 'symbol', value: 'symbol', next: 'address', zero: 'address' },
});
const RETURN = stateKind('return', {
  fetch: { n: 'address', 'n - 1': 'field', 'D(n - 1)': 'field', 'D(n - 2)': 'field', caller: 'address' },
  result: { sum: 'field', value: 'field' },
});

/** The program with its tapes; see `derangementTapes`. */
type DerangementTapes = ReturnType<typeof derangementTapes>;

/** The head of the stack rests on the last end mark, or left of the first cell when the stack is empty. */
function derangementTapes() {
  const p = new Program('derangement');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', DIGITS),
    stack: p.tape('stack', [...DIGITS, '#']),
    n: register('n'),
    base: register('base'),
    oneLess: register('n - 1'),
    previous: register('D(n - 1)'),
    beforePrevious: register('D(n - 2)'),
    sum: register('sum'),
    value: register('D(n)'),
    partial: register('partial'),
    order: p.tape('order', '<=>'),
    carry: p.tape('carry', '01'),
    productCarry: p.tape('product carry', PRODUCT_CARRIES),
  };
}

/**
 * D(n) = (n − 1) · (D(n − 1) + D(n − 2)), because element 1 can go to each of n − 1 places, and whoever stood there either takes
 * the place of element 1 or not. A call that is no base case is put on the stack and calls the next smaller one; each return
 * takes its caller from the stack, and the last one finds the stack empty. D(n − 1) and D(n − 2) are kept, so that no call is made
 * twice.
 */
function program(): Program {
  const tapes = derangementTapes();
  const { p, input, n, base, order } = tapes;
  p.scope('start', () => {
    loadField(input, n);
    base.write('1');
  });
  p.loop((leave) => {
    call(tapes);
    p.if(order.is('<'), leave);
    p.if(n.blank, leave);
  });
  p.while(n.nonBlank, () => returnToCaller(tapes));
  p.accept();
  return p;
}

/** A call waits on the stack for the next smaller one, or is a base case: D(1), after which D(0) is called, or D(0). */
function call(tapes: DerangementTapes): void {
  const { p, stack, n, base, oneLess, previous, beforePrevious, value, order, carry } = tapes;
  p.state(CALL, (mark) => {
    compare(n, base, order, {
      register: (tape) => mark.fetch('n', tape),
      other: (tape) => mark.fetch('base', tape),
      verdict: (tape) => mark.result('order', tape),
    });
    mark.fetch('order', order);
    const atCaller = (tape: Tape) => mark.fetch('caller', tape);
    const waitForSmaller = () => {
      push(tapes);
      decrement(n, carry, { after: (tape) => mark.result('next', tape) });
    };
    const answerOne = () => {
      setRegister(value, '0', (tape) => mark.result('value', tape));
      copyRegister(value, previous);
      copyRegister(n, oneLess);
      // The call of D(2) needs D(0) too; a query for D(1) does not.
      p.if(
        stack.nonBlank,
        () => {
          peek(tapes, atCaller);
          setRegister(n, '0', (tape) => mark.result('zero', tape));
        },
        () => pop(tapes, atCaller),
      );
    };
    const answerZero = () => {
      setRegister(value, '1', (tape) => mark.result('value', tape));
      copyRegister(value, beforePrevious);
      pop(tapes, atCaller);
    };
    p.match(
      [
        [order.is('>'), waitForSmaller],
        [order.is('='), answerOne],
      ],
      answerZero,
    );
  });
}

/** D(n) is computed of the two values before it, which are then kept for the caller. */
function returnToCaller(tapes: DerangementTapes): void {
  const { p, n, oneLess, previous, beforePrevious, sum, value, partial, carry, productCarry } = tapes;
  p.state(RETURN, (mark) => {
    readRegister(n, (tape) => mark.fetch('n', tape));
    copyRegister(previous, sum, { source: (tape) => mark.fetch('D(n - 1)', tape) });
    add(sum, beforePrevious, carry, {
      addend: (tape) => mark.fetch('D(n - 2)', tape),
      sum: (tape) => mark.result('sum', tape),
    });
    multiply(
      value,
      sum,
      oneLess,
      { partial, productCarry, carry },
      {
        multiplier: (tape) => mark.fetch('n - 1', tape),
        product: (tape) => mark.result('value', tape),
      },
    );
    copyRegister(previous, beforePrevious);
    copyRegister(value, previous);
    copyRegister(n, oneLess);
    pop(tapes, (tape) => mark.fetch('caller', tape));
  });
}

function push({ p, stack, n }: DerangementTapes): void {
  p.scope('push', () => {
    stack.right();
    appendField(n, [stack], '#');
    stack.left();
  });
}

/** Moves the caller from the stack to n; n is empty when nobody has called. */
function pop({ p, stack, n }: DerangementTapes, atCell: AtCell): void {
  p.scope('pop', () => {
    p.while(n.nonBlank, () => {
      n.erase();
      n.left();
    });
    p.if(
      stack.nonBlank,
      () => {
        stack.erase();
        stack.left();
        p.while(stack.is(...DIGITS), () => {
          atCell(stack);
          n.write(stack);
          stack.erase();
          stack.left();
          n.left();
        });
        n.right();
        n.rightUntil(n.blank);
        n.left();
      },
      () => atCell(stack),
    );
  });
}

/** Reads the caller and leaves it on the stack. */
function peek({ p, stack }: DerangementTapes, atCell: AtCell): void {
  p.scope('peek', () => {
    stack.left();
    p.while(stack.is(...DIGITS), () => {
      atCell(stack);
      stack.left();
    });
    stack.right();
    stack.rightUntil(stack.is('#'));
  });
}

// ── What is said of each atomic state ──

/** What a call calls next: one less than it, or 0 below the base case 1. */
const callee = ({ next, zero }: Partial<Record<'next' | 'zero', Operand>>): Operand | undefined => next ?? zero;

const isNone = (caller: Operand | undefined): boolean => caller?.value === NONE;

const returnTo = (caller: Operand | undefined): Text => (isNone(caller) ? text`→ F` : text`→ return(${caller})`);

const callerStyled = (caller: Operand | undefined): Text =>
  isNone(caller) ? text`It was called by ${caller}.` : text`It was called by D(${caller}).`;

const returnToStyled = (caller: Operand | undefined): Text =>
  isNone(caller) ? text`So this value is the answer.` : text`Return to the call of D(${caller}).`;

const NARRATIONS = [
  narration(CALL, {
    tail: ({ fetch, result }) => ({
      state: text`call(${fetch.n})`,
      ...(fetch.caller && { fetch: text`caller ${fetch.caller}` }),
      solve: text`n ${result.order} ${fetch.base}${result.value ? text`, D(n) = ${result.value}` : ''}`,
      next: callee(result) ? text`→ call(${callee(result)})` : returnTo(fetch.caller),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Call D(${fetch.n}).`,
      ...(fetch.caller && { fetch: callerStyled(fetch.caller) }),
      solve: result.value
        ? text`As n ${result.order} ${fetch.base}, this is a base case with the value ${result.value}.`
        : text`As n ${result.order} ${fetch.base}, this is no base case: it waits for D(n − 1) and D(n − 2).`,
      next: callee(result) ? text`Call D(${callee(result)}).` : returnToStyled(fetch.caller),
    }),
  }),
  narration(RETURN, {
    tail: ({ fetch, result }) => ({
      state: text`return(${fetch.n})`,
      fetch: text`(n − 1) × (D(n − 1) + D(n − 2)) = ${fetch['n - 1']} × (${fetch['D(n - 1)']} + ${fetch['D(n - 2)']}), caller ${fetch.caller}`,
      solve: text`D(n) = ${result.value}`,
      next: returnTo(fetch.caller),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Return to D(${fetch.n}).`,
      fetch: text`${callerStyled(fetch.caller)} The values that it waited for are D(n − 1) = ${fetch['D(n - 1)']} and D(n − 2) = ${fetch['D(n - 2)']}; n − 1 is ${fetch['n - 1']}.`,
      solve: text`Their sum times n − 1 is ${result.value}.`,
      next: returnToStyled(fetch.caller),
    }),
  }),
];

// ── The task ──

/** The number of permutations that leave no element in its own place. */
export const derangement = defineTask<DerangementInstance>({
  id: 'derangement',
  title: 'Derangement',
  algorithmClass: 'recursion',
  summary:
    'Counts the permutations of n elements that leave none in its own place, by recursion down to D(1) and D(0).',
  lengthMeaning: 'n',
  ranges: { S: { from: 3, to: 30 }, M: { from: 31, to: 60 }, L: { from: 61, to: 100 } },
  example: { n: 6 },
  fields: { n: integerField('Elements', 0) },
  length: ({ n }) => n,
  // Half of them from the upper half of the range: few are done after a handful of calls.
  sample: (random, { from, to }) => ({ n: random.integer(random.oneIn(2) ? from : Math.ceil((from + to) / 2), to) }),
  program,
  encode: ({ n }) => ({ input: `${n}` }),
  outputTape: 'D(n)',
  timelineTape: 'stack',
  narrations: NARRATIONS,
  endsPass: (state) =>
    // The calls are one pass down to the base cases, the returns another one back.
    state.kind.name === CALL.name
      ? state.results.some(({ name }) => name === 'value')
      : state.fetched.some(({ name, value }) => name === 'caller' && value === NONE),
  memory: ['stack', 'D(n - 1)', 'D(n - 2)'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'stack', shape: 'nested', between: '#' }],
    registers: ['n', 'D(n - 2)', 'D(n - 1)', 'sum', 'D(n)'],
  },
  capacity: ({ from, to }) => to - from + 1,
  check: ({ n }, answer) => isInteger(answer, derangements(n)),
});

/** The least and plainest account of the answer: D(k) = k · D(k − 1) ± 1. */
function derangements(n: number): bigint {
  let value = 1n;
  for (let size = 1n; size <= n; size++) value = size * value + (size % 2n === 0n ? 1n : -1n);
  return value;
}
