import type { QueryWording } from '../task.ts';

/** After `n` units of time, with first births at age `x`, `y` newborn pairs at first, and `z` pairs born per adult pair and unit. */
export type PopulationInstance = { readonly n: number; readonly x: number; readonly y: number; readonly z: number };

/** A number with what is counted, in the singular for one. */
const many = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/**
 * The ways of asking for a number of pairs; all say that the first pairs are newborn at time 0, that births start at age x and come
 * again in every unit, and that no pair dies.
 */
export const WORDINGS: readonly QueryWording<PopulationInstance>[] = [
  {
    id: 'plain',
    query: ({ n, x, y, z }) =>
      `At time 0 a population starts with ${many(y, 'newborn pair')}. Each pair has its first offspring at the age of ${many(x, 'unit')} of time, namely ${many(z, 'pair')}, and again as many in every unit after that. No pair ever dies. How many pairs are alive after ${many(n, 'unit')}?`,
  },
  {
    id: 'parameters',
    query: ({ n, x, y, z }) =>
      `n = ${n}, x = ${x}, y = ${y}, z = ${z}\n\nThere are y newborn pairs at time 0. A pair gives birth to z pairs when it reaches age x and in every unit of time from then on. There are no deaths. How many pairs are there after n units?`,
  },
  {
    id: 'rules-bullets',
    query: ({ n, x, y, z }) =>
      `How large is this population after ${many(n, 'step')}?\n- Time 0: ${many(y, 'newborn pair')}\n- First births of a pair: at age ${x}\n- Births of an adult pair: ${many(z, 'pair')} at that age and in every later step\n- Deaths: none\nGive the number of pairs.`,
  },
  {
    id: 'recurrence',
    query: ({ n, x, y, z }) =>
      `Let P(0) = ${y} be the newborn pairs at time 0. A pair first gives birth at age ${x} and then in every unit of time, each time to ${many(z, 'pair')}; none dies. So P(t) = P(t-1) before the first births at t = ${x}, and afterwards P(t) = P(t-1) + ${z} * P(t-${x}). Compute P(${n}).`,
  },
  {
    id: 'table',
    query: ({ n, x, y, z }) =>
      `| quantity | value |\n| --- | --- |\n| units of time | ${n} |\n| age at first births | ${x} |\n| newborn pairs at time 0 | ${y} |\n| pairs born per adult pair in every unit | ${z} |\n| deaths | none |\n\nAdult pairs are those that have reached the age of first births. How many pairs are alive at the end?`,
  },
  {
    id: 'function-call',
    query: ({ n, x, y, z }) =>
      `population(n, x, y, z) returns the number of pairs after n units of time, if y newborn pairs exist at time 0, every pair has z pairs of young at age x and in every unit after that, and there are no deaths. What does population(${n}, ${x}, ${y}, ${z}) return?`,
  },
  {
    id: 'json-parameters',
    query: ({ n, x, y, z }) =>
      `${JSON.stringify({ units: n, firstBirthsAtAge: x, newbornPairsAtTime0: y, pairsBornPerAdultPairAndUnit: z })}\nThe first pairs are newborn at time 0. Adult pairs give birth in every unit from the age of first births on, and no pair dies. How many pairs are there after all units?`,
  },
  {
    id: 'terse',
    query: ({ n, x, y, z }) =>
      `Pairs after ${many(n, 'unit')}? Time 0: ${y} newborn; first births at age ${x}, then in every unit, ${z} per pair; no deaths.`,
  },
  {
    id: 'exercise',
    query: ({ n, x, y, z }) =>
      `Exercise on growth. Of a species in which no individual dies, ${many(y, 'pair')}, newborn at time 0, ${y === 1 ? 'is' : 'are'} set free. From age ${x} on, that age included, every pair produces ${many(z, 'pair')} in every unit of time. State the number of pairs after ${many(n, 'unit')}.`,
  },
  {
    id: 'end-first',
    query: ({ n, x, y, z }) =>
      `How many pairs does a population count after ${many(n, 'unit')} of time if it began at time 0 with ${many(y, 'newborn pair')}, if pairs multiply for the first time at age ${x} and in every unit thereafter, ${z} new for each, and if there are no deaths?`,
  },
  {
    id: 'simulate',
    query: ({ n, x, y, z }) =>
      `Simulate unit by unit, from time 0 to time ${n}: initially ${many(y, 'newborn pair')}; in every unit, each pair aged ${x} or more adds ${many(z, 'newborn pair')}, so the first births of a pair happen exactly at age ${x}; nobody dies. What is the final number of pairs?`,
  },
  {
    id: 'polite',
    query: ({ n, x, y, z }) =>
      `Could you help me with a model? It has ${many(y, 'newborn pair')} at time 0 and no deaths at all. A pair has its first ${z === 1 ? 'pair' : `${z} pairs`} of young at age ${x} and the same number (${z}) in every unit from there on. I would like to know how many pairs there are after ${many(n, 'unit')}.`,
  },
  {
    id: 'generations',
    query: ({ n, x, y, z }) =>
      `Start: ${many(y, 'newborn pair')} (time 0). Growth: at age ${x}, its first time, and in every unit of time after that, a pair brings forth ${many(z, 'new pair')}. Loss: none, no pair dies. End: time ${n}. Number of pairs at the end?`,
  },
  {
    id: 'rabbits',
    story: true,
    query: ({ n, x, y, z }) =>
      `A farmer puts ${many(y, 'pair')} of newborn rabbits into a large meadow at month 0. Rabbits have their first young at the age of ${many(x, 'month')} and again in every month after that: ${many(z, 'pair')} for each pair of parents. No rabbit dies. How many pairs live in the meadow after ${many(n, 'month')}?`,
  },
  {
    id: 'space-colony',
    story: true,
    query: ({ n, x, y, z }) =>
      `Robots of a space colony work in pairs. In week 0 there ${y === 1 ? 'is' : 'are'} ${many(y, 'newborn pair')} of robots, fresh from the factory. A pair that is ${many(x, 'week')} old builds its first copies, ${many(z, 'pair')}, and goes on building as many in every week. No robot ever breaks, so there are no deaths. How many pairs are there after ${many(n, 'week')}?`,
  },
  {
    id: 'pigeon-loft',
    story: true,
    query: ({ n, x, y, z }) =>
      `In season 0 a pigeon loft is opened with ${many(y, 'newborn pair')} of pigeons. At age ${x}, counted in seasons, a pair raises its first brood; it raises one in every season from then on, and a brood makes ${many(z, 'new pair')}. None of the birds dies. Tell the number of pairs after ${many(n, 'season')}.`,
  },
  {
    id: 'island-goats',
    story: true,
    query: ({ n, x, y, z }) =>
      `On an island without enemies, where no goat dies, ${many(y, 'newborn pair')} of goats ${y === 1 ? 'is' : 'are'} left in year 0. Goats on this island have kids for the first time at age ${x} (in years) and in every year from then on, always ${many(z, 'pair')} of kids a pair. How many pairs roam the island after ${many(n, 'year')}?`,
  },
  {
    id: 'aquarium',
    story: true,
    query: ({ n, x, y, z }) =>
      `Day 0 of an experiment: an aquarium with ${many(y, 'newborn pair')} of a small fish. Every pair spawns for the first time when it is ${many(x, 'day')} old and then in every further day, and each spawning gives ${many(z, 'new pair')}. No fish dies. What number of pairs swims in the aquarium after ${many(n, 'day')}?`,
  },
  {
    id: 'storybook-dragons',
    story: true,
    query: ({ n, x, y, z }) =>
      `In a fairy tale, ${many(y, 'pair')} of dragons, newborn in century 0, ${y === 1 ? 'founds' : 'found'} a realm. A pair of dragons hatches its first young at the age of ${many(x, 'century', 'centuries')} and hatches more in every century after, ${many(z, 'pair')} each time. Dragons never die. How many pairs does the realm have after ${many(n, 'century', 'centuries')}?`,
  },
  {
    id: 'bee-hotel',
    story: true,
    query: ({ n, x, y, z }) =>
      `A gardener's notes on insects: "Week 0, ${many(y, 'newborn pair')}. First eggs of a pair at age ${x}, in weeks, and in every week after that. Each time, ${many(z, 'new pair')}. No deaths so far." If it goes on like this, how many pairs will there be after ${many(n, 'week')}?`,
  },
  {
    id: 'bacteria-model',
    story: true,
    query: ({ n, x, y, z }) =>
      `In a laboratory model, cells live in pairs and no pair dies. It starts at hour 0 with ${many(y, 'newborn pair')}. A pair becomes mature at age ${x} (in hours): in that hour, for the first time, and in every following hour it produces ${many(z, 'pair')}. How many pairs does the model contain after ${many(n, 'hour')}?`,
  },
  {
    id: 'computer-game',
    story: true,
    query: ({ n, x, y, z }) =>
      `In a computer game you own ${many(y, 'newborn pair')} of magic hares at round 0. In the round in which a pair reaches age ${x} it has young for the first time, and so it does in every round afterwards: ${many(z, 'pair')} each. There are no deaths in this game. How many pairs do you own after ${many(n, 'round')}?`,
  },
  {
    id: 'zoo-plan',
    story: true,
    query: ({ n, x, y, z }) =>
      `A zoo plans its enclosure for guinea pigs. It begins at month 0 with ${many(y, 'newborn pair')}. Experience says: first young at age ${x} in months, further young in every month from there, ${many(z, 'pair')} per pair of parents and month. The plan assumes no deaths. For how many pairs must there be room after ${many(n, 'month')}?`,
  },
  {
    id: 'seed-bank',
    story: true,
    query: ({ n, x, y, z }) =>
      `A rare plant grows in pairs. In year 0 a botanist sows ${many(y, 'pair')}, counted as newborn. Plants seed themselves at age ${x} for the first time and then in every year; per pair and year, ${many(z, 'new pair')} will sprout. No plant ever dies. How many pairs does she find after ${many(n, 'year')}?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'newborn at 0': /\bnewborn\b/i,
  'time 0': /\b(time|month|week|season|year|day|century|hour|round) 0\b/i,
  'first births at age x': /\bage\b|\d+ (week|day)s? old\b|"firstBirthsAtAge"/,
  'then in every unit':
    /\b(in every|goes on [^.]*every) (\w+ )?(unit|step|month|week|season|year|day|century|hour|round)\b/,
  'no deaths':
    /\bno deaths\b|\bdeaths: none\b|\bdeaths \| none\b|\b(no|none|nobody|never|not one)\b[^.]*\b(dies|die|died)\b/i,
};
