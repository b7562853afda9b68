import type { QueryWording } from '../task.ts';

/** Two strings of letters whose longest common subsequence is searched. */
export type LcsInstance = { readonly x1: string; readonly x2: string };

/**
 * The ways of asking for a longest common subsequence; all say that any one will do if there are several, and what to answer if there
 * is no common letter.
 */
export const WORDINGS: readonly QueryWording<LcsInstance>[] = [
  {
    id: 'find-imperative',
    query: ({ x1, x2 }) =>
      `Find a longest common subsequence of ${x1} and ${x2}. If there are several, give any one of them; if no letter is common, give "".`,
  },
  {
    id: 'what-is',
    query: ({ x1, x2 }) =>
      `What is the longest common subsequence of "${x1}" and "${x2}"? Any one will do if several are longest. The empty one is written "".`,
  },
  {
    id: 'labelled-lines',
    query: ({ x1, x2 }) =>
      `x1: ${x1}\nx2: ${x2}\nwanted: longest common subsequence\nseveral of the same length: any one of them\nnone: ""`,
  },
  {
    id: 'rules-bullets',
    query: ({ x1, x2 }) =>
      `Strings: ${x1}, ${x2}\n- Take letters that occur in both strings in the same order, not necessarily side by side.\n- Take as many as possible.\n- If this can be done in several ways, any one is right.\n- If there is nothing to take, answer "".`,
  },
  {
    id: 'function-call',
    query: ({ x1, x2 }) =>
      `lcs(x1, x2) returns a longest common subsequence of two strings, any one if there are several, and "" if they have no letter in common. What may lcs("${x1}", "${x2}") return?`,
  },
  {
    id: 'json-strings',
    query: ({ x1, x2 }) =>
      `${JSON.stringify({ x1, x2 })}\nGive one string of maximal length that is a subsequence of x1 and also of x2. Among several you may choose any one. Write "" if only the empty string is.`,
  },
  {
    id: 'table',
    query: ({ x1, x2 }) =>
      `| first string | second string | longest common subsequence |\n| --- | --- | --- |\n| ${x1} | ${x2} | ? |\n\nReplace the question mark. Any one of several equally long ones is accepted, and "" stands for an empty one.`,
  },
  {
    id: 'delete-letters',
    query: ({ x1, x2 }) =>
      `Delete as few letters as possible from ${x1} and from ${x2} so that the same string is left of both. Which string is left? If several strings are possible, name any one; if nothing is left, write "".`,
  },
  {
    id: 'dynamic-programming',
    query: ({ x1, x2 }) =>
      `By dynamic programming over the prefixes of ${x1} and ${x2}, determine a longest common subsequence (any one, should there be several). When it is empty, the answer reads "".`,
  },
  {
    id: 'formal',
    query: ({ x1, x2 }) =>
      `Let u = ${x1} and v = ${x2} be two words. Determine a word w of the greatest length that is a subsequence of both u and v. The choice among several is free, any one counts; the empty word is denoted "".`,
  },
  {
    id: 'terse',
    query: ({ x1, x2 }) =>
      `Longest common subsequence (any one of several; "" if none), upper and lower case being different: ${x1} / ${x2}`,
  },
  {
    id: 'polite',
    query: ({ x1, x2 }) =>
      `Could you please look for the longest subsequence that ${x1} and ${x2} have in common? I am happy with any one if there are several such subsequences, and with "" if the two share no letter.`,
  },
  {
    id: 'exercise',
    query: ({ x1, x2 }) =>
      `Exercise on subsequences. State a longest sequence of letters that can be read, from left to right and with gaps allowed, in both ${x1} and ${x2} alike. If there are several longest ones, any one is correct. If none exists, state "".`,
  },
  {
    id: 'gaps-allowed',
    query: ({ x1, x2 }) =>
      `Which letters, in order and possibly with gaps between them, do "${x1}" and "${x2}" have in common at most? Answer with any one of the longest possibilities, if there are several, or with "" if there is not even a single common letter.`,
  },
  {
    id: 'two-lines',
    query: ({ x1, x2 }) =>
      `${x1}\n${x2}\n\nThe two lines above have a longest common subsequence, maybe several. Write down any one of them, or "" if it has no letters at all.`,
  },
  {
    id: 'pair-up',
    query: ({ x1, x2 }) =>
      `Connect equal letters of ${x1} (written above) and ${x2} (written below) by lines that do not cross, one line a letter at most, and as many lines as possible. Which letters are connected, from left to right? Any one solution counts if there are several; without a line, the answer is "".`,
  },
  {
    id: 'keep-order',
    query: ({ x1, x2 }) =>
      `Keeping the order of letters, how can one pick the most letters from ${x1} such that the picked ones are also found in this order in ${x2}? Give the picked letters; any one choice is fine if several are best, and "" means that nothing can be picked.`,
  },
  {
    id: 'gene-strands',
    story: true,
    query: ({ x1, x2 }) =>
      `A biologist writes two gene strands as ${x1} and ${x2}, one letter for each base. She looks for the longest sequence of bases that both contain in the same order, gaps allowed. What does she find? If there are several longest ones, any one is right; if the strands share no base, she notes "".`,
  },
  {
    id: 'two-playlists',
    story: true,
    query: ({ x1, x2 }) =>
      `Two friends each heard songs in the order of their playlists, ${x1} and ${x2}, where equal letters stand for the same song. What is the longest sequence of songs that both heard in the same order, possibly with others in between? Any one answer is fine if several are longest. It is "" if they had no song in common.`,
  },
  {
    id: 'file-versions',
    story: true,
    query: ({ x1, x2 }) =>
      `A program compares two versions of a file. Each letter stands for one line: the old version is ${x1}, the new version is ${x2}. It keeps a longest sequence of lines that occurs in both versions in this order (any one, if several exist) and shows "" if no line is in both. What can it show?`,
  },
  {
    id: 'garden-paths',
    story: true,
    query: ({ x1, x2 }) =>
      `Walking through a garden along two paths, one passes flowers in the orders ${x1} and ${x2}, a letter a flower, the same letter for the same kind. Name the longest row of flowers that one sees in this order on either path when others may be skipped. Several may be the longest; then any one will do. If there are none, write "".`,
  },
  {
    id: 'witnesses',
    story: true,
    query: ({ x1, x2 }) =>
      `Two witnesses describe an evening as a series of events, each event being one letter: ${x1} says the first, ${x2} says the second. A detective wants the longest series of events on whose order both agree. What is it? (Any one of several longest series; "" if they agree on nothing.)`,
  },
  {
    id: 'torn-labels',
    story: true,
    query: ({ x1, x2 }) =>
      `Two copies of an old inscription have lost and gained letters over time: ${x1} and ${x2} are what can be read today. A scholar reconstructs the longest text that is contained in both of them with its letters in order. Which text can this be? She takes any one if there are several, and writes "" if nothing agrees.`,
  },
  {
    id: 'recipes-compared',
    story: true,
    query: ({ x1, x2 }) =>
      `The steps of two recipes are coded by letters, ${x1} for the first recipe and ${x2} for the second one. Which is the longest series of steps found in both, in the same order but perhaps with other steps in between? Choose any one among several of that length, and answer "" if the recipes share no step.`,
  },
  {
    id: 'bus-lines',
    story: true,
    query: ({ x1, x2 }) =>
      `Bus line 1 stops at ${x1} and bus line 2 stops at ${x2}, where each letter is a stop (a bus may call at a stop again). Find the longest series of stops that both lines serve in this order. In the case of several, any one is a right answer; in the case of none, "" is.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'any one of several': /\bany one\b/i,
  'what to say if none': /(?<![\w"])""(?!")/,
};
