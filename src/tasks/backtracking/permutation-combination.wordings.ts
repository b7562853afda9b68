import type { QueryWording } from '../task.ts';

/** Different items, whole numbers or letters, of which some are chosen. */
export type CombinationInstance = { readonly list: readonly (number | string)[]; readonly k: number };

const listed = (list: CombinationInstance['list']) => list.join(', ');

/** A number with what is counted, in the singular for one. */
const many = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/** The ways of asking for a number of combinations; all say that order is ignored and that each item is used once. */
export const WORDINGS: readonly QueryWording<CombinationInstance>[] = [
  {
    id: 'how-many',
    query: ({ list, k }) =>
      `How many combinations of ${many(k, 'item')} can be chosen from [${listed(list)}]? Order is ignored, and each item is used at most once.`,
  },
  {
    id: 'count-imperative',
    query: ({ list, k }) =>
      `Count the combinations with k = ${k} that can be formed from ${listed(list)}, ignoring order and using each item at most once.`,
  },
  {
    id: 'labelled-lines',
    query: ({ list, k }) =>
      `items: ${listed(list)}\nsize of a combination: ${k}\norder: ignored\nrepetition: each item at most once\n\nNumber of combinations?`,
  },
  {
    id: 'rules-bullets',
    query: ({ list, k }) =>
      `Choose from these items: ${listed(list)}\n- A choice has the size ${k}.\n- The order within a choice is ignored.\n- Each item occurs at most once in a choice.\nHow many choices are there?`,
  },
  {
    id: 'function-call',
    query: ({ list, k }) =>
      `combinations(list, k) lists all choices of k items, order ignored and each item at most once, and returns how many it has listed. What does combinations(${JSON.stringify(list)}, ${k}) return?`,
  },
  {
    id: 'json-instance',
    query: ({ list, k }) =>
      `${JSON.stringify({ list, k })}\nHow many k-element combinations does the list have, if order does not matter and each item can be taken at most once?`,
  },
  {
    id: 'subsets',
    query: ({ list, k }) =>
      `How many subsets with exactly ${many(k, 'element')} does the set { ${listed(list)} } have? (In a subset, order is ignored and each element occurs at most once.)`,
  },
  {
    id: 'table',
    query: ({ list, k }) =>
      `| items | size of a combination | order | each item |\n| --- | --- | --- | --- |\n| ${listed(list)} | ${k} | ignored | at most once |\n\nFind the number of combinations.`,
  },
  {
    id: 'backtracking',
    query: ({ list, k }) =>
      `By backtracking, list every way to choose ${many(k, 'item')} out of ${listed(list)}, with each item at most once and regardless of order. How many ways are listed?`,
  },
  {
    id: 'formal',
    query: ({ list, k }) =>
      `Let S = {${listed(list)}} and k = ${k} be given. Determine the number of k-element combinations of S without repetition (each item at most once), where two combinations that differ in order only are the same.`,
  },
  {
    id: 'terse',
    query: ({ list, k }) =>
      `Number of combinations of size ${k}, order ignored, each item at most once: ${list.join(' ')}`,
  },
  {
    id: 'polite',
    query: ({ list, k }) =>
      `I want to pick ${many(k, 'item')} from ${listed(list)} and wonder how many different picks exist. I cannot pick the same item twice, and the order in which I pick does not matter. Could you count them for me, please?`,
  },
  {
    id: 'exercise',
    query: ({ list, k }) =>
      `Exercise in combinatorics. From the elements ${listed(list)} one draws a sample of size ${k} without putting anything back, so each element is drawn at most once; order is ignored. How many samples are possible?`,
  },
  {
    id: 'increasing-positions',
    query: ({ list, k }) =>
      `Write down all selections of ${many(k, 'entry', 'entries')} of the list ${listed(list)} such that the entries keep the order of the list. So each entry is used at most once, and no selection differs from another in its order alone. How many are there?`,
  },
  {
    id: 'size-first',
    query: ({ list, k }) =>
      `Exactly ${many(k, 'element')} shall be selected, no element more than once, and order has no meaning. In how many ways can this be done with [${listed(list)}] as the elements?`,
  },
  {
    id: 'exhaustive',
    query: ({ list, k }) =>
      `Enumerate the combinations of size ${k} of the items ${listed(list)} one by one, then tell how many they are. An item is in a combination once or not at all; the order of the items is irrelevant.`,
  },
  {
    id: 'ice-cream',
    story: true,
    query: ({ list, k }) =>
      `An ice-cream parlour labels its flavours ${listed(list)}. A cup holds ${many(k, 'scoop')}, and in a cup each flavour occurs at most once. Which scoop lies on top is of no interest, as order is ignored. How many different cups are there?`,
  },
  {
    id: 'team-choice',
    story: true,
    query: ({ list, k }) =>
      `Players with the shirts ${listed(list)} are on the bench, and a team takes ${many(k, 'player')}. Nobody can be taken twice, and the order in which they are taken does not matter. How many teams are possible?`,
  },
  {
    id: 'museum-tickets',
    story: true,
    query: ({ list, k }) =>
      `A city pass lets you visit ${many(k, 'museum')} of your choice, each of them at most once. The museums are marked ${listed(list)} on the map. If the order of the visits is ignored, how many choices do you have?`,
  },
  {
    id: 'flower-bunch',
    story: true,
    query: ({ list, k }) =>
      `A florist has one flower of each of the sorts ${listed(list)}. How many bunches of ${many(k, 'flower')} can she offer? As there is one flower a sort, each can be used at most once, and the order of flowers in a bunch is ignored.`,
  },
  {
    id: 'committee',
    story: true,
    query: ({ list, k }) =>
      `A club elects a committee of ${many(k, 'member')} from the candidates on a list: ${listed(list)}. All members of the committee have equal rights, so order is ignored, and each candidate can be elected at most once. How many committees can result?`,
  },
  {
    id: 'pizza-toppings',
    story: true,
    query: ({ list, k }) =>
      `At a pizzeria you may choose ${many(k, 'topping')} from those on the menu, coded ${listed(list)}. You may not choose a topping twice, and it does not matter in what order they are put on. How many pizzas can you create?`,
  },
  {
    id: 'suitcase-books',
    story: true,
    query: ({ list, k }) =>
      `Paul wants to take along ${many(k, 'book')} on a journey. On his shelf stand the books ${listed(list)}, a single copy of each, so each at most once. In how many ways can he choose if the order in the suitcase is ignored?`,
  },
  {
    id: 'lottery',
    story: true,
    query: ({ list, k }) =>
      `In a little lottery, balls marked ${listed(list)} are in a drum and ${k} of them will be drawn. A ball that has been drawn is not put back, so it is drawn at most once, and the order of drawing is ignored. How many results can there be?`,
  },
  {
    id: 'paint-mixing',
    story: true,
    query: ({ list, k }) =>
      `A painter mixes equal parts of ${many(k, 'colour')} out of the tubes ${listed(list)}. No tube is used more than once for a mixture, and it makes no difference in which order the colours are added. How many mixtures can be made?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'order ignored': /\border\b/i,
  'each item once':
    /\bat most once\b|\bonce or not at all\b|\b(not|cannot|nobody)\b[^.]*\btwice\b|\bno \w+ (is used )?more than once\b/i,
};
