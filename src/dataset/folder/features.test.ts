import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { bytesOf } from '../../testing/dataset.ts';
import type { CountTokens } from '../record.ts';
import { planOf } from '../settings/plan.ts';
import { select } from '../selection.ts';
import { isSound } from '../settings/settings.ts';
import { datasetFolder } from './folder.ts';

/** A column's type in a card, as `Features._from_yaml_list` of `datasets` reads it. */
interface Feature {
  readonly name: string;
  readonly dtype?: string;
  readonly list?: string | readonly Feature[];
  readonly struct?: readonly Feature[];
}

interface Card {
  readonly configs: readonly {
    readonly config_name: string;
    readonly features?: readonly Feature[];
    readonly keep_default_na?: boolean;
    readonly na_values?: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** The text files of a folder in a container, by path. */
async function texts(container: string, countTokens?: CountTokens): Promise<Map<string, string>> {
  const plan = planOf({
    tasks: ['large-number-addition'],
    ranges: [
      { range: 'L', count: 4, split: 'train' },
      { range: 'L', count: 2, split: 'eval' },
    ],
    seed: 2,
    variants: ['tail'],
    arithmetic: 'folded',
    formats: ['native', 'messages', 'inspect'],
    container,
  });
  if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
  const files = new Map<string, string>();
  for await (const { path, bytes } of datasetFolder(plan, await select(plan), { countTokens }))
    files.set(path, new TextDecoder().decode(await bytesOf(bytes)));
  return files;
}

const cardOf = (files: ReadonlyMap<string, string>) => parse(files.get('README.md')!.split('---\n')[1]!) as Card;

test('the card says the types of a CSV’s columns, so that answers of fifty digits are read as text', async () => {
  const files = await texts('csv');
  for (const { config_name: name, features, keep_default_na: keepsWords, na_values: none } of cardOf(files).configs) {
    const [head] = files.get(`data/${name}/train-00000-of-00001.csv`)!.split('\n');
    expect(features?.map((column) => column.name)).toEqual(head!.split(','));
    // Without these an answer `null` or `NA` is read as none, and with more of them an empty string.
    expect([keepsWords, none]).toEqual([false, name === 'native' ? { tokens: [''] } : undefined]);
  }
  const types = (name: string) =>
    Object.fromEntries(
      cardOf(files)
        .configs.find((config) => config.config_name === name)!
        .features!.map((column) => [column.name, column.dtype]),
    );
  expect(types('native')).toMatchObject({ answer: 'string', instance: 'string', steps: 'int64', tokens: 'float64' });
  const counted = cardOf(await texts('csv', (text) => text.length)).configs[0]!;
  expect(counted.features!.find((column) => column.name === 'tokens')).toEqual({ name: 'tokens', dtype: 'int64' });
  expect(types('inspect')).toEqual({ input: 'string', target: 'string', id: 'string', metadata: 'string' });
  expect(types('messages')).toEqual({ messages: 'string' });
});

test('lm-eval is told the same types', async () => {
  const files = await texts('csv');
  const [task] = [...files].filter(([path]) => path.startsWith('eval/lm_eval/tail_eval')).map(([, text]) => text);
  expect(task).toContain('  features: !function csv_types.FEATURES\n');
  expect(parse(task!.replace('!function ', ''))).toMatchObject({
    dataset_path: 'csv',
    dataset_kwargs: {
      keep_default_na: false,
      na_values: { tokens: [''] },
      data_files: { eval_long: [expect.any(String)] },
    },
    doc_to_target: 'answer',
  });
  expect(files.get('eval/lm_eval/csv_types.py')).toContain('        "answer": Value("string"),\n');
});

test('the card says the types of typed files too, so that a column of nulls has one', async () => {
  const { configs } = cardOf(await texts('jsonl'));
  const features = (name: string) => configs.find((config) => config.config_name === name)!.features!;
  expect(features('native')).toContainEqual({ name: 'tokens', dtype: 'int64' });
  expect(features('native')).toContainEqual({ name: 'instance', dtype: 'string' });
  expect(features('messages')).toEqual([
    { name: 'messages', list: ['role', 'content'].map((name) => ({ name, dtype: 'string' })) },
  ]);
  const metadata = features('inspect').find(({ name }) => name === 'metadata')!;
  expect(metadata.struct).toContainEqual({ name: 'length', dtype: 'int64' });
  for (const config of configs) expect(config).not.toHaveProperty('na_values');
  expect([...(await texts('jsonl')).values()].some((file) => file.includes('csv_types'))).toBe(false);
});
