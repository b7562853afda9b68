import type { QueryWording } from '../task.ts';

/** The equation x1·a + x2·b = n, which is solved for a and b. */
export type DiophantineInstance = { readonly x1: number; readonly x2: number; readonly n: number };

/** The ways of asking for all solutions; all say that a and b are not negative, in which order they are listed, and what none is called. */
export const WORDINGS: readonly QueryWording<DiophantineInstance>[] = [
  {
    id: 'solve-imperative',
    query: ({ x1, x2, n }) =>
      `Solve ${x1}a + ${x2}b = ${n} in integers a, b ≥ 0. List all solutions (a, b) in ascending order of a, or say "none".`,
  },
  {
    id: 'which-pairs',
    query: ({ x1, x2, n }) =>
      `Which pairs (a, b) of non-negative integers satisfy ${x1} * a + ${x2} * b = ${n}? Sort them by a, ascending. If there are no such pairs, the answer is "none".`,
  },
  {
    id: 'rules-bullets',
    query: ({ x1, x2, n }) =>
      `Find all solutions of the equation ${x1} · a + ${x2} · b = ${n} under these rules:\n- a and b are integers, 0 or greater.\n- A solution is written (a, b).\n- Solutions are in ascending order of a.\n- Without a solution, the answer is "none".`,
  },
  {
    id: 'labelled-lines',
    query: ({ x1, x2, n }) =>
      `equation: x1·a + x2·b = n\nx1: ${x1}\nx2: ${x2}\nn: ${n}\nunknowns: integers a ≥ 0 and b ≥ 0\norder: by a, ascending\nno solution: "none"\n\nGive all (a, b).`,
  },
  {
    id: 'function-call',
    query: ({ x1, x2, n }) =>
      `solve(x1, x2, n) returns all (a, b) with x1 * a + x2 * b = n and integers a, b ≥ 0, ascending in a, or "none" if nothing fits. What does solve(${x1}, ${x2}, ${n}) return?`,
  },
  {
    id: 'json-instance',
    query: ({ x1, x2, n }) =>
      `${JSON.stringify({ x1, x2, n })}\nEnumerate the pairs (a, b) of integers, neither of them negative, for which x1·a + x2·b equals n. The smallest a comes first (ascending). Write "none" if the equation has no such pair.`,
  },
  {
    id: 'table',
    query: ({ x1, x2, n }) =>
      `| coefficient of a | coefficient of b | right-hand side |\n| --- | --- | --- |\n| ${x1} | ${x2} | ${n} |\n\nState all solutions (a, b) of this linear equation in non-negative integers, ordered by increasing a. The word for an empty set of solutions is "none".`,
  },
  {
    id: 'variables',
    query: ({ x1, x2, n }) =>
      `Let p = ${x1} and q = ${x2} be given. In which ways is ${n} = p·a + q·b with whole numbers a, b ≥ 0? List (a, b) by rising a; answer "none" if there is no way.`,
  },
  {
    id: 'multiples',
    query: ({ x1, x2, n }) =>
      `Write ${n} as a multiple of ${x1} plus a multiple of ${x2}, in every possible way. The factors a and b are integers and not negative. Note (a, b) for each way, in ascending order of a, or "none" if it is impossible.`,
  },
  {
    id: 'try-each',
    query: ({ x1, x2, n }) =>
      `Try a = 0, 1, 2, … in this ascending order: whenever the rest of ${n} after taking away ${x1} times a is ${x2} times an integer b ≥ 0, note the pair (a, b). Stop when the rest gets negative. Which pairs are noted? If nothing is noted, answer "none".`,
  },
  {
    id: 'terse',
    query: ({ x1, x2, n }) => `All (a, b), integers a, b ≥ 0, ${x1}a + ${x2}b = ${n}, ascending in a, else "none"?`,
  },
  {
    id: 'polite',
    query: ({ x1, x2, n }) =>
      `Could you find every solution of ${x1}a + ${x2}b = ${n} for me? I only need integers a and b that are not negative, please, as pairs (a, b) sorted by a from small to large. Just say "none" if there are not any.`,
  },
  {
    id: 'exercise',
    query: ({ x1, x2, n }) =>
      `Exercise in number theory. Determine the complete set of solutions of the Diophantine equation ${x1}·a + ${x2}·b = ${n} with a, b ≥ 0. Arrange the pairs (a, b) by increasing a. If the set is empty, write "none".`,
  },
  {
    id: 'lattice-points',
    query: ({ x1, x2, n }) =>
      `Which points (a, b) with non-negative integer coordinates lie on the line ${x1}a + ${x2}b = ${n}? Go from left to right, so that a ascends. If no point does, reply "none".`,
  },
  {
    id: 'sum-first',
    query: ({ x1, x2, n }) =>
      `A sum of ${n} is made of a summands equal to ${x1} and b summands equal to ${x2}, where a and b may be 0 but not negative. Give all possible (a, b) in ascending order of a, or "none".`,
  },
  {
    id: 'coins',
    story: true,
    query: ({ x1, x2, n }) =>
      `In a far country there are only coins of ${x1} and coins of ${x2} crowns. In which ways can one pay exactly ${n} without change? With a coins of the first kind and b of the second (each 0 or more), list the pairs (a, b) in ascending order of a; say "none" if it cannot be done.`,
  },
  {
    id: 'egg-packs',
    story: true,
    query: ({ x1, x2, n }) =>
      `Eggs to be packed: ${n}. Small packs hold ${x1} of them, other packs hold ${x2}, and all packs have to be full. How many packs of each kind may be used? Give all (a, b), with a of the first and b of the second kind, both at least 0, ordered by a ascending. If the eggs cannot be packed so, the answer is "none".`,
  },
  {
    id: 'bus-seats',
    story: true,
    query: ({ x1, x2, n }) =>
      `A travel agency needs exactly ${n} seats. Minibuses have ${x1} seats each, and vans have ${x2} of them. Which combinations (a, b) of a minibuses and b vans, none of the two numbers negative, leave no seat empty? Sort by a, ascending, and answer "none" if no combination does.`,
  },
  {
    id: 'stamps',
    story: true,
    query: ({ x1, x2, n }) =>
      `Postage for a parcel is ${n} cents. I have plenty of stamps of ${x1} and of ${x2} cents. Which numbers of stamps make the exact postage? Please list (a, b), a for the first and b for the second value, where 0 is allowed but negative numbers make no sense, with ascending a. Write "none" when there is no exact postage.`,
  },
  {
    id: 'planks',
    story: true,
    query: ({ x1, x2, n }) =>
      `A carpenter covers a length of ${n} dm with planks laid end to end. She has planks of ${x1} dm and planks of ${x2} dm, as many as she likes, and does not saw. List every (a, b), the numbers of planks of the first and the second length (0 or more of each), in ascending order of a. If the length cannot be covered exactly, say "none".`,
  },
  {
    id: 'bottles',
    story: true,
    query: ({ x1, x2, n }) =>
      `A barrel holds ${n} dl of juice. It is emptied into bottles of ${x1} dl and bottles of ${x2} dl, each filled to the top. With a ≥ 0 bottles of the first and b ≥ 0 of the second size, which (a, b) are possible? Begin with the smallest a and go on ascending; if nothing is possible, state "none".`,
  },
  {
    id: 'game-points',
    story: true,
    query: ({ x1, x2, n }) =>
      `In a ball game a long throw scores ${x1} and a short throw scores ${x2} in points. A team ended with a score of ${n} exactly. How many throws of each kind can it have made? Give all pairs (a, b), long throws first, both numbers non-negative, in order of ascending a, or "none" if the score is impossible.`,
  },
  {
    id: 'ticket-booth',
    story: true,
    query: ({ x1, x2, n }) =>
      `At a fair, tickets for the big wheel cost ${x1} tokens and tickets for the carousel cost ${x2} tokens. Lily wants to spend her ${n} tokens completely. Which numbers of tickets can she buy, a for the wheel and b for the carousel (neither below 0)? List the pairs (a, b) by ascending a, and "none" if some token would always be left.`,
  },
  {
    id: 'legs',
    story: true,
    query: ({ x1, x2, n }) =>
      `On another planet live two kinds of creatures. One kind has ${x1} legs each, the other has ${x2} of them, and a herd has ${n} legs in total. Which herds (a, b) are possible, with a of the one and b of the other kind, where 0 is possible and negative numbers are not? Order them by a, ascending; if none is possible, say "none".`,
  },
  {
    id: 'tiles-border',
    story: true,
    query: ({ x1, x2, n }) =>
      `The edge of a terrace is ${n} cm long and gets a row of tiles, ${x1} cm or ${x2} cm wide, without gaps and without cutting. How many tiles of each width can there be? Answer with every (a, b), first width first, integers from 0 upwards, in ascending order of a, or with "none" if no row fits.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'a, b not negative':
    /≥ 0|\bnon-negative\b|\bnegative\b|\b0 or (greater|more)\b|\bat least 0\b|\bbelow 0\b|\bfrom 0 upwards\b/,
  'the order': /\bascend(s|ing)\b|\bincreasing\b|\brising\b|\bsmall to large\b/,
  'what to say if none': /"none"/,
};
