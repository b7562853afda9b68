import type { QueryWording } from '../task.ts';

/** Two strings of letters, of which one is edited into the other. */
export type LevenshteinInstance = { readonly x1: string; readonly x2: string };

/** The ways of asking for an edit distance; all name the three edits and say that each of them costs 1. */
export const WORDINGS: readonly QueryWording<LevenshteinInstance>[] = [
  {
    id: 'what-is',
    query: ({ x1, x2 }) =>
      `What is the Levenshtein distance between "${x1}" and "${x2}"? To insert, to delete or to replace a letter costs 1 each.`,
  },
  {
    id: 'fewest-edits',
    query: ({ x1, x2 }) =>
      `How many edits does it take at least to turn ${x1} into ${x2}? You can insert a letter, delete a letter or replace a letter; each counts as 1 edit.`,
  },
  {
    id: 'compute-imperative',
    query: ({ x1, x2 }) =>
      `Compute the edit distance from ${x1} to ${x2} with insertions, deletions and replacements of single letters, all at a cost of 1.`,
  },
  {
    id: 'labelled-lines',
    query: ({ x1, x2 }) =>
      `x1: ${x1}\nx2: ${x2}\ncost of an insertion: 1\ncost of a deletion: 1\ncost of a replacement: 1\n\nWhat is the least total cost of changing x1 into x2?`,
  },
  {
    id: 'rules-bullets',
    query: ({ x1, x2 }) =>
      `Change ${x1} into ${x2} with as few operations as possible.\n- insert a letter anywhere (cost 1)\n- delete a letter (cost 1)\n- replace a letter by another one (cost 1)\nHow much does the cheapest way cost?`,
  },
  {
    id: 'operations-table',
    query: ({ x1, x2 }) =>
      `| operation on a letter | cost |\n| --- | --- |\n| insert | 1 |\n| delete | 1 |\n| replace | 1 |\n\nWith these operations, what is the minimal cost of making ${x2} out of ${x1} by them?`,
  },
  {
    id: 'function-call',
    query: ({ x1, x2 }) =>
      `levenshtein(x1, x2) returns the least number of letters to insert, delete or replace so that x1 becomes x2, each at cost 1. What does levenshtein("${x1}", "${x2}") return?`,
  },
  {
    id: 'json-strings',
    query: ({ x1, x2 }) =>
      `${JSON.stringify({ x1, x2 })}\nGive the edit distance of the two strings. The permitted operations are to insert, to delete and to replace one letter, and each has a cost of 1.`,
  },
  {
    id: 'dynamic-programming',
    query: ({ x1, x2 }) =>
      `Fill the table of dynamic programming for the Levenshtein distance of ${x1} and ${x2}, where insert, delete and replace cost 1 each, and report the value in its last cell.`,
  },
  {
    id: 'formal',
    query: ({ x1, x2 }) =>
      `Let u = ${x1} and v = ${x2} be words. An edit step inserts one letter, deletes one letter or replaces one letter, and every step costs 1. Determine the minimal cost d(u, v) of a sequence of steps that leads from u to v.`,
  },
  {
    id: 'terse',
    query: ({ x1, x2 }) => `Edit distance (insert, delete, replace: cost 1 each), case-sensitive: ${x1} -> ${x2}`,
  },
  {
    id: 'polite',
    query: ({ x1, x2 }) =>
      `Could you tell me how far apart ${x1} and ${x2} are if I may insert, delete and replace single letters, and if each of these changes has the price 1?`,
  },
  {
    id: 'exercise',
    query: ({ x1, x2 }) =>
      `Exercise. The distance of two strings is the smallest total cost of letter insertions, deletions and replacements (cost 1 each) that transform the first into the second. Find the distance of "${x1}" and "${x2}".`,
  },
  {
    id: 'from-to',
    query: ({ x1, x2 }) =>
      `from: ${x1}\nto: ${x2}\n\nEach time you replace, insert or delete a letter you pay 1. How little can you pay in total?`,
  },
  {
    id: 'how-similar',
    query: ({ x1, x2 }) =>
      `How similar are the strings ${x1} and ${x2}? Measure it by the smallest number of changes between them, a change being to delete, insert or replace one letter and each one counting 1.`,
  },
  {
    id: 'is-it-enough',
    query: ({ x1, x2 }) =>
      `To get from "${x1}" to "${x2}", letters can be deleted, inserted and replaced at a cost of 1 a letter. What total cost is just enough?`,
  },
  {
    id: 'shortest-script',
    query: ({ x1, x2 }) =>
      `An edit script consists of commands "insert letter", "delete letter" and "replace letter", each of length 1. What is the length of the shortest script that turns ${x1} into ${x2} without any other means?`,
  },
  {
    id: 'typist',
    story: true,
    query: ({ x1, x2 }) =>
      `A typist wrote ${x1} where ${x2} was meant. To correct it, she can insert a missing letter, delete a letter or replace a wrong letter by the right one; each correction takes 1 second. How many seconds does she need at least?`,
  },
  {
    id: 'spell-checker',
    story: true,
    query: ({ x1, x2 }) =>
      `A spell checker rates how far the typed word ${x1} is from the word ${x2} in its dictionary: 1 point for every letter that has to be inserted, deleted or replaced, and the lowest total counts. Which rating does it give?`,
  },
  {
    id: 'gene-mutations',
    story: true,
    query: ({ x1, x2 }) =>
      `In a model of evolution, a mutation can insert a base into a strand, delete a base or replace a base by another one, and each mutation counts 1. At least how many mutations lie between the strands ${x1} and ${x2}, written with one letter a base?`,
  },
  {
    id: 'letter-tiles',
    story: true,
    query: ({ x1, x2 }) =>
      `On a table, tiles spell ${x1} and Emma wants them to spell ${x2} instead. In one move she may insert a tile, delete a tile from the row, or replace a tile by a new one. Every move costs her 1 minute. What is the least number of minutes?`,
  },
  {
    id: 'sign-repair',
    story: true,
    query: ({ x1, x2 }) =>
      `The neon sign over a shop reads ${x1} but it should read ${x2} from tomorrow on. The electrician charges $1 to insert a letter, $1 to delete a letter and $1 to replace a letter. For how many dollars can the sign be changed at best?`,
  },
  {
    id: 'word-chain',
    story: true,
    query: ({ x1, x2 }) =>
      `In a party game one goes from ${x1} to ${x2} step by step; it need not be real words in between. A step may insert, delete or replace one letter and costs 1 chip. How many chips does the best player spend?`,
  },
  {
    id: 'old-map',
    story: true,
    query: ({ x1, x2 }) =>
      `A place is called ${x1} on an old map and ${x2} on a new map. A historian counts by how many changes of a single letter the old name can have become the new one; a change is to replace, insert or delete a letter, and each counts as 1. What is the smallest count?`,
  },
  {
    id: 'bracelet',
    story: true,
    query: ({ x1, x2 }) =>
      `A bead string shows ${x1} but its owner prefers ${x2} on it. The jeweller can insert a bead, delete a bead, or replace a bead, always at a price of 1 coin. What does the cheapest conversion cost in coins?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  insert: /\binsert/i,
  delete: /\bdelet/i,
  replace: /\breplace/i,
  'each costs 1':
    /\b(cost|costs|costs her|counts( as)?|counting|price|price of|length|takes|pay|is|cost of|charges) (1|\$1)\b|\bcost(: |s are )1\b|: 1\b|\| 1 \|/,
};
