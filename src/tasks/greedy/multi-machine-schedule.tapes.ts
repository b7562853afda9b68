import type { Marker } from '../../machine/language/atomic-state.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { decrement, sameNumber } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister } from '../../machine/library/registers.ts';

/** The program of the schedule with its tapes; see `scheduleTapes`. */
export type ScheduleTapes = ReturnType<typeof scheduleTapes>;

/**
 * `tasks` holds records `?number:benefit/deadline#`, and `places` records `?unit:free#` of the units that something was put into;
 * all places of other units are free, however late they are. `?` becomes `!` where a task is done with or a record is replaced.
 */
export function scheduleTapes() {
  const p = new Program('multi-machine-schedule');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', [...DIGITS, ';', '/', ',']),
    tasks: p.tape('tasks', [...DIGITS, '?', '!', ':', '/', '#']),
    places: p.tape('places', [...DIGITS, '?', '!', ':', '#']),
    queues: register('queues'),
    number: register('number'),
    benefit: register('benefit'),
    best: register('best'),
    bestBenefit: register('best benefit'),
    unit: register('unit'),
    free: register('free'),
    sought: register('sought'),
    zero: register('zero'),
    total: register('total'),
    order: p.tape('order', '<=>'),
    same: p.tape('same', '='),
    place: p.tape('place', '<=>'),
    left: p.tape('left', '<=>'),
    carry: p.tape('carry', '01'),
    isAllDone: p.variable('all done', ['no', 'yes']),
  };
}

/** To the record of the next open task, or to the empty cell behind all tasks. */
export const toOpenTask = (tasks: Tape): void => tasks.rightUntil(tasks.is('?', BLANK));

/** Marks the task whose record the head is in as done. */
export function strike(mark: Marker<never, 'done'>, { p, tasks }: ScheduleTapes): void {
  p.scope('strike', () => {
    tasks.leftUntil(tasks.is('?'));
    tasks.write('!');
    mark.result('done', tasks);
  });
}

/** Loads how many places are free in the unit; ends on its record, or behind all records. */
export function loadFree(mark: Marker<'free', never>, tapes: ScheduleTapes): void {
  const { p, places, queues, unit, free, sought, same } = tapes;
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
}

/** Replaces the record of the unit, if it has one, by a new one with one free place less. */
export function usePlace(mark: Marker<never, 'free'>, { p, places, unit, free, carry }: ScheduleTapes): void {
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
}
