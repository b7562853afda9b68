import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { or, type Condition } from '../../machine/language/condition.ts';
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

/** Ends a sweep where the condition holds; see `sweep`. */
type Leave = (condition: Condition) => void;

/** The program with its tapes; see `permutationTapes`. */
type PermutationTapes = ReturnType<typeof permutationTapes>;

/**
 * `places` holds the open places, a mark for each, and `chosen` the items, each with the place that it has taken: the mark moves over
 * when an item is chosen, and back when it is undone. The head of `list` is behind the item that was read last; behind a chosen
 * one is `;` for its comma. `item` is the one to be chosen, and empty where none is left.
 */
function permutationTapes() {
  const p = new Program('permutation-combination');
  return {
    p,
    list: p.tape('list', [...ITEM, ',', ';']),
    k: p.tape('k', DIGITS),
    places: p.tape('places', OPEN),
    chosen: p.tape('chosen', [...ITEM, OPEN]),
    item: p.tape('item', ITEM),
    full: p.tape('full', '=>'),
    count: p.tape('count', DIGITS),
    carry: p.tape('carry', '01'),
  };
}

/** Chooses items as long as places are open, counts what is complete, and undoes where no place or no item is left. */
export function program(): Program {
  const tapes = permutationTapes();
  const { p, item, full } = tapes;
  start(tapes);
  sweep(p, (done) => {
    chooseItem(tapes);
    p.if(full.is('='), () => countCombination(tapes));
    p.if(or(item.blank, full.is('=')), () => sweep(p, (leave) => undoLastItem(done, leave, tapes)));
  });
  p.accept();
  return p;
}

/** Reads the items and k; the first item is the first to be chosen. */
function start({ p, list, k, places, item, count }: PermutationTapes): void {
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

/** The item takes a place; while places are left, the item behind it is next. */
function chooseItem(tapes: PermutationTapes): void {
  const { p, list, places, chosen, item, full } = tapes;
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
    p.if(full.is('>'), () => readNext(mark, tapes));
  });
}

/** All places are taken: reads the items that were chosen and counts the combination. */
function countCombination({ p, chosen, full, count, carry }: PermutationTapes): void {
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
  });
}

/** Gives the place of the last item back; leaves where an item is behind it, and is done where none was chosen. */
function undoLastItem(done: Leave, leave: Leave, tapes: PermutationTapes): void {
  const { p, list, places, chosen, item } = tapes;
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
        readNext(mark, tapes);
        leave(item.nonBlank);
      },
    );
  });
}

/** Reads the item that follows into `item`; behind the last one there is nothing, and `item` is empty then. */
function readNext(mark: Marker<'next', 'next'>, { p, list, item }: PermutationTapes): void {
  list.right();
  p.if(list.blank, () => mark.fetch('next', list));
  const atCell = {
    list: (tape: Tape) => mark.fetch('next', tape),
    register: (tape: Tape) => mark.result('next', tape),
  };
  loadField(list, item, atCell, ITEM);
}
