import type { QueryWording } from '../task.ts';

/** Two unsigned decimal numbers, one divided by the other, and how many decimals of the quotient are shown. */
export type DivisionInstance = { readonly x1: string; readonly x2: string; readonly places: number };

const decimals = (places: number) => (places === 1 ? '1 decimal place' : `${places} decimal places`);
const digits = (places: number) => (places === 1 ? '1 digit' : `${places} digits`);

/** The ways of asking for a quotient; all say after how many decimals it is cut off, and that it is not rounded. */
export const WORDINGS: readonly QueryWording<DivisionInstance>[] = [
  {
    id: 'equation',
    query: ({ x1, x2, places }) => `${x1} / ${x2} = ? (${decimals(places)}, cut off, not rounded)`,
  },
  {
    id: 'what-is',
    query: ({ x1, x2, places }) =>
      `What is ${x1} divided by ${x2}? Cut the quotient off after ${decimals(places)}; do not round it.`,
  },
  {
    id: 'divide-imperative',
    query: ({ x1, x2, places }) =>
      `Divide ${x1} by ${x2} and give the result with exactly ${decimals(places)}, cutting off whatever follows instead of rounding.`,
  },
  {
    id: 'labelled-lines',
    query: ({ x1, x2, places }) =>
      `dividend: ${x1}\ndivisor: ${x2}\ndecimal places of the quotient: ${places} (all shown, the rest cut off, not rounded)\n\nWhat is the quotient?`,
  },
  {
    id: 'rules-bullets',
    query: ({ x1, x2, places }) =>
      `Compute ${x1} ÷ ${x2}.\n- Show exactly ${decimals(places)}, zeros included.\n- Cut off all further digits.\n- Do not round.`,
  },
  {
    id: 'operand-table',
    query: ({ x1, x2, places }) =>
      `| dividend | divisor | decimal places |\n| --- | --- | --- |\n| ${x1} | ${x2} | ${places} |\n\nCalculate the quotient. It has as many decimal places as the table says, and is cut off there rather than rounded.`,
  },
  {
    id: 'how-often',
    query: ({ x1, x2, places }) =>
      `How many times does ${x2} go into ${x1}? Give the number to ${decimals(places)}, cut off and not rounded.`,
  },
  {
    id: 'variables',
    query: ({ x1, x2, places }) =>
      `Let a = ${x1} and b = ${x2} be given. Determine a / b with ${digits(places)} after the point; the expansion is cut off there and never rounded.`,
  },
  {
    id: 'long-division',
    query: ({ x1, x2, places }) =>
      `Carry out the long division of ${x1} by ${x2}, digit by digit, and stop when the quotient has ${decimals(places)}. What remains is cut off, so no digit gets rounded.`,
  },
  {
    id: 'truncate-function',
    query: ({ x1, x2, places }) =>
      `A function divide(x1, x2, places) returns x1 / x2 with the given number of decimal places, cut off and not rounded. What does divide("${x1}", "${x2}", ${places}) return?`,
  },
  {
    id: 'json-operands',
    query: ({ x1, x2, places }) =>
      `{"x1": "${x1}", "x2": "${x2}", "places": ${places}}\nHere x1 is to be divided by x2. Give the quotient with exactly as many decimals as "places" says; it is cut off there, without rounding.`,
  },
  {
    id: 'product-undone',
    query: ({ x1, x2, places }) =>
      `Which number times ${x2} makes ${x1}? Write it down with ${decimals(places)}; what comes after that is simply cut off, so do not round.`,
  },
  {
    id: 'ratio',
    query: ({ x1, x2, places }) =>
      `Express the ratio of ${x1} to ${x2} as a decimal number that is cut off (not rounded) after ${decimals(places)}.`,
  },
  {
    id: 'fraction',
    query: ({ x1, x2, places }) =>
      `The numerator of a fraction is ${x1}, and its denominator is ${x2}; write its value as a decimal number with ${digits(places)} after the point, cut off and not rounded.`,
  },
  {
    id: 'places-first',
    query: ({ x1, x2, places }) =>
      `With ${decimals(places)}, cut off instead of rounded: what is the quotient of ${x1} and ${x2}?`,
  },
  {
    id: 'polite',
    query: ({ x1, x2, places }) =>
      `Could you work out ${x1} : ${x2} for me? I need precisely ${decimals(places)}. Please cut the number off there and do not round it.`,
  },
  {
    id: 'terse',
    query: ({ x1, x2, places }) => `Quotient, ${decimals(places)}, cut off without rounding: ${x1} by ${x2}`,
  },
  {
    id: 'exercise',
    query: ({ x1, x2, places }) =>
      `Exercise. Evaluate ${x1} ÷ ${x2} as a decimal. The result is truncated, not rounded, and shows exactly ${decimals(places)}.`,
  },
  {
    id: 'ribbon',
    story: true,
    query: ({ x1, x2, places }) =>
      `A tailor measures a ribbon of ${x1} m with a stick of ${x2} m and wonders how many times as long as the stick it is. What is that number? Answer with ${decimals(places)}, cut off, not rounded.`,
  },
  {
    id: 'average-speed',
    story: true,
    query: ({ x1, x2, places }) =>
      `A train covers ${x1} km in ${x2} h. Its average speed in km/h is to be printed on a card with ${decimals(places)}. Digits beyond that are cut off, and nothing is rounded. What does the card say?`,
  },
  {
    id: 'price-per-kilogram',
    story: true,
    query: ({ x1, x2, places }) =>
      `A merchant paid $${x1} for ${x2} kg of spice. The till shows the price of one kilogram in dollars with ${decimals(places)} and cuts off the rest without rounding. What price does it show?`,
  },
  {
    id: 'paint-coverage',
    story: true,
    query: ({ x1, x2, places }) =>
      `One litre of a paint covers ${x2} m² of wall. How many litres does a wall of ${x1} m² take? The painter notes ${decimals(places)} and cuts off what follows; he never rounds.`,
  },
  {
    id: 'water-pump',
    story: true,
    query: ({ x1, x2, places }) =>
      `A pump moves ${x2} m³ of water in a minute, and a basin holds ${x1} m³ of it. After how many minutes is the full basin empty? Give ${decimals(places)} of the number, cut off rather than rounded.`,
  },
  {
    id: 'exchange-rate',
    story: true,
    query: ({ x1, x2, places }) =>
      `At a border one foreign coin costs ${x2} of our crowns. How many foreign coins correspond to an amount of ${x1} crowns? The bank states the number with ${decimals(places)}, cutting off all later digits; it does not round.`,
  },
  {
    id: 'map-scale',
    story: true,
    query: ({ x1, x2, places }) =>
      `On a map, 1 cm stands for ${x2} km. Two towns are ${x1} km apart. How many centimetres apart are they on the map? State the number with ${digits(places)} after the decimal point, cut off and not rounded.`,
  },
  {
    id: 'density',
    story: true,
    query: ({ x1, x2, places }) =>
      `In a school laboratory a stone of ${x1} g displaces ${x2} cm³ of water. Its density in g/cm³ is entered with ${decimals(places)}, the remaining digits being cut off and nothing rounded. Which number is entered?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'cut off': /\bcut(s|ting)?\b.*\boff\b|\btruncated\b/i,
  'not rounded':
    /\b(not?|nothing|never|without|rather than|instead of)\b[^.]*\bround(s|ed|ing)?\b|\bno digit gets rounded\b/i,
  'how many places':
    /\b[0-6] (decimal places?|digits? after the (decimal )?point)\b|"places"|decimal places( of the quotient: | \|)|, places\)/,
};
