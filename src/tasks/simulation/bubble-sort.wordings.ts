import type { QueryWording } from '../task.ts';

/** Different whole numbers that are sorted. */
export type BubbleSortInstance = { readonly list: readonly number[] };

const bracketed = (list: readonly number[]) => `[${list.join(', ')}]`;

/** The ways of asking for a sorted list; all say that it ascends and that bubble sort is used. */
export const WORDINGS: readonly QueryWording<BubbleSortInstance>[] = [
  { id: 'sort-imperative', query: ({ list }) => `Sort ${bracketed(list)} in ascending order with bubble sort.` },
  {
    id: 'result-question',
    query: ({ list }) => `What does bubble sort make of the list ${bracketed(list)} if the order is to be ascending?`,
  },
  {
    id: 'labelled-lines',
    query: ({ list }) => `algorithm: bubble sort\norder: ascending\nlist: ${list.join(', ')}\n\nGive the sorted list.`,
  },
  {
    id: 'rules-bullets',
    query: ({ list }) =>
      `Put these numbers in order: ${list.join(', ')}\n- Use bubble sort.\n- The result is ascending, so the smallest number comes first.`,
  },
  {
    id: 'one-a-line',
    query: ({ list }) =>
      `${list.join('\n')}\n\nArrange the numbers above from the smallest to the largest by means of bubble sort.`,
  },
  {
    id: 'function-call',
    query: ({ list }) =>
      `A function bubbleSort(list) exchanges neighbours until the list is ascending. What does bubbleSort(${bracketed(list)}) return?`,
  },
  {
    id: 'neighbours',
    query: ({ list }) =>
      `Run bubble sort on ${bracketed(list)}: compare neighbours, exchange them where the left one is larger, and repeat until the list is ascending. What is the final list?`,
  },
  {
    id: 'json-list',
    query: ({ list }) =>
      `Given ${JSON.stringify({ list })}, apply bubble sort so that the numbers ascend, and give the resulting list.`,
  },
  {
    id: 'table',
    query: ({ list }) =>
      `| position | number |\n| --- | --- |\n${list.map((number, index) => `| ${index + 1} | ${number} |`).join('\n')}\n\nBring the numbers of this table into increasing order with bubble sort, and list them.`,
  },
  { id: 'terse', query: ({ list }) => `Bubble sort, ascending: ${list.join(' ')}` },
  {
    id: 'polite',
    query: ({ list }) =>
      `Could you please take these numbers and sort them with bubble sort, smallest first? ${bracketed(list)}`,
  },
  {
    id: 'exercise',
    query: ({ list }) =>
      `Exercise on sorting. The sequence ${list.join(', ')} is sorted into ascending order by the bubble sort algorithm. State the sequence that results.`,
  },
  {
    id: 'passes',
    query: ({ list }) =>
      `Make pass after pass of bubble sort over ${list.join(', ')} until no two neighbours are out of ascending order. How does the list read then?`,
  },
  {
    id: 'array-notation',
    query: ({ list }) =>
      `Let a = ${bracketed(list)}. Permute a by bubble sort such that a[0] < a[1] < …, that is, in ascending order. What is a afterwards?`,
  },
  {
    id: 'before-and-after',
    query: ({ list }) =>
      `Before bubble sort: ${bracketed(list)}\nAfter bubble sort (ascending): ?\nFill in the second line.`,
  },
  {
    id: 'largest-rises',
    query: ({ list }) =>
      `In bubble sort the larger numbers rise to the end step by step. Into which ascending sequence does it turn ${list.join(', ')}?`,
  },
  {
    id: 'mixed-up',
    query: ({ list }) =>
      `The numbers ${list.join(', ')} should ascend from left to right. Use the method known as bubble sort to get them there and show the list you end up with.`,
  },
  {
    id: 'card-player',
    story: true,
    query: ({ list }) =>
      `A player holds cards with the numbers ${list.join(', ')} on them, from left to right. She sorts them with bubble sort, exchanging two neighbours at a time, until they ascend. In which order does she hold them in the end?`,
  },
  {
    id: 'school-photo',
    story: true,
    query: ({ list }) =>
      `For a photo, children with number tags stand in a row: ${list.join(', ')}. Only neighbours may change places, as in bubble sort, and in the end the tags are to be in ascending order. What is the row then?`,
  },
  {
    id: 'bookshelf',
    story: true,
    query: ({ list }) =>
      `The volumes on a shelf bear the numbers ${bracketed(list)}. A librarian tidies up in the manner of bubble sort: whenever the left one of two neighbours has the larger number, he exchanges them. What does the shelf look like when the numbers ascend?`,
  },
  {
    id: 'thermometer-log',
    story: true,
    query: ({ list }) =>
      `A weather station has recorded these temperatures: ${list.join(', ')}. For a report they are sorted by bubble sort, in ascending order, the lowest one first. Which list goes into the report?`,
  },
  {
    id: 'toy-wagons',
    story: true,
    query: ({ list }) =>
      `Wagons with the numbers ${list.join(', ')} stand on a track. A crane that can exchange two adjacent wagons works through them by bubble sort until their numbers are ascending. Give the final order of the wagons.`,
  },
  {
    id: 'score-board',
    story: true,
    query: ({ list }) =>
      `The scores of a game came in as ${bracketed(list)}. The score board sorts them by bubble sort and shows them in ascending order. What does it show?`,
  },
  {
    id: 'bubbles-in-a-tube',
    story: true,
    query: ({ list }) =>
      `Numbered bubbles float in a glass tube, from left to right ${list.join(', ')}. Two neighbours swap whenever the left one has the greater number, which is why this is called bubble sort. When nothing moves any more, the numbers ascend. What are they from left to right?`,
  },
  {
    id: 'post-office',
    story: true,
    query: ({ list }) =>
      `Parcels labelled ${list.join(', ')} lie on a conveyor belt. A robot sorts them by the bubble sort method into ascending order of their labels. List the labels as they lie on the belt at the end.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  ascending: /\bascend(s|ing)?\b|\bincreasing\b|\bsmallest (first|to the largest)\b/i,
  'bubble sort': /\bbubble ?sort\b/i,
};
