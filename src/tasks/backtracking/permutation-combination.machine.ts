import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { or } from '../../machine/language/condition.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { loadField, rewind } from '../../machine/library/fields.ts';
import { goToRest, readRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS, digitValue } from '../../machine/language/symbols.ts';
import { LETTERS } from '../library/letters.ts';

// ── Atomic states: items are chosen from the left until no place is left; then, and where no item is, the last one is undone ──

// No item occurs twice, so an item names its place in the list, and nothing is counted but the combinations.
export const START = stateKind('start', {
  fetch: { first: 'field', others: 'field', k: 'field' },
  result: { places: 'field', item: 'address', count: 'field' },
  copies: { item: ['first'] },
});
/** Counts k down by one and makes a place, digit by digit: below 0 stands the 9, and the digit on the left is next. */
export const PLACE = stateKind('place', {
  fetch: { digit: 'symbol' },
  result: { digit: 'symbol', place: 'symbol' },
  nested: true,
});
export const CHOOSE = stateKind('choose', {
  fetch: { item: 'address', left: 'field', next: 'address' },
  result: { full: 'symbol', next: 'address' },
  copies: { next: ['next'] },
});
export const COMPLETE = stateKind('complete', {
  fetch: { full: 'symbol', chosen: 'field', count: 'field' },
  result: { count: 'field' },
});
export const UNDO = stateKind('undo', {
  fetch: { last: 'address', next: 'address' },
  result: { next: 'address' },
  copies: { next: ['next'] },
});

const ITEM = [...DIGITS, '-', ...LETTERS];
/** A place that no item has taken. */
const OPEN = '_';

/**
 * `places` holds the open places, a mark for each, and `chosen` the items, each with the place that it has taken: the mark moves over
 * when an item is chosen, and back when it is undone. The head of `list` stands behind the item that was read last; behind a chosen
 * one stands `;` for its comma. `item` is the one to be chosen, and empty where none is left.
 */
export function program(): Program {
  const p = new Program('permutation-combination');
  const list = p.tape('list', [...ITEM, ',', ';']);
  const k = p.tape('k', DIGITS);
  const places = p.tape('places', OPEN);
  const chosen = p.tape('chosen', [...ITEM, OPEN]);
  const item = p.tape('item', ITEM);
  const full = p.tape('full', '=>');
  const count = p.tape('count', DIGITS);
  const carry = p.tape('carry', '01');

  p.state(START, (mark) => {
    loadField(
      list,
      item,
      { list: (tape) => mark.fetch('first', tape), register: (tape) => mark.result('item', tape) },
      ITEM,
    );
    p.while(list.nonBlank, () => {
      mark.fetch('others', list);
      list.right();
    });
    list.write(',');
    rewind(list);
    list.rightUntil(list.is(','));
    p.while(k.nonBlank, () => {
      mark.fetch('k', k);
      k.right();
    });
    k.left();
    makePlaces(k, places, (tape) => mark.result('places', tape));
    count.write('0');
    mark.result('count', count);
  });

  sweep(p, (done) => {
    p.state(CHOOSE, (mark) => {
      item.leftUntil(item.blank);
      item.right();
      p.while(item.nonBlank, () => {
        mark.fetch('item', item);
        chosen.right();
        chosen.write(item);
        item.right();
      });
      item.left();
      list.write(';');
      chosen.right();
      chosen.write(places);
      places.erase();
      places.left();
      p.if(
        places.blank,
        () => {
          mark.fetch('left', places);
          full.write('=');
        },
        () => {
          readRegister(places, (tape) => mark.fetch('left', tape));
          full.write('>');
        },
      );
      mark.result('full', full);
      p.if(full.is('>'), () => readNext(list, item, mark));
    });
    p.if(full.is('='), () =>
      p.state(COMPLETE, (mark) => {
        mark.fetch('full', full);
        rewind(chosen);
        p.while(chosen.nonBlank, () => {
          p.if(chosen.is(...ITEM), () => mark.fetch('chosen', chosen));
          chosen.right();
        });
        chosen.left();
        increment(count, carry, {
          before: (tape) => mark.fetch('count', tape),
          after: (tape) => mark.result('count', tape),
        });
      }),
    );
    p.if(or(item.blank, full.is('=')), () =>
      sweep(p, (leave) =>
        p.state(UNDO, (mark) => {
          done(chosen.blank);
          leave(chosen.blank);
          p.if(
            chosen.blank,
            () => mark.fetch('last', chosen),
            () => {
              places.right();
              places.write(chosen);
              chosen.erase();
              chosen.left();
              p.while(chosen.is(...ITEM), () => {
                mark.fetch('last', chosen);
                chosen.erase();
                chosen.left();
              });
              list.leftUntil(list.is(';'));
              list.write(',');
              readNext(list, item, mark);
              leave(item.nonBlank);
            },
          );
        }),
      ),
    );
  });
  p.accept();
  return p;
}

/** Makes a place for each of the items to be chosen: k is counted down until there is no digit left that is above 0. */
function makePlaces(k: Tape, places: Tape, atPlace: AtCell): void {
  const { program: p } = k;
  sweep(p, (leave) =>
    p.state(PLACE, (mark) => {
      mark.fetch('digit', k);
      leave(k.blank);
      p.match([
        [
          k.is('0'),
          () => {
            k.write('9');
            mark.result('digit', k);
            k.left();
          },
        ],
        [
          k.nonBlank,
          () => {
            p.calculate([k], [k], (digit) => {
              const value = digitValue(digit);
              return value ? [String(value - 1)] : undefined;
            });
            mark.result('digit', k);
            places.right();
            places.write(OPEN);
            mark.result('place', places);
            atPlace(places);
            goToRest(k);
          },
        ],
      ]);
    }),
  );
}

/** Reads the item that follows into `item`; behind the last one stands nothing, and `item` is empty then. */
function readNext(list: Tape, item: Tape, mark: Marker<'next', 'next'>): void {
  list.right();
  list.program.if(list.blank, () => mark.fetch('next', list));
  const atCell = {
    list: (tape: Tape) => mark.fetch('next', tape),
    register: (tape: Tape) => mark.result('next', tape),
  };
  loadField(list, item, atCell, ITEM);
}
