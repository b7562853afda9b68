import { describe, expect, test } from 'vitest';
import { TASKS, taskById } from '../tasks/registry.ts';
import type { Instance } from '../tasks/task.ts';
import { ORACLES } from '../testing/oracles.ts';
import { textOfFile } from '../testing/dataset.ts';
import { singleFile } from './data-files.ts';
import { DatasetRun } from './dataset-run.ts';
import { planOf, type DatasetPlan } from './settings/plan.ts';
import type { NativeRecord } from './record.ts';
import { select } from './selection.ts';
import { isSound } from './settings/settings.ts';

const SETTINGS = {
  tasks: TASKS.map(({ id }) => id),
  ranges: [{ range: 'S', count: 20 }],
  seed: 7,
  variants: ['tail'],
  arithmetic: 'folded',
  formats: ['native'],
  container: 'jsonl',
};

function plan(settings: object): DatasetPlan {
  const result = planOf({ ...SETTINGS, ...settings });
  if (!isSound(result)) throw new Error(result.map(({ message }) => message).join(' '));
  return result;
}

/** A dataset as one file of lines. */
async function lines(settings: object, shard?: { index: number; of: number }): Promise<string> {
  const planned = plan(settings);
  const selection = await select(planned);
  const file = singleFile(planned, selection, 'data.jsonl', shard);
  return textOfFile(new DatasetRun(planned, selection, [file]), file);
}

async function rows(settings: object): Promise<Record<string, unknown>[]> {
  return (await lines(settings))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The types of the instances in a dataset of one file. */
async function typesOfInstances(tasks: string[]): Promise<string[]> {
  const found = await rows({ tasks, ranges: [{ range: 'S', count: 2 }] });
  return [...new Set(found.map(({ instance }) => typeof instance))];
}

describe('a dataset', () => {
  test('has native records whose answers the oracles know', async () => {
    const records = (await rows({ ranges: [{ range: 'M', count: 8 }] })).map((row) => ({
      ...(row as unknown as NativeRecord & { readonly cot: string }),
      // Of several tasks it is JSON text.
      instance: JSON.parse(row.instance as string) as Instance,
    }));
    expect(records).toHaveLength(8 * TASKS.length);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    for (const record of records) {
      const task = taskById(record.task)!;
      // Where several answers are right, the oracle knows one of them and the check knows all.
      if (record.answer !== ORACLES[record.task]!(record.instance))
        expect(task.check(record.instance, record.answer)).toBe(true);
      expect(record.cot.endsWith(`\\boxed{${record.answer}}`)).toBe(true);
      expect(record.algorithm).toBe(task.algorithmClass);
      expect(record.length).toBe(task.length(record.instance));
      expect(record.split).toMatch(/^(train|eval_medium)$/);
      expect(record.states).toBeGreaterThan(0);
      expect(record.tokens).toBeNull();
      expect(Object.keys(record)).toEqual(Object.keys(records[0]!));
    }
  });

  test('holds instances as text where they are of several tasks, else as they are', async () => {
    expect(await typesOfInstances(['large-number-addition', 'lcs'])).toEqual(['string']);
    expect(await typesOfInstances(['lcs'])).toEqual(['object']);
  });

  test('asks the same instances in every variant, so that ablations compare like with like', async () => {
    const records = await rows({ ranges: [{ range: 'S', count: 3 }], variants: ['tail', 'direct'] });
    const queries = (variant: string) => records.filter((each) => each.variant === variant).map(({ query }) => query);
    expect(queries('tail')).toHaveLength(3 * TASKS.length);
    expect(queries('direct')).toEqual(queries('tail'));
  });

  test('is the same to the byte for the same settings, whatever the order in which tasks and variants are named', async () => {
    const tasks = ['word-flip', 'knapsack-01'];
    const one = await lines({ tasks, variants: ['tail', 'direct'] });
    expect(await lines({ tasks: tasks.toReversed(), variants: ['direct', 'tail'] })).toBe(one);
  });

  test('is the same rows whether one machine makes it or three, one after another', async () => {
    const settings = { tasks: ['knapsack-01', 'word-flip'], ranges: [{ range: 'S', count: 25 }] };
    const shards: string[] = [];
    for (const index of [0, 1, 2]) shards.push(await lines(settings, { index, of: 3 }));
    expect(shards.map((shard) => shard.split('\n').length - 1)).toEqual([16, 17, 17]);
    expect(shards.join('')).toBe(await lines(settings));
  });

  test('stops when it is told to, with the reason', async () => {
    const planned = plan({ tasks: ['word-flip'], ranges: [{ range: 'S', count: 500 }] });
    const selection = await select(planned);
    const file = singleFile(planned, selection, 'data.jsonl');
    const abort = new AbortController();
    const run = new DatasetRun(planned, selection, [file], { signal: abort.signal });
    const read = async () => {
      for await (const _ of run.fileBytes(file)) abort.abort(new Error('Cancelled.'));
    };
    await expect(read()).rejects.toThrow('Cancelled.');
    expect(run.files).toEqual([]);
  });

  test('writes batches in their order, however long each takes elsewhere', async () => {
    const planned = plan({ tasks: ['word-flip'], ranges: [{ range: 'S', count: 230 }] });
    const selection = await select(planned);
    const file = singleFile(planned, selection, 'data.jsonl');
    const { makeBatch } = await import('./batch.ts');
    let underWay = 0;
    let most = 0;
    const run = new DatasetRun(planned, selection, [file], {
      ahead: 2,
      makeBatch: async (request) => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, request.draws[0]!.index % 3 === 0 ? 20 : 1));
        underWay--;
        return makeBatch(planned, structuredClone(request));
      },
    });
    expect(await textOfFile(run, file)).toBe(
      await lines({ tasks: ['word-flip'], ranges: [{ range: 'S', count: 230 }] }),
    );
    expect(most).toBe(3);
  });
});
