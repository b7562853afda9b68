import { describe, expect, test } from 'vitest';
import { TASKS, taskById } from '../tasks/registry.ts';
import { ORACLES } from '../testing/oracles.ts';
import { jsonLines } from './generate.ts';
import type { NativeRecord } from './record.ts';
import { isPlan, planOf, type DatasetPlan, type ExportSettings } from './settings.ts';

const SETTINGS: ExportSettings = {
  tasks: TASKS.map(({ id }) => id),
  range: 'S',
  count: 20,
  seed: 7,
  variant: 'tail',
  arithmetic: 'folded',
  format: 'native',
  split: undefined,
};

function plan(settings: Partial<ExportSettings>): DatasetPlan {
  const result = planOf({ ...SETTINGS, ...settings });
  if (!isPlan(result)) throw new Error(result.map(({ message }) => message).join(' '));
  return result;
}

const rows = (settings: Partial<ExportSettings>) =>
  [...jsonLines(plan(settings))].map((line) => {
    expect(line).toMatch(/^\{.*\}\n$/);
    return JSON.parse(line) as Record<string, unknown>;
  });

const queries = (variant: ExportSettings['variant']) => rows({ variant, count: 5 }).map(({ query }) => query);

describe('a dataset', () => {
  test('has native records whose answers the oracles know', () => {
    const records = rows({ range: 'M' }) as unknown as NativeRecord[];
    expect(records).toHaveLength(20 * TASKS.length);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    for (const record of records) {
      expect(record.answer).toBe(ORACLES[record.task]!(record.instance));
      expect(record.cot.endsWith(`\\boxed{${record.answer}}`)).toBe(true);
      expect(record.algorithm).toBe(taskById(record.task)!.algorithmClass);
      expect(record.length).toBe(taskById(record.task)!.length(record.instance));
      expect(record.split).toMatch(/^(train|eval_medium)$/);
      expect(record.states).toBeGreaterThan(0);
      expect(record.tokens).toBeNull();
      expect(Object.keys(record)).toEqual(Object.keys(records[0]!));
    }
  });

  test('asks the same instances in every variant, so that ablations compare like with like', () => {
    expect(queries('direct')).toEqual(queries('tail'));
    expect(queries('without-memory-fetcher')).toEqual(queries('tail'));
  });

  test('is the same to the byte for the same settings', () => {
    expect([...jsonLines(plan({}))].join('')).toBe([...jsonLines(plan({}))].join(''));
  });

  test('is written for TRL as prompt and completion', () => {
    const [native] = rows({ count: 1, tasks: ['knapsack-01'] });
    expect(rows({ count: 1, tasks: ['knapsack-01'], format: 'prompt-completion' })).toEqual([
      {
        prompt: [{ role: 'user', content: native!.query }],
        completion: [{ role: 'assistant', content: native!.cot }],
      },
    ]);
  });

  test('is written as chat messages', () => {
    const [native] = rows({ count: 1, tasks: ['word-flip'] });
    expect(rows({ count: 1, tasks: ['word-flip'], format: 'messages' })).toEqual([
      {
        messages: [
          { role: 'user', content: native!.query },
          { role: 'assistant', content: native!.cot },
        ],
      },
    ]);
  });

  test('says which setting is wrong, what came and what is allowed', () => {
    const wrong = {
      ...SETTINGS,
      tasks: ['chess'],
      count: 0,
      seed: 1.5,
      variant: 'short',
      format: 'xml',
      split: 'test',
    };
    expect(planOf(wrong)).toEqual([
      {
        field: 'tasks',
        message: expect.stringMatching(/^tasks: got \["chess"\]; allowed: one or more of large-number-addition/),
      },
      { field: 'count', message: 'count: got 0; allowed: a whole number, 1 to 10000000.' },
      { field: 'seed', message: 'seed: got 1.5; allowed: a whole number, 0 or more.' },
      { field: 'variant', message: expect.stringContaining('variant: got "short"; allowed: one of tail,') },
      { field: 'format', message: 'format: got "xml"; allowed: one of native, prompt-completion, messages.' },
      { field: 'split', message: 'split: got "test"; allowed: train or eval, or nothing for both.' },
    ]);
    expect(planOf({ ...SETTINGS, variant: 'direct', arithmetic: 'unfolded' })).toEqual([
      { field: 'arithmetic', message: expect.stringContaining('unfolded does not go with the variant direct') },
    ]);
    expect(planOf({ ...SETTINGS, tasks: ['large-number-addition', 'word-flip'], variant: 'reversed' })).toEqual([
      { field: 'variant', message: expect.stringContaining('allowed for Word Flip: one of tail,') },
    ]);
  });
});
