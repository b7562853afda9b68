import type { QueryWording } from '../task.ts';

/** Two unsigned decimal numbers that are compared. */
export type CompareInstance = { readonly x1: string; readonly x2: string };

/** The ways of asking which number is larger; all name the three signs that are possible answers. */
export const WORDINGS: readonly QueryWording<CompareInstance>[] = [
  {
    id: 'fill-the-gap',
    query: ({ x1, x2 }) => `${x1} __ ${x2}\nWhich sign belongs in the gap: >, < or =?`,
  },
  {
    id: 'compare-imperative',
    query: ({ x1, x2 }) => `Compare ${x1} with ${x2}: which of the signs >, < and = is right between them?`,
  },
  {
    id: 'is-it-larger',
    query: ({ x1, x2 }) =>
      `Is ${x1} larger than, smaller than or equal to ${x2}? The answer is ">" for larger, "<" for smaller and "=" for equal.`,
  },
  {
    id: 'labelled-lines',
    query: ({ x1, x2 }) =>
      `left number: ${x1}\nright number: ${x2}\nsigns to choose from: < = >\n\nWhich one is right?`,
  },
  {
    id: 'rules-bullets',
    query: ({ x1, x2 }) =>
      `Compare a = ${x1} and b = ${x2} by value.\n- Say ">" if a is greater than b.\n- Say "<" if a is less than b.\n- Say "=" if both have the same value.`,
  },
  {
    id: 'table',
    query: ({ x1, x2 }) =>
      `| x1 | sign | x2 |\n| --- | --- | --- |\n| ${x1} | ? | ${x2} |\n\nReplace the question mark by ">", "<" or "=" so that the row becomes true.`,
  },
  {
    id: 'function-call',
    query: ({ x1, x2 }) =>
      `A function compare(x1, x2) returns ">" if the first number is larger, "<" if it is smaller and "=" if the numbers are equal. What does compare("${x1}", "${x2}") return?`,
  },
  {
    id: 'json-operands',
    query: ({ x1, x2 }) =>
      `{"x1": "${x1}", "x2": "${x2}"}\nHow does x1 relate to x2 as a number? Possible answers: < (less), = (equal), > (greater).`,
  },
  {
    id: 'true-statement',
    query: ({ x1, x2 }) =>
      `Exactly one of the signs <, = and > makes a true statement when it is put between ${x1} (on the left) and ${x2} (on the right). Which one?`,
  },
  {
    id: 'digit-by-digit',
    query: ({ x1, x2 }) =>
      `Go through the numbers ${x1} and ${x2} digit by digit, starting with the highest place, until you know how the first compares with the second. State the verdict as >, < or = in the end.`,
  },
  { id: 'terse', query: ({ x1, x2 }) => `>, < or =? ${x1} ? ${x2}` },
  {
    id: 'polite',
    query: ({ x1, x2 }) =>
      `I am not sure which sign I have to write between ${x1} and ${x2}, in this order. Is it "<", ">" or "="? Please tell me.`,
  },
  {
    id: 'exercise',
    query: ({ x1, x2 }) => `Exercise. Put the correct one of the three signs > < = between the numbers:\n${x1} … ${x2}`,
  },
  {
    id: 'difference',
    query: ({ x1, x2 }) =>
      `Subtract ${x2} from ${x1} in your mind. If the difference is positive, the answer is ">"; if it is negative, it is "<"; if it is zero, it is "=". What is the answer?`,
  },
  {
    id: 'number-line',
    query: ({ x1, x2 }) =>
      `On the number line, does ${x1} lie to the right of ${x2} (>), to its left (<), or at the same point (=)? Name the sign.`,
  },
  {
    id: 'first-and-second',
    query: ({ x1, x2 }) =>
      `First number: ${x1}\nSecond number: ${x2}\nRelation of the first to the second, one out of "=", "<" and ">"?`,
  },
  {
    id: 'trailing-zeros',
    query: ({ x1, x2 }) =>
      `Two decimal numbers are given, ${x1} and ${x2} in this order. Zeros at the end of the decimals do not change a value. Which of >, < and = describes how the first number compares with the second one?`,
  },
  {
    id: 'order-relation',
    query: ({ x1, x2 }) => `Determine the relation R among { <, =, > } for which ${x1} R ${x2} holds.`,
  },
  {
    id: 'game-display',
    story: true,
    query: ({ x1, x2 }) =>
      `In a computer game Ava has ${x1} points and Ben has ${x2} points. The display shows a sign between Ava's points on the left and Ben's on the right: ">" if she has more, "<" if she has fewer and "=" if they are tied. Which sign is it?`,
  },
  {
    id: 'kitchen-scales',
    story: true,
    query: ({ x1, x2 }) =>
      `On the left pan of a balance lie ${x1} g of flour and on the right pan ${x2} g of sugar. A card is put between the pans: ">" if the left is heavier, "<" if the right is heavier, "=" if they balance. Which card is right?`,
  },
  {
    id: 'two-rivers',
    story: true,
    query: ({ x1, x2 }) =>
      `An atlas of another planet says that the river Ond is ${x1} km long and the river Pelm ${x2} km. A pupil has to write Ond, a sign and Pelm: > for longer, < for shorter, = for equally long. Which sign must it be?`,
  },
  {
    id: 'two-offers',
    story: true,
    query: ({ x1, x2 }) =>
      `Two firms want to buy a patent. The first offers $${x1} and the second offers $${x2} for it. How does the first offer compare with the second? Write > if it is higher, < if it is lower, and = if both are the same.`,
  },
  {
    id: 'stop-watches',
    story: true,
    query: ({ x1, x2 }) =>
      `Two stop-watches were read: ${x1} s on the old one, ${x2} s on the new one. The protocol has a field for the sign between the old and the new reading, which is <, > or = by their values. What belongs in the field?`,
  },
  {
    id: 'water-tanks',
    story: true,
    query: ({ x1, x2 }) =>
      `The north tank of a town holds ${x1} m³ of water, the south tank ${x2} m³ of it. The operator's screen reads "north ? south" with ">" for more, "<" for less or "=" for equal in place of the question mark. Which of them does it show?`,
  },
  {
    id: 'rival-calculators',
    story: true,
    query: ({ x1, x2 }) =>
      `Two calculators worked on the same problem; mine got ${x1} and yours got ${x2} as the result. Is mine > yours, mine < yours, or mine = yours?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'the sign >': />/,
  'the sign <': /</,
  'the sign =': /=/,
};
