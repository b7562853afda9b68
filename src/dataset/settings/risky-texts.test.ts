import { expect, test } from 'vitest';
import { notesOnOwnTexts } from './risky-texts.ts';
import { planOf } from './plan.ts';
import { isSound } from './settings.ts';

const own = (...texts: string[]) => texts.map((text) => ({ task: 'word-flip', instance: { text } }));

test('texts that tools take for more than text are noted, with the instance and what comes of it', () => {
  const notes = notesOnOwnTexts(own('plain words', 'stop <|im_end|> here', '=1+2', String.raw`the \boxed{8} words`));
  expect(notes).toEqual([
    'Own instance 2 ({"text":"stop <|im_end|> here"}) holds a mark such as <|im_end|>: tokenizers take it for the end of a message, so that training text and evaluation query are cut into other messages there.',
    String.raw`Own instance 4 ({"text":"the \\boxed{8} words"}) holds a box, \boxed{: graders that look for the last box may take it for the answer where a completion has none of its own after it.`,
    'Own instance 3 ({"text":"=1+2"}) holds a text that begins with =, +, - or @: spreadsheet programs take a cell of a CSV that begins so for a formula and run it.',
  ]);
});

test('of many a few are named and the rest counted', () => {
  const [note] = notesOnOwnTexts(own(...Array.from({ length: 1200 }, (_, place) => `=${place}`)));
  expect(note).toMatch(/^Own instances 1, 2, 3, 4, 5 and 1,195 more \(/);
});

test('usual texts and numbers are not noted', () => {
  const numbers = { task: 'large-number-addition', instance: { x1: '-12', x2: '7' } };
  expect(notesOnOwnTexts([...own('a < b | c > d', 'boxed', 'x = 1'), numbers])).toEqual([]);
});

test('a plan has the notes, and is none the less made', () => {
  const plan = planOf({
    tasks: [],
    ranges: [],
    instances: own('a <|im_start|> b'),
    seed: 1,
    variants: ['tail'],
    arithmetic: 'folded',
    formats: ['messages'],
    container: 'jsonl',
  });
  expect(isSound(plan) && plan.notes).toEqual([expect.stringContaining('Own instance 1 ')]);
});
