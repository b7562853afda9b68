import type { QueryWording } from '../task.ts';

/** A number that is searched for in a list of ascending numbers. */
export type BinarySearchInstance = { readonly list: readonly number[]; readonly target: number };

const bracketed = (list: readonly number[]) => `[${list.join(', ')}]`;
const spaced = (list: readonly number[]) => list.join(' ');

/** The ways of asking for an index; all say that it counts from 0 and what the answer is when the number is missing. */
export const WORDINGS: readonly QueryWording<BinarySearchInstance>[] = [
  {
    id: 'find-index',
    query: ({ list, target }) =>
      `Find the 0-based index of ${target} in the sorted list ${bracketed(list)}. If it does not occur, answer "not found".`,
  },
  {
    id: 'where-is',
    query: ({ list, target }) =>
      `Where in ${bracketed(list)} is ${target}? Give its index, counted from 0, or "not found" if it is missing.`,
  },
  {
    id: 'binary-search-imperative',
    query: ({ list, target }) =>
      `Use binary search to look for ${target} in this ascending list:\n${bracketed(list)}\nThe first number has index 0. Say "not found" if the list does not contain the target.`,
  },
  {
    id: 'list-and-target',
    query: ({ list, target }) =>
      `list: ${bracketed(list)}\ntarget: ${target}\n\nAt which 0-based index does the target stand? (Missing: "not found".)`,
  },
  {
    id: 'target-first',
    query: ({ list, target }) =>
      `Target: ${target}\nSorted numbers: ${spaced(list)}\nIndices start at 0. What is the index of the target, or is it "not found"?`,
  },
  {
    id: 'function-call',
    query: ({ list, target }) =>
      `binarySearch(list, target) returns the zero-based index of the target in a sorted list, or "not found" if it is not there. What does binarySearch(${bracketed(list)}, ${target}) return?`,
  },
  {
    id: 'rules-bullets',
    query: ({ list, target }) =>
      `Search for ${target}.\n- The list is in ascending order: ${list.join(', ')}\n- Positions are counted from 0.\n- If the number is not in the list, the answer is "not found".`,
  },
  {
    id: 'index-table',
    query: ({ list, target }) =>
      `| index | number |\n| --- | --- |\n${list.map((number, index) => `| ${index} | ${number} |`).join('\n')}\n\nThe numbers ascend and the indices start at 0. Which index belongs to the number ${target}? Answer "not found" if there is none.`,
  },
  {
    id: 'array-notation',
    query: ({ list, target }) =>
      `Let s = ${bracketed(list)}, where s[0] is the first number. Determine the i with s[i] = ${target}; if no such i exists, the answer is "not found".`,
  },
  {
    id: 'json-instance',
    query: ({ list, target }) =>
      `Given is ${JSON.stringify({ list, target })}. State the index of the target in the ascending list. Counting begins at 0; a missing target is reported as "not found".`,
  },
  {
    id: 'halving',
    query: ({ list, target }) =>
      `By halving the interval again and again, find out at which index (0-based) ${target} stands in\n${spaced(list)}\nor that it is "not found".`,
  },
  {
    id: 'one-a-line',
    query: ({ list, target }) =>
      `These numbers are sorted, smallest first, one a line:\n${list.join('\n')}\n\nIf the first line is line 0, on which line is ${target}? Write "not found" when it is on none.`,
  },
  {
    id: 'is-it-there',
    query: ({ list, target }) =>
      `Is ${target} one of the ascending numbers ${list.join(', ')}? If so, tell me its 0-based index; if not, tell me "not found".`,
  },
  {
    id: 'terse',
    query: ({ list, target }) => `Index of ${target} in ${bracketed(list)}, 0-based, else "not found"?`,
  },
  {
    id: 'offset',
    query: ({ list, target }) =>
      `An array of increasing integers holds ${spaced(list)}. How many places after the first one does ${target} stand? (So the first one itself has the index 0; an absent number gives "not found".)`,
  },
  {
    id: 'exercise',
    query: ({ list, target }) =>
      `Exercise on searching. In the sorted sequence below, locate ${target} and give its position, where the leftmost number is at position 0. The answer for a number that is absent is "not found".\n${list.join(', ')}`,
  },
  {
    id: 'house-numbers-story',
    story: true,
    query: ({ list, target }) =>
      `In a game, the doors along a corridor bear ascending numbers: ${list.join(', ')}. The key fits the door with the number ${target} on it. How many doors come before that one, which is also its index counted from 0? If there is no such door, answer "not found".`,
  },
  {
    id: 'library-story',
    story: true,
    query: ({ list, target }) =>
      `A librarian has sorted the volumes on a shelf by their catalogue numbers: ${bracketed(list)}. A reader asks for number ${target}. Places on the shelf are counted from 0, from the left. Which place is it, or is the volume "not found"?`,
  },
  {
    id: 'temperatures-story',
    story: true,
    query: ({ list, target }) =>
      `A researcher keeps different temperature readings in rising order: ${list.join(', ')}. She wonders whether ${target} is among them, and at which index if the lowest reading has index 0. What should she note? A reading that is missing is noted as "not found".`,
  },
  {
    id: 'lockers-story',
    story: true,
    query: ({ list, target }) =>
      `Cards with the numbers ${spaced(list)} lie in lockers 0, 1, 2 and so on, one card a locker and the numbers ascending. Which locker holds the card with ${target}? If none does, the answer is "not found".`,
  },
  {
    id: 'score-board-story',
    story: true,
    query: ({ list, target }) =>
      `A quiz has ended; the scores, from the lowest to the highest, are ${bracketed(list)}, and no two are equal. Kim's score was ${target} this time. How many scores are lower than Kim's, in other words, what is its 0-based index? If Kim's score is not on the list, say "not found".`,
  },
  {
    id: 'floors-story',
    story: true,
    query: ({ list, target }) =>
      `Heights in metres above sea level, marked along a path that climbs all the way: ${list.join(', ')}. The marks are numbered from 0 in this order. What number has the mark at a height of ${target}? Reply "not found" if the path has no such mark.`,
  },
  {
    id: 'log-story',
    story: true,
    query: ({ list, target }) =>
      `The entries of a log are sorted by their time stamps:\n${bracketed(list)}\nAn engineer searches for the time stamp ${target} with bisection. What index does the search yield, if indices begin with 0 and a search without success yields "not found"?`,
  },
  {
    id: 'guessing-game-story',
    story: true,
    query: ({ list, target }) =>
      `Face-down cards lie in a row, ascending from left to right: ${spaced(list)}. You want to turn over ${target} only. How many cards lie to its left (its index, counted from 0)? If the row does not have it, "not found" is the answer.`,
  },
  {
    id: 'polite',
    query: ({ list, target }) =>
      `I have these numbers, already in ascending order: ${list.join(', ')}. Could you tell me the index of ${target}, please? I count from 0, and in case it is not among them, "not found" will do.`,
  },
  {
    id: 'definition',
    query: ({ list, target }) =>
      `The index of a number is how many numbers stand before it, so the first one has index 0. What index has ${target} in the increasing sequence ${spaced(list)}? For a number that the sequence lacks, the answer reads "not found".`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'the index is 0-based':
    /\b(0|zero)-based\b|\b(count|counted|numbered) from 0\b|\b(start|begin|begins) (at|with) 0\b|\bfirst (number|one)[^.]* has (the )?index 0\b|\blowest reading has index 0\b|\bs\[0\] is the first\b|\bleftmost number is at position 0\b|\bfirst (line is line 0|one itself has the index 0)\b|\blockers 0, 1, 2\b/i,
  'what to say if missing': /"not found"/,
};
