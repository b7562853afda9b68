import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { and } from '../../machine/condition.ts';
import { add, compare, decrement, increment, sameNumber } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { integerField, pairsField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type ScheduleInstance } from './multi-machine-schedule.wordings.ts';

// ── Atomic states: the most beneficial open task is selected, gets the latest free place up to its deadline, or is skipped ──

const START = stateKind('start', { fetch: ['queues', 'number', 'task'], result: ['open', 'number', 'total'] });
const SELECT = stateKind('select', {
  fetch: ['best', 'best benefit', 'number', 'benefit', 'order', 'open'],
  result: ['order', 'best', 'best benefit'],
});
const SLOT = stateKind('slot', {
  fetch: ['unit', 'free', 'place', 'left'],
  result: ['place', 'next unit', 'left'],
});
const TAKE = stateKind('take', {
  fetch: ['number', 'total', 'benefit', 'free', 'open'],
  result: ['total', 'free', 'done'],
});
const SKIP = stateKind('skip', { fetch: ['number', 'total', 'open'], result: ['done'] });

type SlotMarker = Marker<(typeof SLOT.fetch)[number], (typeof SLOT.result)[number]>;

/**
 * `tasks` holds records `?number:benefit/deadline#`, and `places` records `?unit:free#` of the units that something was put into;
 * all places of other units are free, however late they are. `?` becomes `!` where a task is done with or a record is replaced.
 */
function program(): Program {
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

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`start`,
      fetch: text`${fetch.queues} queues, benefit/deadline ${listed('b', fetches('number'), fetches('task'))}`,
      solve: text`total ${result.total}`,
      next: text`→ select`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Begin with empty queues.`,
      fetch: text`Their number is ${fetch.queues}; benefit/deadline: ${listed('task ', fetches('number'), fetches('task'))}.`,
      solve: text`The total is ${result.total}.`,
      next: text`Select the most beneficial task.`,
    }),
  }),
  narration(SELECT, {
    tail: ({ fetch, result }) => {
      const pieces = { state: text`select`, next: fetch.open ? text`→ select` : text`→ slot` };
      if (!fetch.best) return { ...pieces, fetch: text`b${fetch.number} = ${fetch.benefit}`, solve: text`first` };
      return {
        ...pieces,
        fetch: text`b${fetch.best} = ${fetch['best benefit']}, b${fetch.number} = ${fetch.benefit}`,
        solve: text`${result.order}, ${result.best ? text`best ${result.best}` : 'kept'}`,
      };
    },
    styled: ({ fetch, result }) => {
      const next = fetch.open ? text`Look at the next open task.` : text`Look for a place up to its deadline.`;
      const pieces = { state: text`Select:`, next };
      const candidate = text`task ${fetch.number} with benefit ${fetch.benefit}`;
      if (!fetch.best)
        return { ...pieces, fetch: text`the first open task is ${candidate}.`, solve: text`It is the best so far.` };
      return {
        ...pieces,
        fetch: text`the best so far is task ${fetch.best} with ${fetch['best benefit']}, the next is ${candidate}.`,
        solve: text`The best ${result.order} the next, so ${result.best ? text`the best is now task ${result.best}` : 'it is kept'}.`,
      };
    },
  }),
  narration(SLOT, {
    tail: ({ fetch, result }) => {
      const pieces = { state: text`slot ${fetch.unit}`, fetch: text`${fetch.free} free` };
      if (result.place?.value === '>') return { ...pieces, solve: text`place`, next: text`→ take` };
      const next = result.left?.value === '=' ? text`→ skip` : text`→ slot ${result['next unit']}`;
      return { ...pieces, solve: text`full`, next };
    },
    styled: ({ fetch, result }) => {
      const pieces = { state: text`Look at unit ${fetch.unit}.`, fetch: text`Free places: ${fetch.free}.` };
      if (result.place?.value === '>') return { ...pieces, solve: text`There is a place.`, next: text`Take the task.` };
      const noneLeft = result.left?.value === '=';
      const next = noneLeft ? text`No unit is left; skip the task.` : text`Go back to unit ${result['next unit']}.`;
      return { ...pieces, solve: text`The unit is full.`, next };
    },
  }),
  narration(TAKE, {
    tail: ({ fetch, result }) => ({
      state: text`take ${fetch.number}`,
      fetch: text`${fetch.total} + ${fetch.benefit}, ${fetch.free} − 1 free`,
      solve: text`total ${result.total}, ${result.free} free`,
      next: fetch.open ? text`→ select` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Take task ${fetch.number}.`,
      fetch: text`The total was ${fetch.total}, and the benefit is ${fetch.benefit}; the free places of the unit were ${fetch.free}, of which one is used.`,
      solve: text`The total is ${result.total}, and the free places are ${result.free}.`,
      next: fetch.open ? text`Select the next task.` : text`No task is left.`,
    }),
  }),
  narration(SKIP, {
    tail: ({ fetch }) => ({
      state: text`skip ${fetch.number}`,
      fetch: text`total ${fetch.total}`,
      next: fetch.open ? text`→ select` : text`→ F`,
    }),
    styled: ({ fetch }) => ({
      state: text`Skip task ${fetch.number}.`,
      fetch: text`The total stays ${fetch.total}.`,
      next: fetch.open ? text`Select the next task.` : text`No task is left.`,
    }),
  }),
];

/** `b1 = 20/2, b2 = 35/1, …` */
function listed(name: string, numbers: readonly Operand[], tasks: readonly Operand[]): Text {
  return joined(
    tasks.map((task, index) => text`${name}${numbers[index]} = ${task}`),
    ', ',
  );
}

// ── The task ──

/** The greatest total benefit of unit tasks that equal queues finish by their deadlines. */
export const multiMachineSchedule = defineTask<ScheduleInstance>({
  id: 'multi-machine-schedule',
  title: 'Multi-Machine Schedule',
  algorithmClass: 'greedy',
  summary: 'Finds the greatest total benefit of tasks that several queues can do by their deadlines, best task first.',
  lengthMeaning: 'tasks, on fewer queues',
  ranges: { S: { from: 5, to: 10 }, M: { from: 11, to: 20 }, L: { from: 21, to: 50 } },
  shortest: 2,
  example: {
    queues: 2,
    tasks: [
      [20, 2],
      [35, 1],
      [50, 1],
      [35, 1],
      [10, 3],
    ],
  },
  fields: {
    queues: integerField('Queues', 1),
    tasks: pairsField(
      'Tasks',
      [
        { name: 'benefit', least: 1, most: 99 },
        { name: 'deadline', least: 1 },
      ],
      '10/2, 20/1',
    ),
  },
  length: ({ tasks }) => tasks.length,
  sample: (random, { from, to }) => {
    const count = random.integer(from, to);
    const queues = random.integer(1, Math.min(5, count - 1));
    const latest = Math.ceil(count / queues) + 2;
    const tasks = Array.from({ length: count }, () => [random.integer(1, 99), random.integer(1, latest)] as const);
    return { queues, tasks };
  },
  wordings: WORDINGS,
  program,
  encode: ({ queues, tasks }) => ({
    input: `${queues};${tasks.map(([benefit, deadline]) => `${benefit}/${deadline},`).join('')}`,
  }),
  outputTape: 'total',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === TAKE.name || kind.name === SKIP.name,
  memory: ['tasks', 'places', 'total'],
  check: (instance, answer) => isInteger(answer, greatestBenefit(instance)),
});

/** A set of tasks fits if, counted by deadline, no more are due than there are places; each task is added while it fits. */
function greatestBenefit({ queues, tasks }: ScheduleInstance): number {
  const taken: (readonly [benefit: number, deadline: number])[] = [];
  for (const task of tasks.toSorted(([one], [other]) => other - one)) {
    const deadlines = [...taken, task].map(([, deadline]) => deadline).toSorted((one, other) => one - other);
    if (deadlines.every((deadline, index) => Math.floor(index / queues) < deadline)) taken.push(task);
  }
  return taken.reduce((total, [benefit]) => total + benefit, 0);
}
