import { describe, expect, test } from 'vitest';
import { qwenTokens } from '../cli/tokens.ts';
import { concatenated, LongText, sizeOf, summed, textFrom } from './long-text.ts';

const pieces = () => ['one → two\n', 'three 🦆\n', '\\boxed{4}'];

describe('a text', () => {
  test('is a string where it is short, else comes in pieces, as often as it is read', () => {
    expect(textFrom(pieces)).toBe(pieces().join(''));
    const long = textFrom(pieces, 10);
    expect(long).toBeInstanceOf(LongText);
    for (let time = 0; time < 2; time++) expect([...(long as LongText).pieces()]).toEqual(pieces());
    expect([...(concatenated('(', long, ')') as LongText).pieces()].join('')).toBe(`(${pieces().join('')})`);
  });

  test('has as many characters and bytes either way', () => {
    const whole = pieces().join('');
    expect(sizeOf(textFrom(pieces, 10))).toEqual(sizeOf(whole));
    expect(sizeOf(whole)).toEqual({ characters: whole.length, bytes: Buffer.byteLength(whole) });
  });

  test('has as many tokens whether it is counted at once or in stretches', () => {
    const count = qwenTokens();
    const lines = ['[1]: "S" → 2\n', '  indented, then nothing\n\n', 'dp[3][4] = max(10, 7)\r\n', '\t\n'];
    const whole = Array.from({ length: 12_000 }, (_, index) => lines[(index * index) % lines.length]!).join('');
    let stretches = 0;
    const counted = summed(whole, (stretch) => {
      stretches++;
      return count(stretch);
    });
    expect(stretches).toBeGreaterThan(2);
    expect(counted).toBe(count(whole));
  });
});
