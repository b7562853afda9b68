import type { QueryWording } from '../task.ts';

/** A text that is written backwards. */
export type WordFlipInstance = { readonly text: string };

/** The ways of asking for a text backwards; all quote the text and say that spaces and punctuation are included. */
export const WORDINGS: readonly QueryWording<WordFlipInstance>[] = [
  {
    id: 'reverse-imperative',
    query: ({ text }) => `Reverse the text "${text}" character by character, including spaces and punctuation.`,
  },
  {
    id: 'backwards-question',
    query: ({ text }) => `How does "${text}" read backwards, spaces and punctuation included?`,
  },
  {
    id: 'colon-line',
    query: ({ text }) => `Write this backwards (spaces and punctuation marks included): "${text}"`,
  },
  {
    id: 'text-first',
    query: ({ text }) =>
      `"${text}"\n\nWrite the characters between the quotation marks in reverse order. Spaces and punctuation are characters, too.`,
  },
  {
    id: 'last-to-first',
    query: ({ text }) =>
      `Copy the following text from its last character to its first. Every character counts, whether letter, space or punctuation mark.\n\n"${text}"`,
  },
  {
    id: 'rules-list',
    query: ({ text }) =>
      `Flip this text: "${text}"\n- The last character becomes the first one, and so on.\n- Spaces and punctuation are included.\n- Capital letters stay capital.`,
  },
  {
    id: 'input-field',
    query: ({ text }) =>
      `Task: reverse a string.\nInput: "${text}"\nSpaces and punctuation belong to the string and are included; the quotation marks are not.`,
  },
  {
    id: 'function-call',
    query: ({ text }) =>
      `A function reverse(s) returns the characters of s in the opposite order, with spaces and punctuation included. What does reverse("${text}") return?`,
  },
  {
    id: 'right-to-left',
    query: ({ text }) =>
      `Read "${text}" from right to left and write down each character as you meet it, including the spaces and all punctuation.`,
  },
  {
    id: 'not-the-words',
    query: ({ text }) =>
      `Turn "${text}" around. It is not only the order of the words that changes: all characters are reversed, with spaces and punctuation included.`,
  },
  {
    id: 'polite',
    query: ({ text }) =>
      `Could you please spell "${text}" backwards for me? Treat spaces and punctuation just like letters, so include them in the result.`,
  },
  {
    id: 'terse',
    query: ({ text }) => `Backwards, with spaces and punctuation included: "${text}"`,
  },
  {
    id: 'indexed-definition',
    query: ({ text }) =>
      `Let s = "${text}" have n characters s[0], …, s[n-1], where spaces and punctuation are included. Give s[n-1] … s[1] s[0] as one text.`,
  },
  {
    id: 'text-table',
    query: ({ text }) =>
      `| task | text |\n| --- | --- |\n| reverse all characters | "${text}" |\n\nSpaces and punctuation are included.`,
  },
  {
    id: 'what-results',
    query: ({ text }) =>
      `What results when the order of all characters in "${text}" is reversed? Include spaces and punctuation, and change no capital letter.`,
  },
  {
    id: 'undo',
    query: ({ text }) =>
      `Someone wrote a message backwards, spaces and punctuation included, and the outcome is "${text}" now. What was the message?`,
  },
  {
    id: 'stack',
    query: ({ text }) =>
      `Push the characters of "${text}" on a stack from left to right, spaces and punctuation included; then pop until the stack is empty. Which text do the popped characters spell?`,
  },
  {
    id: 'mirror-story',
    story: true,
    query: ({ text }) =>
      `A sign painter letters a window so that people inside can read "${text}" as it is. Passers-by outside see its characters in the opposite order. Which characters do they see from left to right, spaces and punctuation included?`,
  },
  {
    id: 'secret-note-story',
    story: true,
    query: ({ text }) =>
      `Two friends write all their notes backwards, from the last character to the first, with every space and punctuation mark included. Today's note is to say "${text}" to whoever knows the trick. What do they write?`,
  },
  {
    id: 'beads-story',
    story: true,
    query: ({ text }) =>
      `Mia threads letter beads on a string; there are beads for spaces and punctuation as well, and they are included. The string reads "${text}" and then she takes it by the other end. What does it read now, character by character?`,
  },
  {
    id: 'train-story',
    story: true,
    query: ({ text }) =>
      `Each wagon of a toy train carries one character, be it a letter, a space or a punctuation mark, and none is left out. Coming, the train spells "${text}" from the first wagon to the last. What does it spell from the last wagon to the first?`,
  },
  {
    id: 'printer-story',
    story: true,
    query: ({ text }) =>
      `A faulty printer puts out every line with its characters in reverse, including spaces and punctuation. Which line comes out for "${text}"?`,
  },
  {
    id: 'game-show-story',
    story: true,
    query: ({ text }) =>
      `In a game show the candidates must say sentences backwards, one character after the other, and name spaces and punctuation marks as well. The sentence is "${text}" this time. What is the right answer?`,
  },
  {
    id: 'tape-story',
    story: true,
    query: ({ text }) =>
      `A paper tape has "${text}" punched on it, one character a row; spaces and punctuation are included. By mistake it is fed in from its end. Which text does the reader see?`,
  },
  {
    id: 'stepwise',
    query: ({ text }) =>
      `Start with an empty result. Go through "${text}" from its end to its beginning and append each character, including spaces and punctuation. What is the result?`,
  },
  {
    id: 'json-text',
    query: ({ text }) =>
      `Reverse the value of "text" in {"text": "${text}"}, that is, all of its characters with spaces and punctuation included.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'the text in quotes': /".+"/,
  'spaces included': /\bspaces? /i,
  'punctuation included': /\bpunctuation\b/i,
  included: /\binclud(e|ed|ing)\b|\bcounts\b|\bare characters, too\b|\bnone is left out\b|\bas well\b/i,
};
