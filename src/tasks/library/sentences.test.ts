import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { sentenceOfCharacters, sentenceOfWords } from './sentences.ts';
import { WORDS } from './words.ts';

const KNOWN = new Set(WORDS);
const LENGTH = fc.integer({ min: 1, max: 300 });
const SEED = fc.nat();

/** Words with single spaces between them, capital letters where a sentence starts, a mark where it ends. */
const SENTENCES = /^[A-Z][a-z]*(,? ([a-z]+|I))*[.?!]( [A-Z][a-z]*(,? ([a-z]+|I))*[.?!])*$/;

const wordsOf = (text: string) => text.split(' ').map((word) => word.toLowerCase().replace(/[,.?!]$/, ''));

describe('the word list', () => {
  test('has at least 1,100 words, none twice', () => {
    expect(WORDS.length).toBeGreaterThanOrEqual(1100);
    expect(KNOWN.size).toBe(WORDS.length);
  });

  test('has lower-case words of one to twelve letters, and every length', () => {
    expect(WORDS.filter((word) => !/^[a-z]{1,12}$/.test(word))).toEqual([]);
    expect(new Set(WORDS.map((word) => word.length)).size).toBe(12);
  });
});

describe('sentences of so many characters', () => {
  test('have exactly so many', () => {
    const drawn = Array.from({ length: 1500 }, (_, draw) => sentenceOfCharacters(new Random('test', draw), draw % 301));
    expect(drawn.map((text) => text.length)).toEqual(drawn.map((_, draw) => draw % 301));
  });

  test('consist of listed words with capitals and punctuation', () => {
    fc.assert(
      fc.property(LENGTH, SEED, (length, seed) => {
        const text = sentenceOfCharacters(new Random(seed), length);
        expect(text).toMatch(length <= 2 ? /^[A-Z][a-z]?$/ : SENTENCES);
        expect(wordsOf(text).filter((word) => !KNOWN.has(word))).toEqual([]);
      }),
    );
  });

  test('differ from draw to draw', () => {
    const random = new Random('test');
    const drawn = new Set(Array.from({ length: 1000 }, () => sentenceOfCharacters(random, 10)));
    expect(drawn.size).toBeGreaterThan(950);
  });

  test('are the same for the same stream', () => {
    expect(sentenceOfCharacters(new Random('a', 1), 80)).toBe(sentenceOfCharacters(new Random('a', 1), 80));
  });
});

describe('sentences of so many words', () => {
  test('have exactly so many, listed, with capitals and punctuation', () => {
    fc.assert(
      fc.property(LENGTH, SEED, (count, seed) => {
        const text = sentenceOfWords(new Random(seed), count);
        expect(text).toMatch(SENTENCES);
        expect(wordsOf(text)).toHaveLength(count);
        expect(wordsOf(text).filter((word) => !KNOWN.has(word))).toEqual([]);
      }),
    );
  });
});
