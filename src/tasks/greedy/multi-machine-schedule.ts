import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { integerField, pairsField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { program, SELECT, SKIP, SLOT, START, TAKE } from './multi-machine-schedule.machine.ts';
import { WORDINGS, type ScheduleInstance } from './multi-machine-schedule.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`start`,
      fetch: text`${fetch.queues} ${fetch.queues?.value === '1' ? 'queue' : 'queues'}, benefit/deadline ${listed('b', fetches('number'), fetches('task'))}`,
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
