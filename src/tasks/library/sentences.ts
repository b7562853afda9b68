import type { Random } from '../../base/random.ts';
import { WORDS } from './words.ts';

/** Sentences end with one of these; most with a full stop. */
const END_MARKS = ['.', '.', '.', '?', '!'];

const LONGEST_WORD = Math.max(...WORDS.map((word) => word.length));

/** The words of each length, the index being the length. */
const WORDS_OF_LENGTH = Array.from({ length: LONGEST_WORD + 1 }, (_, length) =>
  WORDS.filter((word) => word.length === length),
);

/**
 * Sentences with capital letters and punctuation, of exactly so many characters together. One or two characters have no room for
 * more than a bare word.
 */
export function sentenceOfCharacters(random: Random, length: number): string {
  if (length <= 2) return length < 1 ? '' : capitalized(wordOfLength(random, length));
  const sentences = parts(random, length, { separator: 1, shortest: 12, longest: 60 });
  return sentences.map((characters) => `${wordsThatFill(random, characters - 1)}${random.pick(END_MARKS)}`).join(' ');
}

/** Sentences with capital letters and punctuation, of exactly so many words together, with one space between two words. */
export function sentenceOfWords(random: Random, words: number): string {
  const sentences = parts(random, words, { separator: 0, shortest: 3, longest: 12 });
  return sentences.map((count) => `${someWords(random, count)}${random.pick(END_MARKS)}`).join(' ');
}

/** Cuts a length into sentences with separators between them; what is shorter than two sentences stays one. */
function parts(
  random: Random,
  length: number,
  { separator, shortest, longest }: { separator: number; shortest: number; longest: number },
): number[] {
  const cut: number[] = [];
  let rest = length;
  while (rest >= 2 * shortest + separator && (rest > longest || random.oneIn(3))) {
    const part = random.integer(shortest, Math.min(longest, rest - separator - shortest));
    cut.push(part);
    rest -= part + separator;
  }
  return rest > 0 ? [...cut, rest] : cut;
}

/** The words of a sentence of exactly so many characters, at least two, without its end mark. */
function wordsThatFill(random: Random, length: number): string {
  let filled = '';
  for (;;) {
    const rest = length - filled.length;
    // Whatever follows a word is a space and at least one word of two letters.
    const last = rest <= 4 || (filled !== '' && rest <= LONGEST_WORD && random.oneIn(2));
    const word = last ? wordOfLength(random, rest) : shortWord(random, rest - 3);
    filled += filled === '' ? capitalized(word) : inside(word);
    if (last) return filled;
    filled += length - filled.length >= 4 && takesComma(random, word) ? ', ' : ' ';
  }
}

/** The words of a sentence of so many words, without its end mark. */
function someWords(random: Random, count: number): string {
  let sentence = '';
  for (let index = 0; index < count; index++) {
    const last = index === count - 1;
    // A sentence that ends in “a” or “I” reads as if it were cut off.
    const word = last && index > 0 ? anyWord(random, (each) => each.length > 1) : random.pick(WORDS);
    sentence += index === 0 ? capitalized(word) : inside(word);
    if (!last) sentence += takesComma(random, word) ? ', ' : ' ';
  }
  return sentence;
}

function wordOfLength(random: Random, length: number): string {
  return random.pick(WORDS_OF_LENGTH[length]!);
}

function shortWord(random: Random, longest: number): string {
  return anyWord(random, (word) => word.length <= longest);
}

/** Draws until a word is found that will do; many words do. */
function anyWord(random: Random, willDo: (word: string) => boolean): string {
  for (;;) {
    const word = random.pick(WORDS);
    if (willDo(word)) return word;
  }
}

function takesComma(random: Random, word: string): boolean {
  return word.length > 3 && random.oneIn(7);
}

function inside(word: string): string {
  return word === 'i' ? 'I' : word;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
