import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { add, compare, decrement, increment, sameNumber, sweep } from '../../machine/library/arithmetic.ts';
import { loadField } from '../../machine/library/fields.ts';
import { halve } from '../../machine/library/halving.ts';
import { copyRegister, readRegister } from '../../machine/library/registers.ts';
import { compareDigitsOfLikeSigns, compareSigns } from '../../machine/library/signed.ts';

// ── Atomic states: every number gets its index; then an interval and its middle until the target is found or nothing is left ──

export const START = stateKind('start', { result: { index: 'address' } });
export const INDEX = stateKind('index', {
  fetch: { index: 'address', number: 'field', 'list end': 'symbol' },
  result: { next: 'address', left: 'address', right: 'address' },
});
export const INTERVAL = stateKind('interval', {
  fetch: { left: 'address', right: 'address' },
  result: { middle: 'address' },
});
export const MIDDLE = stateKind('middle', {
  fetch: {
    middle: 'address',
    left: 'address',
    right: 'address',
    number: 'field',
    target: 'field',
    order: 'symbol',
    bound: 'symbol',
  },
  result: { order: 'symbol', bound: 'symbol', left: 'address', right: 'address' },
});
const NUMBER = [...DIGITS, '-'];
/** What is answered where the target is missing. */
export const NOT_FOUND = 'not found';

/** The program with its tapes; see `searchTapes`. */
type SearchTapes = ReturnType<typeof searchTapes>;

/**
 * The mark `{` on the tape of the list is before the first number of the interval, so that its middle is found without counting from
 * the start of the list.
 */
function searchTapes() {
  const p = new Program('binary-search');
  return {
    p,
    list: p.tape('list', [...NUMBER, ',', '{']),
    target: p.tape('target', NUMBER),
    left: p.tape('left', DIGITS),
    right: p.tape('right', DIGITS),
    place: p.tape('place', DIGITS),
    middle: p.tape('middle', DIGITS),
    number: p.tape('number', NUMBER),
    order: p.tape('order', '<=>'),
    bound: p.tape('bound', '<=>'),
    same: p.tape('same', '='),
    carry: p.tape('carry', '01'),
    answer: p.tape('answer', [...DIGITS, ...NOT_FOUND]),
  };
}

/** The list is read once, and its numbers are counted: the first index and the last are the first interval. Then it is halved. */
export function program(): Program {
  const tapes = searchTapes();
  const { p, answer } = tapes;
  start(tapes);
  countNumbers(tapes);
  p.loop((leave) => {
    findMiddle(tapes);
    compareMiddle(tapes);
    p.if(answer.nonBlank, leave);
  });
  p.accept();
  return p;
}

/** Sets the mark before the list; the first index is 0. */
function start({ p, list, target, right }: SearchTapes): void {
  p.state(START, (mark) => {
    list.left();
    list.write('{');
    list.right();
    target.rightUntil(target.blank);
    target.left();
    right.write('0');
    mark.result('index', right);
  });
}

/** Counts the numbers of the list with `right`, which becomes the index of the last one; `left` becomes that of the first. */
function countNumbers({ p, list, left, right, carry }: SearchTapes): void {
  sweep(p, (leave) =>
    p.state(INDEX, (mark) => {
      const before = (tape: Tape) => mark.fetch('index', tape);
      leave(list.blank);
      p.if(
        list.blank,
        () => {
          mark.fetch('list end', list);
          left.write('0');
          mark.result('left', left);
          decrement(right, carry, { name: 'index', before, after: (tape) => mark.result('right', tape) });
        },
        () => {
          p.while(list.is(...NUMBER), () => {
            mark.fetch('number', list);
            list.right();
          });
          p.if(list.is(','), () => list.right());
          increment(right, carry, { name: 'index', before, after: (tape) => mark.result('next', tape) });
        },
      );
    }),
  );
}

/** middle := ⌊(left + right) / 2⌋. */
function findMiddle({ p, left, right, middle, carry }: SearchTapes): void {
  p.state(INTERVAL, (mark) => {
    copyRegister(left, middle, { source: (tape) => mark.fetch('left', tape) });
    add(middle, right, carry, { addend: (tape) => mark.fetch('right', tape) });
    halve(middle, carry, { half: (tape) => mark.result('middle', tape) });
  });
}

type MiddleMarker = Marker<keyof typeof MIDDLE.fetch, keyof typeof MIDDLE.result>;

/** Compares the target with the number in the middle: its index is the answer, or the search goes on beside it. */
function compareMiddle(tapes: SearchTapes): void {
  const { p, list, target, left, right, middle, number, order, answer } = tapes;
  p.state(MIDDLE, (mark) => {
    readRegister(middle, (tape) => mark.fetch('middle', tape));
    readRegister(left, (tape) => mark.fetch('left', tape));
    readRegister(right, (tape) => mark.fetch('right', tape));
    seekMiddle(tapes);
    loadField(list, number, { list: (tape) => mark.fetch('number', tape) }, NUMBER);
    const atVerdict = (tape: Tape) => mark.result('order', tape);
    compareSigns(target, number, order, { number: (tape) => mark.fetch('target', tape), verdict: atVerdict });
    compareDigitsOfLikeSigns(target, number, order, { name: 'digits', verdict: atVerdict });
    mark.fetch('order', order);
    p.match(
      [
        [order.is('='), () => copyRegister(middle, answer)],
        [order.is('<'), () => narrow(mark, left, tapes, () => goLeft(mark, tapes))],
      ],
      () => narrow(mark, right, tapes, () => goRight(mark, tapes)),
    );
  });
}

/** From the mark to the number with the index `middle`; the numbers of the interval are counted without marks. */
function seekMiddle({ p, list, left, place, middle, same, carry }: SearchTapes): void {
  p.scope('seek', () => {
    list.leftUntil(list.is('{'));
    list.right();
    copyRegister(left, place);
    sameNumber(place, middle, same);
    p.until(same.nonBlank, () => {
      list.rightUntil(list.is(','));
      list.right();
      increment(place, carry, { silent: true });
      sameNumber(place, middle, same);
    });
  });
}

/** Where the middle is at this end of the interval, nothing of it is left: the target is not found. Else it becomes smaller. */
function narrow(mark: MiddleMarker, end: Tape, tapes: SearchTapes, goOn: () => void): void {
  const { p, middle, bound, answer } = tapes;
  compare(middle, end, bound, { verdict: (tape) => mark.result('bound', tape) });
  mark.fetch('bound', bound);
  p.if(
    bound.is('='),
    () =>
      p.scope('not found', () => {
        for (const symbol of NOT_FOUND) {
          answer.write(symbol);
          answer.right();
        }
        answer.left();
      }),
    goOn,
  );
}

/** The interval ends before the middle. */
function goLeft(mark: MiddleMarker, { p, right, middle, carry }: SearchTapes): void {
  p.scope('go left', () => {
    copyRegister(middle, right);
    decrement(right, carry, { name: 'index', after: (tape) => mark.result('right', tape) });
  });
}

/** The interval starts after the middle, where the mark is set. */
function goRight(mark: MiddleMarker, { p, list, left, middle, carry }: SearchTapes): void {
  p.scope('go right', () => {
    copyRegister(middle, left);
    increment(left, carry, { name: 'index', after: (tape) => mark.result('left', tape) });
    list.write('{');
  });
}
