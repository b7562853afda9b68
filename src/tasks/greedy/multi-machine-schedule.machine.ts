import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { add, compare, decrement, increment, sameNumber, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';

// ── Atomic states: the most beneficial open task is selected, gets the latest free place up to its deadline, or is skipped ──

/** The number of queues is read. */
export const START = stateKind('start', {
  fetch: { queues: 'field' },
  result: { total: 'field', number: 'address' },
});
/** A task is read, and the next is numbered; where none is left, the search begins. */
export const TASK = stateKind('task', {
  fetch: { number: 'address', benefit: 'field', deadline: 'address' },
  result: { next: 'address' },
});
/** The first open task is the best so far, and the open task after it is the first candidate. */
export const OPEN = stateKind('open', {
  fetch: { first: 'address', next: 'address' },
  result: { best: 'address' },
  copies: { best: ['first'] },
});
/** An open task is looked at: the most beneficial so far stays, or this one takes its place. */
export const SELECT = stateKind('select', {
  fetch: { number: 'address', 'best benefit': 'field', benefit: 'field', order: 'symbol', next: 'address' },
  result: { order: 'symbol', best: 'address' },
  copies: { best: ['number'] },
});
/** No open task is more beneficial: its deadline is where a place is looked for first. */
export const BEST = stateKind('best', {
  fetch: { number: 'address', deadline: 'address' },
  result: { unit: 'address' },
  copies: { unit: ['deadline'] },
});
/** A unit of time is asked for a free place, which is then used: that of the deadline first, then those before it. */
export const SLOT = stateKind('slot', {
  fetch: { unit: 'address', free: 'field', place: 'symbol', left: 'symbol' },
  result: { place: 'symbol', free: 'field', 'next unit': 'address', left: 'symbol' },
});
/** The task has got a place, and its benefit is added. */
export const TAKE = stateKind('take', {
  fetch: { place: 'symbol', number: 'address', total: 'field', benefit: 'field' },
  result: { total: 'field', done: 'symbol' },
});
/** No unit has a place for the task. */
export const SKIP = stateKind('skip', {
  fetch: { place: 'symbol', number: 'address', total: 'field' },
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
  const isAllDone = p.variable('all done', ['no', 'yes']);

  const toOpenTask = () => tasks.rightUntil(tasks.is('?', BLANK));
  /** The number of the next open task; the head of `tasks` ends behind it, or on the empty cell behind all tasks. */
  const loadNext = (mark: Marker<'next', never>) => {
    toOpenTask();
    p.if(
      tasks.blank,
      () => mark.fetch('next', tasks),
      () => {
        tasks.right();
        loadField(tasks, number, { list: (tape) => mark.fetch('next', tape) });
      },
    );
  };
  const strike = (mark: Marker<never, 'done'>) =>
    p.scope('strike', () => {
      tasks.leftUntil(tasks.is('?'));
      tasks.write('!');
      mark.result('done', tasks);
    });
  /** How many places are free in the unit; ends on its record, or behind all records. */
  const loadFree = (mark: SlotMarker) =>
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
        p.if(same.nonBlank, () => {
          places.right();
          loadField(places, free, { list: (tape) => mark.fetch('free', tape) });
          found();
        });
      });
    });
  const usePlace = (mark: SlotMarker) =>
    p.scope('use place', () => {
      decrement(free, carry, { after: (tape) => mark.result('free', tape) });
      p.if(places.nonBlank, () => {
        places.leftUntil(places.is('?'));
        places.write('!');
      });
      places.rightUntil(places.blank);
      places.write('?');
      places.right();
      appendField(unit, [places], ':');
      appendField(free, [places], '#');
    });

  p.state(START, (mark) => {
    loadField(input, queues, { list: (tape) => mark.fetch('queues', tape) });
    input.right();
    setRegister(zero, '0');
    setRegister(total, '0', (tape) => mark.result('total', tape));
    setRegister(number, '1', (tape) => mark.result('number', tape));
  });
  sweep(p, (leave) =>
    p.state(TASK, (mark) => {
      readRegister(number, (tape) => mark.fetch('number', tape));
      leave(input.blank);
      p.if(
        input.blank,
        () => mark.fetch('benefit', input),
        () => {
          tasks.write('?');
          tasks.right();
          appendField(number, [tasks], ':');
          const copyUntil = (operand: 'benefit' | 'deadline', end: string) =>
            p.until(input.is(end), () => {
              mark.fetch(operand, input);
              tasks.write(input);
              tasks.right();
              input.right();
            });
          copyUntil('benefit', '/');
          tasks.write('/');
          tasks.right();
          input.right();
          copyUntil('deadline', ',');
          tasks.write('#');
          tasks.right();
          input.right();
          increment(number, carry, { after: (tape) => mark.result('next', tape) });
        },
      );
    }),
  );

  p.loop((leave) => {
    isAllDone.set('no');
    p.state(OPEN, (mark) => {
      rewind(tasks);
      toOpenTask();
      p.if(
        tasks.blank,
        () => {
          mark.fetch('first', tasks);
          isAllDone.set('yes');
        },
        () => {
          tasks.right();
          loadField(tasks, best, {
            list: (tape) => mark.fetch('first', tape),
            register: (tape) => mark.result('best', tape),
          });
          tasks.right();
          loadField(tasks, bestBenefit);
          loadNext(mark);
        },
      );
    });
    p.if(isAllDone.is('yes'), leave);
    p.while(tasks.nonBlank, () =>
      p.state(SELECT, (mark) => {
        readRegister(number, (tape) => mark.fetch('number', tape));
        tasks.right();
        loadField(tasks, benefit, { list: (tape) => mark.fetch('benefit', tape) });
        compare(bestBenefit, benefit, order, {
          register: (tape) => mark.fetch('best benefit', tape),
          verdict: (tape) => mark.result('order', tape),
        });
        mark.fetch('order', order);
        p.if(order.is('<'), () => {
          copyRegister(number, best, { target: (tape) => mark.result('best', tape) });
          copyRegister(benefit, bestBenefit);
        });
        loadNext(mark);
      }),
    );

    p.state(BEST, (mark) => {
      readRegister(best, (tape) => mark.fetch('number', tape));
      p.scope('seek deadline', () => {
        rewind(tasks);
        p.loop((found) => {
          tasks.rightUntil(tasks.is('?'));
          tasks.right();
          loadField(tasks, sought);
          sameNumber(sought, best, same);
          p.if(same.nonBlank, found);
        });
        tasks.rightUntil(tasks.is('/'));
        tasks.right();
      });
      loadField(tasks, unit, {
        list: (tape) => mark.fetch('deadline', tape),
        register: (tape) => mark.result('unit', tape),
      });
    });
    sweep(p, (leaveSlots) =>
      p.state(SLOT, (mark) => {
        readRegister(unit, (tape) => mark.fetch('unit', tape));
        loadFree(mark);
        compare(free, zero, place, { verdict: (tape) => mark.result('place', tape) });
        mark.fetch('place', place);
        leaveSlots(place.is('>'));
        p.if(
          place.is('>'),
          () => usePlace(mark),
          () => {
            decrement(unit, carry, { after: (tape) => mark.result('next unit', tape) });
            compare(unit, zero, left, { verdict: (tape) => mark.result('left', tape) });
            mark.fetch('left', left);
            leaveSlots(left.is('='));
          },
        );
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
  });
  p.accept();
  return p;
}
