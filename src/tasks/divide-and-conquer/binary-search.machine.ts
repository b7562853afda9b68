import { stateKind } from '../../machine/language/atomic-state.ts';
import { and } from '../../machine/language/condition.ts';
import { add, compare, decrement, halve, increment, sameNumber, sweep } from '../../machine/library/arithmetic.ts';
import { loadField } from '../../machine/library/fields.ts';
import { copyRegister, goToRest, nothing, readRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';

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
/** What the signs alone say of target and number: `=` where the digits are left to be compared. */
export const SIGNS = stateKind('signs', {
  fetch: { sign: 'symbol', other: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});

const NUMBER = [...DIGITS, '-'];
/** What is answered where the target is missing. */
export const NOT_FOUND = 'not found';

/**
 * The list is read once, and its numbers are counted: the first index and the last are the first interval. The mark `{` stands
 * before the first number of the interval, so that its middle is found without counting from the start of the list.
 */
export function program(): Program {
  const p = new Program('binary-search');
  const list = p.tape('list', [...NUMBER, ',', '{']);
  const target = p.tape('target', NUMBER);
  const left = p.tape('left', DIGITS);
  const right = p.tape('right', DIGITS);
  const place = p.tape('place', DIGITS);
  const middle = p.tape('middle', DIGITS);
  const number = p.tape('number', NUMBER);
  const order = p.tape('order', '<=>');
  const bound = p.tape('bound', '<=>');
  const same = p.tape('same', '=');
  const carry = p.tape('carry', '01');
  const answer = p.tape('answer', [...DIGITS, ...NOT_FOUND]);

  p.state(START, (mark) => {
    list.left();
    list.write('{');
    list.right();
    target.rightUntil(target.blank);
    target.left();
    right.write('0');
    mark.result('index', right);
  });

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

  p.loop((leave) => {
    p.state(INTERVAL, (mark) => {
      copyRegister(left, middle, { source: (tape) => mark.fetch('left', tape) });
      add(middle, right, carry, { addend: (tape) => mark.fetch('right', tape) });
      halve(middle, carry, { half: (tape) => mark.result('middle', tape) });
    });

    p.state(MIDDLE, (mark) => {
      readRegister(middle, (tape) => mark.fetch('middle', tape));
      readRegister(left, (tape) => mark.fetch('left', tape));
      readRegister(right, (tape) => mark.fetch('right', tape));
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
      loadField(list, number, { list: (tape) => mark.fetch('number', tape) }, NUMBER);
      compareWithNumber(
        (tape) => mark.fetch('target', tape),
        (tape) => mark.result('order', tape),
      );
      mark.fetch('order', order);
      const narrow = (end: Tape, step: () => void) => {
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
          step,
        );
      };
      p.match(
        [
          [order.is('='), () => copyRegister(middle, answer)],
          [
            order.is('<'),
            () =>
              narrow(left, () =>
                p.scope('go left', () => {
                  copyRegister(middle, right);
                  decrement(right, carry, { name: 'index', after: (tape) => mark.result('right', tape) });
                }),
              ),
          ],
        ],
        () =>
          narrow(right, () =>
            p.scope('go right', () => {
              copyRegister(middle, left);
              increment(left, carry, { name: 'index', after: (tape) => mark.result('left', tape) });
              list.write('{');
            }),
          ),
      );
    });
    p.if(answer.nonBlank, leave);
  });
  p.accept();
  return p;

  /** order := `<`, `=` or `>`, as the target stands to the number: first their signs, then, if these are alike, their digits. */
  function compareWithNumber(atTarget: AtCell, atOrder: AtCell): void {
    p.state(SIGNS, (mark) => {
      toSign(target, atTarget);
      toSign(number);
      mark.fetch('sign', target);
      mark.fetch('other', number);
      p.calculate([order], [target, number], (sign, other) => [sign === other ? '=' : sign === '-' ? '<' : '>']);
      mark.result('verdict', order);
      atOrder(order);
    });
    const rest = () => {
      goToRest(target);
      goToRest(number);
    };
    p.match(
      [
        [
          and(order.is('='), target.is('-')),
          () => {
            rest();
            // Of two negative numbers the one with the greater digits is the less.
            compare(number, target, order, { name: 'digits', verdict: atOrder });
          },
        ],
        [
          order.is('='),
          () => {
            rest();
            compare(target, number, order, { name: 'digits', verdict: atOrder });
          },
        ],
      ],
      rest,
    );
  }
}

/** From rest to the cell in front of the digits, where a sign may stand. */
function toSign(register: Tape, atCell: AtCell = nothing): void {
  register.program.while(register.is(...DIGITS), () => {
    atCell(register);
    register.left();
  });
  register.program.if(register.is('-'), () => atCell(register));
}
