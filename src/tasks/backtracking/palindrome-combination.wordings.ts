import type { QueryWording } from '../task.ts';

/** A string of letters that is cut into palindromes. */
export type PalindromeInstance = { readonly text: string };

/** The ways of asking for a number of cuts; all say that every piece is a palindrome and that a single letter is one. */
export const WORDINGS: readonly QueryWording<PalindromeInstance>[] = [
  {
    id: 'how-many',
    query: ({ text }) =>
      `In how many ways can "${text}" be cut into pieces so that every piece is a palindrome? A single letter is a palindrome.`,
  },
  {
    id: 'count-imperative',
    query: ({ text }) =>
      `Count the partitions of the string ${text} in which all pieces are palindromes; one letter alone is a palindrome, too.`,
  },
  {
    id: 'labelled-lines',
    query: ({ text }) =>
      `text: ${text}\nallowed pieces: palindromes only, single letters being palindromes\nwanted: the number of ways to cut the text into allowed pieces`,
  },
  {
    id: 'rules-bullets',
    query: ({ text }) =>
      `Split ${text} into pieces.\n- Each piece must be a palindrome: it reads the same in both directions.\n- A single letter counts as a palindrome.\n- The text may also stay in one piece.\nHow many ways of splitting are there?`,
  },
  {
    id: 'function-call',
    query: ({ text }) =>
      `palindromeCuts(text) returns in how many ways a text can be divided so that every piece is a palindrome, a single letter being one. What does palindromeCuts("${text}") return?`,
  },
  {
    id: 'json-text',
    query: ({ text }) =>
      `${JSON.stringify({ text })}\nHow many decompositions of the text consist of palindromes only, if every single letter is regarded as a palindrome?`,
  },
  {
    id: 'table',
    query: ({ text }) =>
      `| text | condition | number of ways |\n| --- | --- | --- |\n| ${text} | every piece is a palindrome | ? |\n\nThe text is cut between letters, anywhere or nowhere; a single letter is a palindrome. Which number replaces the question mark?`,
  },
  {
    id: 'backtracking',
    query: ({ text }) =>
      `Use backtracking to cut ${text} from left to right, going on only where the piece just cut off is a palindrome, as a single letter is in any case, so that in the end every piece is one. How many complete cuts do you find?`,
  },
  {
    id: 'formal',
    query: ({ text }) =>
      `Let s = ${text} be a word. Determine the number of sequences of non-empty palindromes (words of length one, a single letter, included) whose concatenation is s; every piece of such a sequence has to be a palindrome.`,
  },
  {
    id: 'terse',
    query: ({ text }) =>
      `Ways to cut ${text} into palindromes only (every piece one; a single letter is one): how many?`,
  },
  {
    id: 'polite',
    query: ({ text }) =>
      `Would you please tell me in how many ways I can divide ${text} so that each part reads the same forwards and backwards, hence is a palindrome? A part that is a single letter is fine as well.`,
  },
  {
    id: 'exercise',
    query: ({ text }) =>
      `Exercise. Palindromes are words that equal their own reverse, for instance every single letter. Find the number of ways to write "${text}" as a row of palindromes, so that every piece of the row is one.`,
  },
  {
    id: 'separators',
    query: ({ text }) =>
      `Put bars into some, all or none of the gaps between neighbouring letters of ${text} such that every piece between bars is a palindrome. How many ways are there, if a single letter is taken as a palindrome?`,
  },
  {
    id: 'mirror-pieces',
    query: ({ text }) =>
      `A piece of text is called a palindrome if its first letter equals its last, its second equals its last but one, and so on; so a single letter is always a palindrome. How many ways are there to divide ${text} into such pieces, each and every piece being a palindrome?`,
  },
  {
    id: 'text-first',
    query: ({ text }) =>
      `"${text}" is to be partitioned into substrings that are all palindromes (a single letter is one). What is the number of such partitions?`,
  },
  {
    id: 'list-and-count',
    query: ({ text }) =>
      `List all ways of cutting ${text} into consecutive palindromes and state how many you have listed. Note that every piece needs to be a palindrome and that a single letter always is.`,
  },
  {
    id: 'paper-strip',
    story: true,
    query: ({ text }) =>
      `The letters ${text} are printed on a strip of paper. Rosa cuts it with scissors so that each piece is a palindrome, reading the same from either side; a single letter is a palindrome as well. In how many ways can she cut the strip, or leave it whole where it is a palindrome itself?`,
  },
  {
    id: 'bead-necklace',
    story: true,
    query: ({ text }) =>
      `Beads on an open string spell ${text} in a row. The string is to be cut into bracelets without changing the order of beads, and every piece has to be symmetric, a palindrome. A single bead, that is a single letter, is a palindrome. How many ways of cutting are there?`,
  },
  {
    id: 'train-splitting',
    story: true,
    query: ({ text }) =>
      `A train has wagons of the kinds ${text} from front to back, the same letter for the same kind. It is uncoupled into parts that look alike from both ends: every piece must be a palindrome, which a single wagon, written as a single letter, always is. How many ways of uncoupling are possible?`,
  },
  {
    id: 'flower-bed',
    story: true,
    query: ({ text }) =>
      `A row of flowers is planted as ${text} with one letter a sort. The gardener divides the row into beds so that every piece is mirror-symmetric, in other words a palindrome; a bed with one flower (a single letter) is a palindrome, too. How many divisions does she have to choose from?`,
  },
  {
    id: 'melody-phrases',
    story: true,
    query: ({ text }) =>
      `A composer's melody is ${text} with a letter for each note. He splits it into phrases that sound the same backwards. So each piece must be a palindrome, and a phrase of a single letter counts as a palindrome. In how many ways can he split the melody?`,
  },
  {
    id: 'tile-frieze',
    story: true,
    query: ({ text }) =>
      `A frieze of tiles shows the pattern ${text} once. For transport it is taken apart into sections, each of which has to be a palindrome so that it can be mounted either way round; every piece must comply, and a single letter (one tile) does. How many ways are there to take it apart?`,
  },
  {
    id: 'dance-steps',
    story: true,
    query: ({ text }) =>
      `A dance consists of the steps ${text} in this order, one letter a step. For a rehearsal it is divided into parts which are the same when danced backwards: every piece is a palindrome, and a single letter is one. How many ways to divide the dance are there?`,
  },
  {
    id: 'secret-password',
    story: true,
    query: ({ text }) =>
      `Spies hide a number in a word: it is the number of ways in which the word can be cut into palindromes, meaning that every piece is a palindrome and that a single letter is one. Today's word is "${text}". Which number do they mean?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'every piece a palindrome': /\bpalindrom/i,
  'every piece':
    /\b(every|each|all) (and every )?(pieces?|part|of which)\b|\bpieces are\b|\bpalindromes only\b|\ball palindromes\b/i,
  'a single letter is one': /\bsingle letters?\b|\bone letter alone\b/i,
};
