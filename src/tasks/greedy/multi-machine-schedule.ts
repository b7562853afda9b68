import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { NONE, type Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../library/check-helpers.ts';
import { integerField, pairsField } from '../fields.ts';
import { inOrder } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import { BEST, OPEN, program, SELECT, SKIP, SLOT, START, TAKE, TASK } from './multi-machine-schedule.machine.ts';
import type { ScheduleInstance } from './multi-machine-schedule.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`${fetch.queues} ${fetch.queues?.value === '1' ? 'queue' : 'queues'}`,
      solve: text`total ${result.total}`,
      next: text`→ task ${result.number}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with empty queues.`,
      fetch: text`Their number is ${fetch.queues}.`,
      solve: text`The total is ${result.total}.`,
      next: text`Read task ${result.number}.`,
    }),
  }),
  narration(TASK, {
    tail: ({ fetch, result }) => ({
      state: text`task ${fetch.number}`,
      ...(fetch.deadline
        ? { fetch: text`${fetch.benefit} by ${fetch.deadline}`, next: text`→ task ${result.next}` }
        : { fetch: text`${fetch.benefit}`, next: text`→ open` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Read task ${fetch.number}.`,
      ...(fetch.deadline
        ? {
            fetch: text`Its benefit is ${fetch.benefit}, its deadline ${fetch.deadline}.`,
            next: text`Go on with task ${result.next}.`,
          }
        : { fetch: text`There is ${fetch.benefit}.`, next: text`Look for open tasks.` }),
    }),
  }),
  narration(OPEN, {
    tail: ({ fetch, result }) => ({
      state: text`open`,
      ...(fetch.next
        ? {
            fetch: text`${fetch.first}, next ${fetch.next}`,
            solve: text`best ${result.best}`,
            next: fetch.next.value === NONE ? text`→ best` : text`→ select ${fetch.next}`,
          }
        : { fetch: text`${fetch.first}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Look for open tasks.`,
      ...(fetch.next
        ? {
            fetch: text`The first is ${fetch.first}, the next ${fetch.next}.`,
            solve: text`The best so far is task ${result.best}.`,
            next: candidate(fetch.next),
          }
        : { fetch: text`There is ${fetch.first}.`, next: text`The schedule is complete.` }),
    }),
  }),
  narration(SELECT, {
    tail: ({ fetch, result }) => ({
      state: text`select ${fetch.number}`,
      fetch: text`${fetch['best benefit']} and ${fetch.benefit}, next ${fetch.next}`,
      solve: result.best ? text`${result.order} best ${result.best}` : text`${result.order}`,
      next: fetch.next?.value === NONE ? text`→ best` : text`→ select ${fetch.next}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Select: look at task ${fetch.number}.`,
      fetch: text`The best benefit so far is ${fetch['best benefit']}, that of this task is ${fetch.benefit}; the next open task is ${fetch.next}.`,
      solve: text`The best ${result.order} this one, so ${result.best ? text`the best is now task ${result.best}` : 'it is kept'}.`,
      next: candidate(fetch.next),
    }),
  }),
  narration(BEST, {
    tail: ({ fetch, result }) => ({
      state: text`best`,
      fetch: text`${fetch.number}, deadline ${fetch.deadline}`,
      next: text`→ slot ${result.unit}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`The best open task is found.`,
      fetch: text`It is task ${fetch.number}, with the deadline ${fetch.deadline}.`,
      next: text`Look for a place in unit ${result.unit}.`,
    }),
  }),
  narration(SLOT, {
    tail: ({ fetch, result }) => {
      const pieces = { state: text`slot ${fetch.unit}`, fetch: text`${fetch.free} free` };
      if (result.free) return { ...pieces, solve: text`${result.free} left`, next: text`→ take` };
      const next = result.left?.value === '=' ? text`→ skip` : text`→ slot ${result['next unit']}`;
      return { ...pieces, solve: text`full`, next };
    },
    styled: ({ fetch, result }) => {
      const pieces = { state: text`Look for a place in unit ${fetch.unit}.`, fetch: text`Free places: ${fetch.free}.` };
      if (result.free)
        return { ...pieces, solve: text`One is used; places left: ${result.free}.`, next: text`Take the task.` };
      const noneLeft = result.left?.value === '=';
      const next = noneLeft ? text`No unit is left; skip the task.` : text`Go back to unit ${result['next unit']}.`;
      return { ...pieces, solve: text`The unit is full.`, next };
    },
  }),
  narration(TAKE, {
    tail: ({ fetch, result }) => ({
      state: text`take`,
      fetch: text`${fetch.number}, ${fetch.total} + ${fetch.benefit}`,
      solve: text`total ${result.total}`,
      next: text`→ open`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Take the task.`,
      fetch: text`It is task ${fetch.number}; the total was ${fetch.total}, and the benefit is ${fetch.benefit}.`,
      solve: text`The total is ${result.total}.`,
      next: text`Look for open tasks.`,
    }),
  }),
  narration(SKIP, {
    tail: ({ fetch }) => ({
      state: text`skip`,
      fetch: text`${fetch.number}, total ${fetch.total}`,
      next: text`→ open`,
    }),
    styled: ({ fetch }) => ({
      state: text`Skip the task.`,
      fetch: text`It is task ${fetch.number}; the total stays ${fetch.total}.`,
      next: text`Look for open tasks.`,
    }),
  }),
];

/** In sentences: the open task that is compared next, or none. */
const candidate = (next: Operand | undefined): Text =>
  next?.value === NONE ? text`The best open task is found.` : text`Select: go on with task ${next}.`;

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
  normalized: ({ queues, tasks }) => ({ queues, tasks: inOrder(tasks) }),
  sample: (random, { from, to }) => {
    const count = random.integer(from, to);
    const queues = random.integer(1, Math.min(5, count - 1));
    const latest = Math.ceil(count / queues) + 2;
    const tasks = Array.from({ length: count }, () => [random.integer(1, 99), random.integer(1, latest)] as const);
    return { queues, tasks };
  },
  program,
  encode: ({ queues, tasks }) => ({
    input: `${queues};${tasks.map(([benefit, deadline]) => `${benefit}/${deadline},`).join('')}`,
  }),
  outputTape: 'total',
  timelineTape: 'tasks',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === TAKE.name || kind.name === SKIP.name,
  memory: ['tasks', 'places', 'total'],
  drawing: {
    kind: 'lists',
    lists: [
      { tape: 'tasks', shape: 'boxes', between: '?!#', before: { '!': 'done', '?': 'waiting' } },
      { tape: 'places', shape: 'boxes', between: '?!#', before: { '!': 'replaced', '?': 'free places of the unit' } },
    ],
    registers: ['best', 'best benefit', 'unit', 'free', 'total'],
  },
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
