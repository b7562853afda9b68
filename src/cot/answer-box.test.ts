import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { answerBox } from './answer-box.ts';

describe('the answer is what the last box holds', () => {
  test.each([
    ['one box', 'so \\boxed{42}', '42'],
    ['the last of several', '\\boxed{1} and then \\boxed{2}.', '2'],
    ['nested braces', '\\boxed{\\frac{1}{2}}', '\\frac{1}{2}'],
    ['a box in a box', '\\boxed{a \\boxed{b} c}', 'a \\boxed{b} c'],
    ['an escaped brace', '\\boxed{\\{1, 2\\}}', '\\{1, 2\\}'],
    ['an escaped closing brace alone', '\\boxed{a\\}b}', 'a\\}b'],
    ['a space before the brace', '\\boxed {3}', '3'],
    ['an empty box', '\\boxed{}', ''],
    ['a box before one that is never closed', '\\boxed{7} \\boxed{8', '7'],
    ['a box in one that is never closed', '\\boxed{a \\boxed{b}', 'b'],
    ['a box after a brace that closes nothing', '} \\boxed{3}', '3'],
    ['a box in a group', '{ \\boxed{3} }', '3'],
  ])('%s', (_, text, content) => {
    expect(answerBox(text)?.content).toBe(content);
  });
});

test.each([
  ['no box', 'the answer is 42'],
  ['an unclosed one', '\\boxed{42'],
  ['one that its own braces leave open', '\\boxed{{42}'],
  ['another command', '\\fbox{42}'],
  ['an escaped backslash before the word', '\\\\boxed{42}'],
])('there is none: %s', (_, text) => {
  expect(answerBox(text)).toBeUndefined();
});

/** Texts in which every brace is closed. */
const balanced = fc.letrec<{ part: string; text: string }>((tie) => ({
  part: fc.oneof(
    fc.stringMatching(/^[a-z 0-9]{0,4}$/),
    tie('text').map((inner) => `{${inner}}`),
  ),
  text: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
})).text;

test.prop([fc.string(), balanced, fc.stringMatching(/^[^{}\\]*$/)])(
  'what is put into a box at the end is found again, whatever stands before it',
  (before, content, after) => {
    // Before it, a backslash at the end would escape the one of the box; open braces around it do not matter.
    const start = before.replace(/\\+$/, '');
    const box = answerBox(`${start}\\boxed{${content}}${after}`);
    expect(box?.content).toBe(content);
    expect(box?.from).toBe(start.length);
  },
);
