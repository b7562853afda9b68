import type { QueryWording } from '../task.ts';

/** Tasks [benefit, deadline] that take one unit of time on one of some equal queues. */
export type ScheduleInstance = {
  readonly queues: number;
  readonly tasks: readonly (readonly [benefit: number, deadline: number])[];
};

/** One line a task, or the tasks joined with something else; tasks are numbered from 1. */
function tasks(
  instance: ScheduleInstance,
  task: (benefit: number, deadline: number, number: number) => string,
  separator = '\n',
): string {
  return instance.tasks.map(([benefit, deadline], index) => task(benefit, deadline, index + 1)).join(separator);
}

/** A number with what is counted, in the singular for one. */
const many = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/**
 * The ways of asking for a greatest total benefit; all say that a task takes one unit of time, that the unit of its deadline still
 * counts, and that a queue does at most one task in a unit.
 */
export const WORDINGS: readonly QueryWording<ScheduleInstance>[] = [
  {
    id: 'pairs',
    query: (instance) =>
      `Tasks, as (benefit, deadline): ${tasks(instance, (benefit, deadline) => `(${benefit}, ${deadline})`, ', ')}. Every task takes one unit of time on a queue. With ${many(instance.queues, 'queue')}, each doing at most one task per unit, tasks can be scheduled or left out. Units are numbered from 1; a task done in the unit of its deadline is still in time. What is the greatest total benefit of tasks done in time?`,
  },
  {
    id: 'task-table',
    query: (instance) =>
      `| task | benefit | deadline |\n| --- | --- | --- |\n${tasks(instance, (benefit, deadline, number) => `| ${number} | ${benefit} | ${deadline} |`)}\n\nEach task occupies one queue for one unit of time. There ${instance.queues === 1 ? 'is' : 'are'} ${many(instance.queues, 'queue')}, and a queue handles at most one task in any unit (units 1, 2, 3 and so on). Deadlines are inclusive: the unit of the deadline still counts. Maximize the total benefit of the tasks that meet their deadlines; what is it?`,
  },
  {
    id: 'rules-bullets',
    query: (instance) =>
      `Find the greatest total benefit.\n- Number of queues: ${instance.queues}\n- A task needs one unit of time on one queue.\n- At most one task can run on a queue in a unit.\n- A deadline of d means: in one of the units 1 to d, unit d included.\n- A task that misses its deadline brings nothing.\nTasks:\n${tasks(instance, (benefit, deadline) => `benefit ${benefit}, deadline ${deadline}`)}`,
  },
  {
    id: 'labelled-lines',
    query: (instance) =>
      `queues: ${instance.queues}\ntasks [benefit, deadline]: ${tasks(instance, (benefit, deadline) => `[${benefit}, ${deadline}]`, ', ')}\nduration of a task: one unit\ncapacity of a queue: at most one task a unit\ndeadline: the last unit that still counts (units from 1)\n\nHow much benefit can be gained in total at most?`,
  },
  {
    id: 'function-call',
    query: (instance) =>
      `schedule(queues, tasks) returns the greatest total benefit of tasks [benefit, deadline] that are done by their deadlines, unit 1 being the first and the deadline's unit still counting; every task takes one unit of time, and at most one task fits on a queue in a unit. What does schedule(${instance.queues}, ${JSON.stringify(instance.tasks)}) return?`,
  },
  {
    id: 'json-instance',
    query: (instance) =>
      `${JSON.stringify({ queues: instance.queues, tasks: instance.tasks.map(([benefit, deadline]) => ({ benefit, deadline })) })}\nTasks of one unit of time each are put on these queues, at most one task per queue and unit. A task counts if it is done in unit 1, 2, … up to and including its deadline. State the maximum of the summed benefit.`,
  },
  {
    id: 'queues-first',
    query: (instance) =>
      `With ${many(instance.queues, 'queue')}, each doing at most one task in a unit of time, and with tasks that take one unit each, what total benefit can be reached at best? A task yields its benefit only if its unit is not later than its deadline, the deadline itself included, when counting units from 1.\n${tasks(instance, (benefit, deadline, number) => `${number}. benefit = ${benefit}, deadline = ${deadline}`)}`,
  },
  {
    id: 'slots',
    query: (instance) =>
      `Time is cut into slots 1, 2, 3 and so on of one unit. The number of queues is ${instance.queues}; in every slot a queue can take at most one task, and a task fills one slot. Task i is worth b if it is put into a slot not after d, slot d still counts: ${tasks(instance, (benefit, deadline) => `b = ${benefit}, d = ${deadline}`, '; ')}. What is the largest possible sum of worths?`,
  },
  {
    id: 'csv',
    query: (instance) =>
      `task,benefit,deadline\n${tasks(instance, (benefit, deadline, number) => `${number},${benefit},${deadline}`)}\n\nSchedule these tasks of one unit of time on ${many(instance.queues, 'machine queue')}. A queue does at most one task in a unit, and a task may be done no later than in the unit of its deadline, which is included (the first unit is 1). Tasks may be left out. Which total benefit is the greatest?`,
  },
  {
    id: 'greedy',
    query: (instance) =>
      `Take the tasks by falling benefit and give each the latest free place up to its deadline, the unit of the deadline included; leave it out if there is none. A place is one queue in one unit of time (from 1), it holds at most one task, and every task needs one unit. There are ${many(instance.queues, 'queue')} and the tasks ${tasks(instance, (benefit, deadline) => `${benefit} (by ${deadline})`, ', ')}, given as benefit (by deadline). What total benefit results, which is the greatest possible?`,
  },
  {
    id: 'terse',
    query: (instance) =>
      `Max total benefit? ${many(instance.queues, 'queue')}, at most one task per queue and unit, tasks of one unit of time, deadline unit included (units from 1). benefit/deadline: ${tasks(instance, (benefit, deadline) => `${benefit} / ${deadline}`, ', ')}`,
  },
  {
    id: 'polite',
    query: (instance) =>
      `Please help me plan. My tasks take one unit of time each; I can use ${many(instance.queues, 'queue')}, with at most one task on a queue in any unit. Units are counted from 1, and finishing in the very unit of the deadline is still fine. Here are benefit and deadline of each task:\n${tasks(instance, (benefit, deadline) => `${benefit} by unit ${deadline}`)}\nWhat is the highest total benefit that I can get?`,
  },
  {
    id: 'exercise',
    query: (instance) =>
      `Exercise on greedy algorithms. Given ${instance.queues === 1 ? 'is' : 'are'} ${many(instance.queues, 'machine')}, each able to process at most one task per unit of time, and tasks of one unit length with benefits and inclusive deadlines (a task in unit d meets the deadline d; units start at 1):\n${tasks(instance, (benefit, deadline, number) => `task ${number}: benefit ${benefit}, deadline ${deadline}`)}\nDetermine the maximum total benefit of tasks on time.`,
  },
  {
    id: 'formal',
    query: (instance) =>
      `Assign to some of the tasks a unit t with 1 ≤ t ≤ d, the deadline d included, so that no unit gets more tasks than there are queues, namely ${instance.queues} (a task takes one unit of time, and a queue does at most one task in it). The tasks have (b, d) = ${tasks(instance, (benefit, deadline) => `(${benefit}, ${deadline})`, ', ')}. Maximize the sum of b over the assigned tasks and state the maximum.`,
  },
  {
    id: 'bakery-ovens',
    story: true,
    query: (instance) =>
      `A bakery has ${many(instance.queues, 'oven')}. Every order takes exactly one hour, and an oven bakes at most one order in an hour. An order is paid only if it is baked by its deadline: deadline 2, say, means in the first or second hour, so the hour of the deadline is included.\n${tasks(instance, (benefit, deadline, number) => `- order ${number}: pays €${benefit}, deadline ${deadline}`)}\nWhat is the most that the bakery can earn, in euros?`,
  },
  {
    id: 'repair-shop',
    story: true,
    query: (instance) =>
      `In a repair shop, mechanics employed: ${instance.queues}. A repair lasts one day, and a mechanic does at most one repair a day. Customers pay if their car is ready on the day of the deadline at the latest, that day included (the first day is day 1).\n\n| car | payment | deadline |\n| --- | --- | --- |\n${tasks(instance, (benefit, deadline, number) => `| ${number} | ${benefit} | ${deadline} |`)}\n\nWhich total payment can the shop get at most?`,
  },
  {
    id: 'harvest',
    story: true,
    query: (instance) =>
      `A farm owns ${many(instance.queues, 'harvester')}. Each field is harvested by one of them in one day, and no harvester does more than one field a day. Rain will spoil the fields after their deadlines; on the day of the deadline itself, counted from day 1, a field can still be harvested. Yield and deadline of the fields: ${tasks(instance, (benefit, deadline) => `yield ${benefit} until day ${deadline}`, ', ')}. How great is the total yield at best?`,
  },
  {
    id: 'photo-studio',
    story: true,
    query: (instance) =>
      `A photo studio with ${many(instance.queues, 'camera')} takes one hour for every client; with a camera, at most one client can be served in an hour. Each client states a fee and the last hour that still suits them, which counts as well: ${tasks(instance, (benefit, deadline) => `$${benefit} (last hour ${deadline})`, ', ')}. The studio opens with hour 1. How many dollars can it take at most?`,
  },
  {
    id: 'rescue-helicopters',
    story: true,
    query: (instance) =>
      `After a flood, boats must be secured. Helicopters available: ${instance.queues}. One flight takes one hour and secures one boat, and a helicopter makes at most one flight in an hour. A boat is lost if it is not secured in the hour of its deadline or before; that hour is included, and hours count from 1.\n${tasks(instance, (benefit, deadline, number) => `Boat ${number}: worth ${benefit}, deadline ${deadline}`)}\nWhat is the greatest total worth of boats secured?`,
  },
  {
    id: 'homework',
    story: true,
    query: (instance) =>
      `A study group of ${many(instance.queues, 'student')} shares its homework. Each sheet takes one evening of one student, and each student does at most one sheet an evening. Sheets handed in after the evening of the deadline give no points; on that evening they still count. The first evening is evening 1.\n${tasks(instance, (benefit, deadline, number) => `sheet ${number}: points ${benefit}, deadline evening ${deadline}`)}\nHow many points can the group get in total?`,
  },
  {
    id: 'cloud-servers',
    story: true,
    query: (instance) =>
      `A provider runs ${many(instance.queues, 'server')}. Jobs last one minute each, and at most one job runs on a server in a minute. For a job that runs in the minute of its deadline or earlier, the deadline's minute included and minutes numbered from 1, the customer pays its fee; otherwise nothing. Fees and deadlines: ${tasks(instance, (benefit, deadline) => `fee ${benefit} / deadline ${deadline}`, ', ')}. What is the highest total of fees?`,
  },
  {
    id: 'harbour-cranes',
    story: true,
    query: (instance) =>
      `At a harbour, ships are unloaded by ${many(instance.queues, 'crane')}; it takes one shift a ship, and a crane unloads at most one ship in a shift. Captains pay a reward if the unloading happens in shift 1, 2, … up to the shift of their deadline, that one included.\nRewards: ${tasks(instance, (benefit) => `${benefit}`, ', ')}\nDeadlines, in the same order: ${tasks(instance, (_benefit, deadline) => `${deadline}`, ', ')}\nWhich total reward can be collected at most?`,
  },
  {
    id: 'concert-halls',
    story: true,
    query: (instance) =>
      `A town has ${many(instance.queues, 'concert hall')}. Every band plays for one evening, and a hall hosts at most one band an evening. A band comes no later than on its last possible evening, which is included (evenings count from 1), or not at all.\n${tasks(instance, (benefit, deadline, number) => `band ${number}: ${benefit} thousand visitors, last evening ${deadline}`)}\nHow many thousand visitors can come in total at most?`,
  },
  {
    id: 'print-shop',
    story: true,
    query: (instance) =>
      `Posters are printed in a shop; printing presses: ${instance.queues}. Each poster blocks one press for one hour, so there is at most one poster on a press in any hour. The profit is made only if the poster is printed by the end of the hour named as deadline, this hour still counts, the first being 1. As profit @ deadline: ${tasks(instance, (benefit, deadline) => `${benefit} @ ${deadline}`, ', ')}. What total profit is the best possible?`,
  },
  {
    id: 'garden-helpers',
    story: true,
    query: (instance) =>
      `Plants have to be watered before they wither; helpers: ${instance.queues}. A helper needs one hour for a plant and cares for at most one plant in an hour. A plant survives if it gets water in the hour of its deadline at the latest, this one included, counting hours from 1.\n${tasks(instance, (benefit, deadline, number) => `plant ${number} is worth ${benefit} and has the deadline ${deadline}`)}\nWhat are the saved plants worth in total, if all goes as well as possible?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'one unit of time a task': /\b(one|exactly one) (unit|slot|hour|day|evening|minute|shift)\b/,
  "the deadline's unit counts":
    /\binclu(ded|sive)\b|\bstill (counts?|counting|suits|in time|fine|be harvested)\b|\bin time\b|\bcounts as well\b|\bincluding\b/,
  'at most one task a queue and unit': /\bat most one\b|\bno [^.]*more than one\b/i,
  'units from 1':
    /\b(from|with|first[^.]*|units?|hour|evening|minute|slots|shift|day|being|at) 1\b|\bfirst (or second )?(hour|day|evening)\b/,
};
