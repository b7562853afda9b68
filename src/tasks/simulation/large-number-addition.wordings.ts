import type { QueryWording } from '../task.ts';

/** Two unsigned decimal numbers that are added. */
export type AdditionInstance = { readonly x1: string; readonly x2: string };

/** The ways of asking for a sum. */
export const WORDINGS: readonly QueryWording<AdditionInstance>[] = [
  { id: 'equation', query: ({ x1, x2 }) => `${x1} + ${x2} = ?` },
  { id: 'what-is', query: ({ x1, x2 }) => `What is ${x1} + ${x2}?` },
  { id: 'sum-of', query: ({ x1, x2 }) => `What is the sum of ${x1} and ${x2}?` },
  { id: 'compute-line', query: ({ x1, x2 }) => `Compute exactly:\n${x1} + ${x2}` },
  {
    id: 'add-imperative',
    query: ({ x1, x2 }) => `Add ${x1} and ${x2} for me, please.`,
  },
  {
    id: 'add-to',
    query: ({ x1, x2 }) => `If you add ${x2} to ${x1}, which number do you get?`,
  },
  {
    id: 'operand-list',
    query: ({ x1, x2 }) => `Find the exact sum of these two numbers:\n- ${x1}\n- ${x2}`,
  },
  {
    id: 'named-operands',
    query: ({ x1, x2 }) => `First summand: ${x1}\nSecond summand: ${x2}\nWhat do they add up to?`,
  },
  {
    id: 'variables',
    query: ({ x1, x2 }) => `Let a = ${x1} and b = ${x2} be given. Determine a + b, without any rounding.`,
  },
  {
    id: 'operand-table',
    query: ({ x1, x2 }) => `| operand | value |\n| --- | --- |\n| x1 | ${x1} |\n| x2 | ${x2} |\n\nCalculate x1 + x2.`,
  },
  {
    id: 'by-hand',
    query: ({ x1, x2 }) =>
      `Work this addition out the way it is done with pencil and paper, digit by digit and with carries:\n${x1} plus ${x2}`,
  },
  {
    id: 'increase-by',
    query: ({ x1, x2 }) => `Which number is larger than ${x1} by exactly ${x2}?`,
  },
  {
    id: 'no-calculator',
    query: ({ x1, x2 }) => `My calculator cannot show this many digits. Could you tell me what ${x1} plus ${x2} makes?`,
  },
  {
    id: 'exercise',
    query: ({ x1, x2 }) =>
      `Exercise. Evaluate the expression ${x1} + ${x2} and give the result with all of its digits.`,
  },
  {
    id: 'subtraction-undone',
    query: ({ x1, x2 }) =>
      `Subtracting ${x1} from an unknown number leaves ${x2} as the difference. What is the number?`,
  },
  {
    id: 'missing-total',
    query: ({ x1, x2 }) => `Fill in the total.\n\n${x1}\n${x2} +\n-----\n?`,
  },
  {
    id: 'function-call',
    query: ({ x1, x2 }) =>
      `A function add(x1, x2) returns the exact sum of two decimal strings. What does add("${x1}", "${x2}") return?`,
  },
  {
    id: 'json-operands',
    query: ({ x1, x2 }) =>
      `Here are two numbers as JSON: {"x1": "${x1}", "x2": "${x2}"}\nAdd x1 and x2 as exact decimal numbers.`,
  },
  {
    id: 'check-the-books',
    story: true,
    query: ({ x1, x2 }) =>
      `An auditor finds two entries in a very large ledger, ${x1} in the first column and ${x2} in the second. What total should stand under them?`,
  },
  {
    id: 'two-tanks',
    story: true,
    query: ({ x1, x2 }) =>
      `One reservoir holds ${x1} m³ of water and another one holds ${x2} m³ of it. Both are emptied into a third, which was dry. How many cubic metres of water are in that one now?`,
  },
  {
    id: 'space-probe',
    story: true,
    query: ({ x1, x2 }) =>
      `A space probe had covered ${x1} km when it passed the last planet, and since then it has flown another ${x2} km. How far has it flown altogether, in kilometres?`,
  },
  {
    id: 'meter-reading',
    story: true,
    query: ({ x1, x2 }) =>
      `In January the meter of a power station stood at ${x1} kWh, and until December the station produced another ${x2} kWh. What does the meter show in December?`,
  },
  {
    id: 'two-samples',
    story: true,
    query: ({ x1, x2 }) =>
      `In a laboratory two samples are weighed on a scale of great precision:\nsample A: ${x1} mg\nsample B: ${x2} mg\nHow many milligrams do they weigh together?`,
  },
  {
    id: 'two-accounts',
    story: true,
    query: ({ x1, x2 }) =>
      `A bank in a country with tiny coins keeps every digit. The balance of Ida's first account is ${x1} crowns, that of her second is ${x2} crowns. She merges the two; what is the new balance in crowns?`,
  },
  {
    id: 'relay',
    story: true,
    query: ({ x1, x2 }) =>
      `Two computers work on one job, one after the other. The first needs ${x1} s and the second ${x2} s for its part. How many seconds does the job take from start to end?`,
  },
  {
    id: 'terse',
    query: ({ x1, x2 }) => `Sum, exact: ${x1}, ${x2}`,
  },
];

/** The conventions that every query names, each with the phrases that name it; a sum needs none. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {};
