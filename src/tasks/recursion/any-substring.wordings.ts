import type { QueryWording } from '../task.ts';

/** A string of different letters or digits whose substrings are listed. */
export type SubstringInstance = { readonly text: string };

/**
 * The ways of asking for all substrings; all say that these are contiguous and not empty, in which order they are listed and what
 * stands between them.
 */
export const WORDINGS: readonly QueryWording<SubstringInstance>[] = [
  {
    id: 'list-imperative',
    query: ({ text }) =>
      `List all non-empty contiguous substrings of "${text}", ordered by start and then by length, joined with ", " between them.`,
  },
  {
    id: 'which-question',
    query: ({ text }) =>
      `Which contiguous, non-empty substrings does "${text}" have? Order them by where they start, those with the same start by length, and separate them with a comma and a space.`,
  },
  {
    id: 'rules-bullets',
    query: ({ text }) =>
      `String: ${text}\nWrite down every substring of it.\n- A substring is contiguous.\n- The empty one does not count; all are non-empty.\n- Sort by starting position first, then by length, shortest first.\n- Separate with ", ".`,
  },
  {
    id: 'labelled-lines',
    query: ({ text }) =>
      `text: ${text}\nwanted: all substrings (contiguous, non-empty)\norder: by start, then by length\nseparator: comma and space`,
  },
  {
    id: 'index-notation',
    query: ({ text }) =>
      `Let s = "${text}" and let s[i..j] denote its contiguous, non-empty part from position i to position j. Enumerate s[i..j] for all i ≤ j, in order of the start i and then of the length, with ", " in between.`,
  },
  {
    id: 'function-call',
    query: ({ text }) =>
      `substrings(text) returns the non-empty contiguous substrings of a text, sorted by start and then by length, as one line with ", " between two of them. What does substrings("${text}") return?`,
  },
  {
    id: 'first-character-first',
    query: ({ text }) =>
      `Give all contiguous pieces of one or more characters (so non-empty ones) that can be cut out of ${text}: first those that start with its first character, the shorter before the longer in length; then those that start with its second one, and so on. Put a comma and a space between pieces.`,
  },
  {
    id: 'recursive',
    query: ({ text }) =>
      `Recursively list the substrings of ${text}: the non-empty contiguous ones that begin at its first character, by increasing length, followed by the substrings of the rest in the same order, so that the start is what counts first. Join everything with ", ".`,
  },
  {
    id: 'table',
    query: ({ text }) =>
      `| string | wanted | order | separator |\n| --- | --- | --- | --- |\n| ${text} | all contiguous non-empty substrings | start, then length | ", " |\n\nCarry this out.`,
  },
  {
    id: 'json-text',
    query: ({ text }) =>
      `${JSON.stringify({ text })}\nName each contiguous, non-empty substring of the text. They come in order of their start and, with the same start, of their length, and ", " goes between them.`,
  },
  {
    id: 'terse',
    query: ({ text }) =>
      `Substrings of ${text}: contiguous, non-empty, by start then length, separated by comma and space.`,
  },
  {
    id: 'polite',
    query: ({ text }) =>
      `Could you write out all substrings of "${text}" for me, please? I mean contiguous ones that are not empty. Begin with those at the leftmost start, ordered by length, then move the start to the right. A comma and a space should separate them.`,
  },
  {
    id: 'exercise',
    query: ({ text }) =>
      `Exercise. Determine the non-empty substrings of the word ${text} that consist of contiguous characters. Arrange them by starting position and, among equals, by length; the separator is ", " throughout.`,
  },
  {
    id: 'from-to',
    query: ({ text }) =>
      `For each starting character of "${text}" from left to right and for each length from 1 upwards, write the contiguous substring with that start and that length, which is never empty. Use ", " to join them.`,
  },
  {
    id: 'separator-first',
    query: ({ text }) =>
      `Separated by a comma and a space, and sorted by start before length: what are all the contiguous non-empty substrings of ${text} that exist?`,
  },
  {
    id: 'no-gaps',
    query: ({ text }) =>
      `Take the string "${text}" and list what remains when characters are removed from its front and its end only, so that the rest is contiguous and non-empty. The list is ordered by start, then by length, and ", " stands between its entries.`,
  },
  {
    id: 'windows',
    query: ({ text }) =>
      `Place a window over any contiguous, non-empty part of ${text} and write down what it shows. Go through the windows by their start from left to right, and for each start by their length from short to long, and separate what they show with ", ".`,
  },
  {
    id: 'bead-chain',
    story: true,
    query: ({ text }) =>
      `Beads on a chain read ${text} from left to right. Zoe wants to know all the shorter and longer chains she could cut out in one piece: contiguous, non-empty, the whole chain among them. She lists them by the start of the piece, then by length, with a comma and a space between two pieces. What is her list?`,
  },
  {
    id: 'road-trip',
    story: true,
    query: ({ text }) =>
      `Each character of "${text}" stands for a section of a road, in driving order. A trip uses contiguous sections, at least one, so that it is non-empty. List all trips in order of their start and then of their length, as the characters of their sections, with ", " between trips.`,
  },
  {
    id: 'train-carriages',
    story: true,
    query: ({ text }) =>
      `The carriages of a train are marked ${text} from front to back, one character a carriage. A party books carriages that are contiguous, and a booking is never empty. Which bookings are possible? Order: by the first carriage (the start), then by length. Separator: comma and space.`,
  },
  {
    id: 'melody',
    story: true,
    query: ({ text }) =>
      `A composer writes a melody as ${text} with one character a note. She notes down each motif in it, a motif being a contiguous and non-empty run of notes. Motifs with an earlier start come first, and with the same start the length decides, short before long; ", " separates them. What does she note down?`,
  },
  {
    id: 'opening-days',
    story: true,
    query: ({ text }) =>
      `A stall can rent a market square on the days ${text} (one character a day, in this order), always for contiguous days and for one day at least, so non-empty. List all possible rentals by start and then by length, joined with a comma and a space.`,
  },
  {
    id: 'film-scenes',
    story: true,
    query: ({ text }) =>
      `A short film has the scenes ${text}, each named by one character. A trailer may show any contiguous, non-empty stretch of it. The editor lists all stretches, ordered by their start and then by their length and with ", " between two of them. What is the list?`,
  },
  {
    id: 'sticker-strip',
    story: true,
    query: ({ text }) =>
      `A strip of stickers bears ${text} with one character a sticker. Finn tears off stickers that hang together, at least one: a contiguous and non-empty strip. Which strips can come off? He orders them by where they start on the roll, then by length, and separates them with a comma and a space.`,
  },
  {
    id: 'shelf-label',
    story: true,
    query: ({ text }) =>
      `Boxes on a shelf are labelled ${text} from left to right, one character a box. A fork-lift truck can take contiguous boxes only, and must take some (non-empty). Write down every possible load, by start first and length second, with ", " between loads.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  contiguous: /\bcontiguous\b/,
  'non-empty': /\bnon-empty\b|\b(not|never) empty\b/,
  'by start': /\bstart(s|ing)?\b|\bbegin\b/i,
  'then by length': /\blengths?\b/,
  'the separator': /", "|\bcomma and (a )?space\b/,
};
