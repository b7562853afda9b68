import type { QueryWording } from '../task.ts';

/** Items with weights and values, of which some fit into a capacity; each item can be taken once. */
export type KnapsackInstance = {
  readonly capacity: number;
  readonly weights: readonly number[];
  readonly values: readonly number[];
};

const list = (numbers: readonly number[]) => `[${numbers.join(', ')}]`;

/** One line an item, or the items joined with something else; items are numbered from 1. */
function items(
  { weights, values }: KnapsackInstance,
  item: (weight: number, value: number, number: number) => string,
  separator = '\n',
): string {
  return weights.map((weight, index) => item(weight, values[index]!, index + 1)).join(separator);
}

/** The ways of asking for the greatest total value; all say that an item is taken at most once. */
export const WORDINGS: readonly QueryWording<KnapsackInstance>[] = [
  {
    id: 'two-lists',
    query: ({ capacity, weights, values }) =>
      `Solve the 0-1 knapsack problem with weights ${list(weights)}, values ${list(values)} and capacity ${capacity}. Each item can be taken at most once. What is the greatest total value?`,
  },
  {
    id: 'labelled-lines',
    query: ({ capacity, weights, values }) =>
      `0-1 knapsack, each item at most once.\nweights: ${weights.join(', ')}\nvalues: ${values.join(', ')}\ncapacity: ${capacity}\nGive the greatest total value that fits.`,
  },
  {
    id: 'item-table',
    query: (instance) =>
      `| item | weight | value |\n| --- | --- | --- |\n${items(instance, (weight, value, number) => `| ${number} | ${weight} | ${value} |`)}\n\nThe weights of the chosen items must not sum to more than ${instance.capacity}, and no item may be chosen more than once. What is the greatest possible sum of values?`,
  },
  {
    id: 'item-bullets',
    query: (instance) =>
      `A knapsack carries a weight of ${instance.capacity} at most. Which total value can it hold at best if every item is used no more than once?\n${items(instance, (weight, value) => `- weight ${weight}, value ${value}`)}`,
  },
  {
    id: 'pairs',
    query: (instance) =>
      `The items, as (weight, value): ${items(instance, (weight, value) => `(${weight}, ${value})`, ', ')}. Pick any of them, each at most once, so that the total weight is not above ${instance.capacity} and the total value is as great as possible. What is that value?`,
  },
  {
    id: 'formal',
    query: ({ capacity, weights, values }) =>
      `Let w = ${list(weights)} and v = ${list(values)}. Maximize the sum of v[i]·x[i] subject to the sum of w[i]·x[i] being at most ${capacity}, where every x[i] is 0 or 1, so each item is taken at most once. What is the maximum?`,
  },
  {
    id: 'subset',
    query: (instance) =>
      `Among all subsets of the items below with a total weight of ${instance.capacity} or less, find the greatest total value. (In a subset, an item occurs at most once.)\n${items(instance, (weight, value, number) => `${number}. weight = ${weight}, value = ${value}`)}`,
  },
  {
    id: 'capacity-first',
    query: ({ capacity, weights, values }) =>
      `Capacity ${capacity}. Item weights ${list(weights)}. Item values, in the same order, ${list(values)}. Take each item once or not at all; what is the best total value within the capacity?`,
  },
  {
    id: 'json-instance',
    query: ({ capacity, weights, values }) =>
      `A knapsack instance is given as JSON:\n${JSON.stringify({ capacity, weights, values })}\nNo item can be packed more than once. How much value can be packed at most?`,
  },
  {
    id: 'function-call',
    query: ({ capacity, weights, values }) =>
      `A function knapsack(weights, values, capacity) returns the greatest total value of items that fit, each item being used at most once. What does knapsack(${list(weights)}, ${list(values)}, ${capacity}) return?`,
  },
  {
    id: 'values-first',
    query: ({ capacity, weights, values }) =>
      `Items with the values ${values.join(', ')} have the weights ${weights.join(', ')}, respectively. With each item available only once and a weight limit of ${capacity}, how large can the total value become?`,
  },
  {
    id: 'csv',
    query: (instance) =>
      `item,weight,value\n${items(instance, (weight, value, number) => `${number},${weight},${value}`)}\n\nFrom this table choose items, each at most once, with a total weight of no more than ${instance.capacity}. State the highest total value.`,
  },
  {
    id: 'dynamic-programming',
    query: ({ capacity, weights, values }) =>
      `Use dynamic programming to find the greatest value that fits into a knapsack of capacity ${capacity}. The weights are ${list(weights)}; the values are ${list(values)}. An item may be packed at most once.`,
  },
  {
    id: 'terse',
    query: ({ capacity, weights, values }) =>
      `Best value? w = ${list(weights)}, v = ${list(values)}, W = ${capacity}, each item at most once.`,
  },
  {
    id: 'gardener',
    story: true,
    query: (instance) =>
      `A gardener has a bed of ${instance.capacity} m² left. There is a single offer of each of these plants, so each can be planted at most once:\n${items(instance, (weight, value, number) => `- plant ${number}: needs ${weight} m², brings a harvest worth ${value}`)}\nHow much can the harvest be worth at best?`,
  },
  {
    id: 'delivery-van',
    story: true,
    query: (instance) =>
      `A delivery van may be loaded with ${instance.capacity} kg. These parcels wait at the depot:\n${items(instance, (weight, value, number) => `parcel ${number}: ${weight} kg, fee €${value}`)}\nEvery parcel exists once and can be loaded at most once, as a whole. What is the highest total fee of one trip, in euros?`,
  },
  {
    id: 'cargo-ship',
    story: true,
    query: (instance) =>
      `The captain of a small cargo ship accepts freight up to ${instance.capacity} t. On the quay stand ${items(instance, (weight, value) => `a crate of ${weight} t with a profit of ${value}`, ', ')}. Each crate can be shipped at most once and cannot be opened. What is the greatest profit of a single voyage?`,
  },
  {
    id: 'hiker',
    story: true,
    query: (instance) =>
      `Before a long hike Noor weighs what she would like to bring along and rates how useful it is. Her backpack must not get heavier than ${instance.capacity} kg, and she packs each thing once or not at all.\n${items(instance, (weight, value, number) => `Thing ${number}: ${weight} kg, usefulness ${value}`)}\nWhich total usefulness can she reach at most?`,
  },
  {
    id: 'museum-loan',
    story: true,
    query: (instance) =>
      `A museum can show borrowed sculptures on a stage that bears ${instance.capacity} t. The sculptures weigh (in t) ${instance.weights.join(', ')} and their appeal to visitors is rated ${instance.values.join(', ')}, in this order. As each sculpture is unique, it is shown at most once. What is the greatest total appeal that the stage can bear?`,
  },
  {
    id: 'software-release',
    story: true,
    query: (instance) =>
      `Working days that a team has left until the release: ${instance.capacity}. These features could be built:\n\n| feature | days | benefit |\n| --- | --- | --- |\n${items(instance, (weight, value, number) => `| ${number} | ${weight} | ${value} |`)}\n\nA feature is built completely or not at all, and at most once. How great a total benefit fits into these days?`,
  },
  {
    id: 'radio-show',
    story: true,
    query: (instance) =>
      `A radio show lasts ${instance.capacity} min. The editor may air any of the following reports, but none of them more than once and none of them shortened:\n${items(instance, (weight, value, number) => `${number}) length in minutes: ${weight}; score with listeners: ${value}`)}\nFind the greatest total score for one show.`,
  },
  {
    id: 'market-stall',
    story: true,
    query: (instance) =>
      `Tom takes goods to the market on a handcart that carries ${instance.capacity} kg. At home he has ${items(instance, (weight, value) => `one box of ${weight} kg that sells for $${value}`, ', ')}. Each box can go along at most once. How many dollars can he earn at best with one cartload?`,
  },
  {
    id: 'rescue-boat',
    story: true,
    query: (instance) =>
      `A museum is being flooded and one boat is left; it bears ${instance.capacity} kg. The treasures have these weights in kg: ${list(instance.weights)}. In the same order, they are worth: ${list(instance.values)}. There is just one trip and one of each treasure, so each is saved at most once. What is the highest worth that can be saved?`,
  },
  {
    id: 'file-backup',
    story: true,
    query: (instance) =>
      `An old memory card has room for ${instance.capacity} GB. Lea wants to keep the files that matter most to her; storing the same file more than once is pointless and not allowed.\n${items(instance, (weight, value, number) => `file ${number}: size ${weight} GB, importance ${value}`)}\nWhat is the greatest total importance that fits on the card?`,
  },
  {
    id: 'baker-oven',
    story: true,
    query: (instance) =>
      `In a bakery this many trays are free in the oven: ${instance.capacity}. They are to be filled with orders. Each order can be baked at most once, and only as a whole.\nTrays needed per order: ${instance.weights.join(', ')}\nIncome per order: ${instance.values.join(', ')}\nWhat income can the bakery reach at most?`,
  },
  {
    id: 'theatre-van',
    story: true,
    query: (instance) =>
      `A theatre company tours with a trailer whose load is limited to ${instance.capacity} kg. Every prop is one of a kind and can be taken no more than once: ${items(instance, (weight, value, number) => `prop ${number} (${weight} kg, importance ${value})`, ', ')}. What is the greatest total importance of props on the trailer?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'each item at most once':
    /\bat most once\b|\b(no|not|none)\b[^.]*\bmore than once\b|\bonce or not at all\b|\bonly once\b|\bmore than once is [^.]*not allowed\b/i,
};
