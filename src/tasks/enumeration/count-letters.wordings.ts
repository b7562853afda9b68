import type { QueryWording } from '../task.ts';

/** A text and a letter whose occurrences are counted. */
export type CountLettersInstance = { readonly text: string; readonly letter: string };

/** The ways of asking how often a letter occurs; all say that its case is ignored. */
export const WORDINGS: readonly QueryWording<CountLettersInstance>[] = [
  {
    id: 'how-often',
    query: ({ text, letter }) => `How often does the letter "${letter}" occur in "${text}", ignoring case?`,
  },
  {
    id: 'count-imperative',
    query: ({ text, letter }) =>
      `Count the letter ${letter} in the following text, upper and lower case alike (case is ignored).\n\n"${text}"`,
  },
  {
    id: 'labelled-lines',
    query: ({ text, letter }) => `text: "${text}"\nletter: ${letter}\ncase: ignored\n\nNumber of occurrences?`,
  },
  {
    id: 'rules-bullets',
    query: ({ text, letter }) =>
      `"${text}"\n\n- Look at the text above, one character at a time.\n- Count those that are the letter "${letter}" in it.\n- Ignore case, so capital and small letters count the same.\nWhat is the count?`,
  },
  {
    id: 'function-call',
    query: ({ text, letter }) =>
      `countLetter(text, letter) returns how many characters of a text are the given letter, with case ignored. What does countLetter("${text}", "${letter}") return?`,
  },
  {
    id: 'json-instance',
    query: ({ text, letter }) =>
      `{"text": "${text}", "letter": "${letter}"}\nHow many times does the letter occur in the text? Ignore the difference between upper and lower case.`,
  },
  {
    id: 'table',
    query: ({ text, letter }) =>
      `| text | letter | case | count |\n| --- | --- | --- | --- |\n| "${text}" | ${letter} | ignored | ? |\n\nWhich number belongs in the last column?`,
  },
  { id: 'terse', query: ({ text, letter }) => `Count of ${letter}, ignoring case: "${text}"` },
  {
    id: 'polite',
    query: ({ text, letter }) =>
      `Could you tell me how many times I have used the letter "${letter}" in this text, please? It does not matter whether it is upper or lower case. "${text}"`,
  },
  {
    id: 'exercise',
    query: ({ text, letter }) =>
      `Exercise. Determine the number of occurrences of the letter ${letter} in "${text}" when case is ignored.`,
  },
  {
    id: 'text-first',
    query: ({ text, letter }) =>
      `"${text}" is the text. In how many places does it have the letter "${letter}", whether it is written as a capital letter or as a small letter?`,
  },
  {
    id: 'frequency',
    query: ({ text, letter }) =>
      `What is the absolute frequency of the letter ${letter} in the sample "${text}"? (Case-insensitive.)`,
  },
  {
    id: 'running-count',
    query: ({ text, letter }) =>
      `Start with 0 and go through "${text}" from left to right; add 1 for each character that equals "${letter}" if case is ignored. What is the final number?`,
  },
  {
    id: 'lower-case-first',
    query: ({ text, letter }) =>
      `After "${text}" and the letter "${letter}" have both been turned into lower case, how many times does the letter appear in the text?`,
  },
  {
    id: 'formal',
    query: ({ text, letter }) =>
      `Let t = "${text}" and let c be the letter "${letter}" in the alphabet. Find the number of positions i where t[i] equals c up to case.`,
  },
  {
    id: 'both-forms',
    query: ({ text, letter }) =>
      `Find all occurrences of the letter "${letter}", be they in upper case or in lower case, in "${text}" and say how many there are.`,
  },
  {
    id: 'how-many-are-there',
    query: ({ text, letter }) =>
      `Case aside, how many copies of the letter ${letter} are there between these quotation marks: "${text}"?`,
  },
  {
    id: 'sign-maker',
    story: true,
    query: ({ text, letter }) =>
      `A sign maker cuts "${text}" out of wood. He has one template for the letter "${letter}" and uses it for capital and small letters alike. How many times does he use it?`,
  },
  {
    id: 'typewriter',
    story: true,
    query: ({ text, letter }) =>
      `Grandmother types "${text}" on an old typewriter. How often does she strike the key of the letter "${letter}", which is the same key for upper and lower case?`,
  },
  {
    id: 'soup-letters',
    story: true,
    query: ({ text, letter }) =>
      `Noah lays "${text}" on his plate with letter noodles, which do not know upper and lower case. How many noodles of the letter "${letter}" does he need?`,
  },
  {
    id: 'teacher-red-pen',
    story: true,
    query: ({ text, letter }) =>
      `The teacher writes on the board: "${text}"\nThe children circle every ${letter} in red, be it a capital letter or a small letter. How many circles are there on the board?`,
  },
  {
    id: 'code-breaker',
    story: true,
    query: ({ text, letter }) =>
      `A code breaker has intercepted the message "${text}" and counts the letters in it, without regard to case. Which count does she get for the letter "${letter}"?`,
  },
  {
    id: 'broken-key',
    story: true,
    query: ({ text, letter }) =>
      `The key for the letter "${letter}" on my keyboard is broken, both for upper case and for lower case. I have to paste that letter each time it occurs in "${text}". How many times is that?`,
  },
  {
    id: 'cake-writing',
    story: true,
    query: ({ text, letter }) =>
      `A confectioner decorates a cake with the words "${text}" and puts a cherry on every letter "${letter}" regardless of its case. How many cherries does she need?`,
  },
  {
    id: 'word-game',
    story: true,
    query: ({ text, letter }) =>
      `In a word game one player reads out "${text}" and the others clap at each letter "${letter}" in it. As one cannot hear whether a letter is upper or lower case, that makes no difference. How many claps are right?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'case ignored': /\bcase\b|\bcase-insensitive\b|\bcapital\b[^.]*\bsmall\b/i,
};
