import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { add, compare, decrement, increment, sameNumber, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import type { Program } from '../../machine/language/program.ts';
import {
  loadFree,
  scheduleTapes,
  strike,
  toOpenTask,
  usePlace,
  type ScheduleTapes,
} from './multi-machine-schedule.tapes.ts';

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

/** Reads the tasks; then the most beneficial open one gets a place or is skipped, until none is open. */
export function program(): Program {
  const tapes = scheduleTapes();
  const { p, tasks, place, isAllDone } = tapes;
  start(tapes);
  readTasks(tapes);
  p.loop((leave) => {
    takeFirstOpen(tapes);
    p.if(isAllDone.is('yes'), leave);
    p.while(tasks.nonBlank, () => selectBetter(tapes));
    loadDeadline(tapes);
    findPlace(tapes);
    p.if(
      place.is('>'),
      () => takePlace(tapes),
      () => skip(tapes),
    );
  });
  p.accept();
  return p;
}

/** Reads the number of queues; nothing is gained yet, and the first task is number 1. */
function start({ p, input, queues, zero, total, number }: ScheduleTapes): void {
  p.state(START, (mark) => {
    loadField(input, queues, { list: (tape) => mark.fetch('queues', tape) });
    input.right();
    setRegister(zero, '0');
    setRegister(total, '0', (tape) => mark.result('total', tape));
    setRegister(number, '1', (tape) => mark.result('number', tape));
  });
}

/** Writes a record for each task of the input. */
function readTasks({ p, input, tasks, number, carry }: ScheduleTapes): void {
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
}

// ── The most beneficial open task ──

/** Takes the first open task as the best so far; where there is none, all are done. */
function takeFirstOpen(tapes: ScheduleTapes): void {
  const { p, tasks, best, bestBenefit, isAllDone } = tapes;
  isAllDone.set('no');
  p.state(OPEN, (mark) => {
    rewind(tasks);
    toOpenTask(tasks);
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
        loadNextOpen(mark, tapes);
      },
    );
  });
}

/** Compares the open task in the register `number` with the best so far, whose place it takes if it is more beneficial. */
function selectBetter(tapes: ScheduleTapes): void {
  const { p, tasks, number, benefit, best, bestBenefit, order } = tapes;
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
    loadNextOpen(mark, tapes);
  });
}

/** Loads the number of the next open task; the head of `tasks` ends behind it, or on the empty cell behind all tasks. */
function loadNextOpen(mark: Marker<'next', never>, { p, tasks, number }: ScheduleTapes): void {
  toOpenTask(tasks);
  p.if(
    tasks.blank,
    () => mark.fetch('next', tasks),
    () => {
      tasks.right();
      loadField(tasks, number, { list: (tape) => mark.fetch('next', tape) });
    },
  );
}

/** The deadline of the best task is the first unit to be asked for a free place. */
function loadDeadline({ p, tasks, best, unit, sought, same }: ScheduleTapes): void {
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
}

// ── A place for it ──

/** Asks one unit after another, from the deadline down to 1, for a free place and uses the first; `place` says whether there was one. */
function findPlace(tapes: ScheduleTapes): void {
  const { p, unit, free, zero, place, left, carry } = tapes;
  sweep(p, (leave) =>
    p.state(SLOT, (mark) => {
      readRegister(unit, (tape) => mark.fetch('unit', tape));
      loadFree(mark, tapes);
      compare(free, zero, place, { verdict: (tape) => mark.result('place', tape) });
      mark.fetch('place', place);
      leave(place.is('>'));
      p.if(
        place.is('>'),
        () => usePlace(mark, tapes),
        () => {
          decrement(unit, carry, { after: (tape) => mark.result('next unit', tape) });
          compare(unit, zero, left, { verdict: (tape) => mark.result('left', tape) });
          mark.fetch('left', left);
          leave(left.is('='));
        },
      );
    }),
  );
}

/** Adds the benefit of the task that has got a place. */
function takePlace(tapes: ScheduleTapes): void {
  const { p, place, best, bestBenefit, total, carry } = tapes;
  p.state(TAKE, (mark) => {
    mark.fetch('place', place);
    readRegister(best, (tape) => mark.fetch('number', tape));
    readRegister(total, (tape) => mark.fetch('total', tape));
    add(total, bestBenefit, carry, {
      addend: (tape) => mark.fetch('benefit', tape),
      sum: (tape) => mark.result('total', tape),
    });
    strike(mark, tapes);
  });
}

/** Leaves out the task that has got no place. */
function skip(tapes: ScheduleTapes): void {
  const { p, place, best, total } = tapes;
  p.state(SKIP, (mark) => {
    mark.fetch('place', place);
    readRegister(best, (tape) => mark.fetch('number', tape));
    readRegister(total, (tape) => mark.fetch('total', tape));
    strike(mark, tapes);
  });
}
