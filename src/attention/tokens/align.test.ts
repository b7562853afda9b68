import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { alignOffsets, alignTokens } from './align.ts';

const texts = fc.string({ unit: fc.constantFrom(...'ab 01→−⌊\n×é.'), minLength: 1, maxLength: 60 });
const cuts = fc.array(fc.nat({ max: 60 }));

/** A text cut into tokens at some of its characters. */
function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...new Set([...places.map((place) => place % text.length), text.length])]
    .filter((end) => end > 0)
    .toSorted((one, other) => one - other);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

const byteLevel = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const isPrintable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
      if (isPrintable) return String.fromCharCode(byte);
      const below = Array.from({ length: byte }, (_, each) => each).filter(
        (each) => !((each >= 0x21 && each <= 0x7e) || (each >= 0xa1 && each <= 0xac) || each >= 0xae),
      );
      return String.fromCharCode(0x100 + below.length);
    })
    .join('');

describe.each([
  ['as they are', (token: string) => token],
  ['by bytes, as GPT-2 spells them', byteLevel],
  ['with ▁ for spaces', (token: string) => token.replaceAll(' ', '▁')],
] as const)('tokens spelt %s', (_spelling, spell) => {
  test.prop([texts, cuts])('are found where they were cut', (text, places) => {
    const tokens = cutAt(`x ${text}`, places);
    const { spans, problems } = alignTokens(tokens.map(spell), `x ${text}`);
    expect(problems).toEqual([]);
    let at = 0;
    tokens.forEach((token, index) => {
      expect([spans.starts[index], spans.ends[index]]).toEqual([at, at + token.length]);
      at += token.length;
    });
  });
});

test('tokens that begin a text, and a space before its first word, have no characters', () => {
  const { spans, special, problems } = alignTokens(['<s>', '▁Add', '▁5', '</s>'], 'Add 5');
  expect(problems).toEqual([]);
  expect(special).toBe(2);
  expect([...spans.starts]).toEqual([0, 0, 3, 5]);
  expect([...spans.ends]).toEqual([0, 3, 5, 5]);
});

test('a character of several bytes is all of each token that makes it', () => {
  const { spans, problems } = alignTokens(['a', 'âĨ', 'Ĵ', 'Ġb'], 'a→ b');
  expect(problems).toEqual([]);
  expect([...spans.starts]).toEqual([0, 1, 1, 2]);
  expect([...spans.ends]).toEqual([1, 2, 2, 4]);
});

test('what does not match is said with what came and what the text says', () => {
  expect(alignTokens(['Add', ' 6'], 'Add 5 and 7').problems).toEqual([
    'Token 1 is " 6"; the text goes on with " 5 and 7". From there on nothing is scored.',
  ]);
  expect(alignTokens(['Add'], 'Add 5').problems).toEqual([
    'The tokens end after 3 of 5 characters; the text goes on with " 5".',
  ]);
});

test('offsets that are out of order or out of the text are said', () => {
  expect(alignOffsets([0, 0, 0, 3, 3, 5], 'Add 5')).toMatchObject({ special: 1, problems: [] });
  expect(alignOffsets([0, 3, 2, 9], 'Add 5').problems[0]).toContain('token 1 is said to be the characters 2 to 9');
  expect(alignOffsets([0, 3], 'Add 5').problems[0]).toContain('ends at character 3 of 5');
});
