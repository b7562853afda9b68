import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { and } from '../../machine/condition.ts';
import { add, compare, decrement, increment, sameNumber } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';

// ── Atomic states: the most beneficial open task is selected, gets the latest free place up to its deadline, or is skipped ──

/** The tasks are read and numbered. */
export const START = stateKind('start', {
  fetch: { queues: 'field', number: 'address', task: 'field' },
  result: { open: 'symbol', number: 'address', total: 'field' },
});
/** An open task is looked at: the most beneficial so far stays, or this one takes its place. */
export const SELECT = stateKind('select', {
  fetch: {
    best: 'address',
    'best benefit': 'field',
    number: 'address',
    benefit: 'field',
    order: 'symbol',
    open: 'symbol',
  },
  result: { order: 'symbol', best: 'address', 'best benefit': 'field' },
});
/** A unit of time is asked for a free place: that of the deadline first, then those before it. */
export const SLOT = stateKind('slot', {
  fetch: { unit: 'address', free: 'field', place: 'symbol', left: 'symbol' },
  result: { place: 'symbol', 'next unit': 'address', left: 'symbol' },
});
/** The task gets the place, and its benefit is added. */
export const TAKE = stateKind('take', {
  fetch: { place: 'symbol', number: 'address', total: 'field', benefit: 'field', free: 'field', open: 'symbol' },
  result: { total: 'field', free: 'field', done: 'symbol' },
});
/** No unit has a place for the task. */
export const SKIP = stateKind('skip', {
  fetch: { place: 'symbol', number: 'address', total: 'field', open: 'symbol' },
  result: { done: 'symbol' },
});

type SlotMarker = Marker<keyof typeof SLOT.fetch, keyof typeof SLOT.result>;

/**
 * `tasks` holds records `?number:benefit/deadline#`, and `places` records `?unit:free#` of the units that something was put into;
 * all places of other units are free, however late they are. `?` becomes `!` where a task is done with or a record is replaced.
 */
export function program(): Program {
  const p = new Program('multi-machine-schedule');
  const input = p.tape('input', [...DIGITS, ';', '/', ',']);
  const tasks = p.tape('tasks', [...DIGITS, '?', '!', ':', '/', '#']);
  const places = p.tape('places', [...DIGITS, '?', '!', ':', '#']);
  const register = (name: string) => p.tape(name, DIGITS);
  const queues = register('queues');
  const number = register('number');
  const benefit = register('benefit');
  const best = register('best');
  const bestBenefit = register('best benefit');
  const unit = register('unit');
  const free = register('free');
  const sought = register('sought');
  const zero = register('zero');
  const total = register('total');
  const order = p.tape('order', '<=>');
  const same = p.tape('same', '=');
  const place = p.tape('place', '<=>');
  const left = p.tape('left', '<=>');
  const carry = p.tape('carry', '01');

  const loadTask = (mark: Marker<'number' | 'benefit', never>, itsNumber: Tape, itsBenefit: Tape) => {
    tasks.right();
    loadField(tasks, itsNumber, { list: (tape) => mark.fetch('number', tape) });
    tasks.right();
    loadField(tasks, itsBenefit, { list: (tape) => mark.fetch('benefit', tape) });
  };
  const toOpenTask = (mark: Marker<'open', never>) => {
    tasks.rightUntil(tasks.is('?', BLANK));
    p.if(tasks.is('?'), () => mark.fetch('open', tasks));
  };
  const strike = (mark: Marker<'open', 'done'>) =>
    p.scope('strike', () => {
      tasks.leftUntil(tasks.is('?'));
      tasks.write('!');
      mark.result('done', tasks);
      rewind(tasks);
      toOpenTask(mark);
    });
  /** How many places are free in the unit, and whether that is any; if not, the unit before it. */
  const lookForPlace = (mark: SlotMarker) => {
    p.scope('seek unit', () => {
      rewind(places);
      p.loop((found) => {
        places.rightUntil(places.is('?', BLANK));
        p.if(places.blank, () => {
          copyRegister(queues, free, { source: (tape) => mark.fetch('free', tape) });
          found();
        });
        places.right();
        loadField(places, sought);
        sameNumber(sought, unit, same);
        p.if(same.inked, () => {
          places.right();
          loadField(places, free, { list: (tape) => mark.fetch('free', tape) });
          found();
        });
      });
    });
    compare(free, zero, place, { verdict: (tape) => mark.result('place', tape) });
    mark.fetch('place', place);
    p.if(place.is('='), () => {
      decrement(unit, carry, { after: (tape) => mark.result('next unit', tape) });
      compare(unit, zero, left, { verdict: (tape) => mark.result('left', tape) });
      mark.fetch('left', left);
    });
  };

  p.state(START, (mark) => {
    loadField(input, queues, { list: (tape) => mark.fetch('queues', tape) });
    input.right();
    setRegister(number, '1', (tape) => mark.result('number', tape));
    p.while(input.inked, () => {
      tasks.write('?');
      mark.result('open', tasks);
      tasks.right();
      readRegister(number, (tape) => mark.fetch('number', tape));
      appendField(number, [tasks], ':');
      p.until(input.is(','), () => {
        mark.fetch('task', input);
        tasks.write(input);
        tasks.right();
        input.right();
      });
      tasks.write('#');
      tasks.right();
      input.right();
      p.if(input.inked, () => increment(number, carry, { after: (tape) => mark.result('number', tape) }));
    });
    rewind(tasks);
    setRegister(zero, '0');
    setRegister(total, '0', (tape) => mark.result('total', tape));
  });

  p.loop((leave) => {
    p.state(SELECT, (mark) => {
      loadTask(mark, best, bestBenefit);
      readRegister(best, (tape) => mark.result('best', tape));
      readRegister(bestBenefit, (tape) => mark.result('best benefit', tape));
      toOpenTask(mark);
    });
    p.while(tasks.is('?'), () =>
      p.state(SELECT, (mark) => {
        readRegister(best, (tape) => mark.fetch('best', tape));
        loadTask(mark, number, benefit);
        compare(bestBenefit, benefit, order, {
          register: (tape) => mark.fetch('best benefit', tape),
          verdict: (tape) => mark.result('order', tape),
        });
        mark.fetch('order', order);
        p.if(order.is('<'), () => {
          copyRegister(number, best, { target: (tape) => mark.result('best', tape) });
          copyRegister(benefit, bestBenefit, { target: (tape) => mark.result('best benefit', tape) });
        });
        toOpenTask(mark);
      }),
    );

    p.state(SLOT, (mark) => {
      p.scope('seek deadline', () => {
        rewind(tasks);
        p.loop((found) => {
          tasks.rightUntil(tasks.is('?'));
          tasks.right();
          loadField(tasks, sought);
          sameNumber(sought, best, same);
          p.if(same.inked, found);
        });
        tasks.rightUntil(tasks.is('/'));
        tasks.right();
      });
      loadField(tasks, unit, { list: (tape) => mark.fetch('unit', tape) });
      lookForPlace(mark);
    });
    p.while(and(place.is('='), left.is('>')), () =>
      p.state(SLOT, (mark) => {
        readRegister(unit, (tape) => mark.fetch('unit', tape));
        lookForPlace(mark);
      }),
    );

    p.if(
      place.is('>'),
      () =>
        p.state(TAKE, (mark) => {
          mark.fetch('place', place);
          readRegister(best, (tape) => mark.fetch('number', tape));
          readRegister(total, (tape) => mark.fetch('total', tape));
          add(total, bestBenefit, carry, {
            addend: (tape) => mark.fetch('benefit', tape),
            sum: (tape) => mark.result('total', tape),
          });
          decrement(free, carry, {
            before: (tape) => mark.fetch('free', tape),
            after: (tape) => mark.result('free', tape),
          });
          p.scope('fill place', () => {
            p.if(places.inked, () => {
              places.leftUntil(places.is('?'));
              places.write('!');
            });
            places.rightUntil(places.blank);
            places.write('?');
            places.right();
            appendField(unit, [places], ':');
            appendField(free, [places], '#');
          });
          strike(mark);
        }),
      () =>
        p.state(SKIP, (mark) => {
          mark.fetch('place', place);
          readRegister(best, (tape) => mark.fetch('number', tape));
          readRegister(total, (tape) => mark.fetch('total', tape));
          strike(mark);
        }),
    );
    p.if(tasks.blank, leave);
  });
  p.accept();
  return p;
}
