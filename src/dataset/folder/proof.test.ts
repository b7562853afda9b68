import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../testing/dataset.ts';
import { decode, filesOf, folderFiles, manifestOf, smallDataset } from '../../testing/dataset-folder.ts';
import { taskById } from '../../tasks/registry.ts';
import { makeBatch } from '../batch.ts';
import { DisjointnessCount, SplitLeak } from '../disjointness.ts';
import { drawAt } from '../draw/candidate.ts';
import { SPLITS } from '../draw/split.ts';
import { select, type Selection } from '../selection.ts';
import { datasetFolder } from './folder.ts';

describe('the proof', () => {
  test('counts what was written: nothing is on both sides', async () => {
    expect(manifestOf(await folderFiles()).disjointness).toMatchObject({
      holds: true,
      train: { instances: 60, queries: 60 },
      eval: { instances: 16, queries: 16 },
      instancesInBoth: 0,
      queriesInBoth: 0,
      rowsOnTheWrongSide: 0,
    });
  });

  test('counts twins as one instance, by a rule whose version is told', async () => {
    const task = taskById('large-number-addition')!;
    // As if the same sum had been planned twice, which `planOf` does not do.
    const planned = smallDataset({
      tasks: [],
      ranges: [],
      instances: [{ task: task.id, instance: { x1: '3', x2: '5' } }],
      formats: ['messages'],
    });
    const part = {
      task,
      instances: [
        { x1: '3', x2: '5' },
        { x1: '5', x2: '3' },
      ],
    };
    const side = drawAt(part, 1, 0).forEvaluation ? 'eval' : 'train';
    const batch = makeBatch(
      { ...planned, parts: [part] },
      { draws: [0, 1].map((index) => ({ part: 0, index })), format: 'messages', variants: ['tail'], jsonText: true },
    );
    const count = new DisjointnessCount();
    for (const facts of batch.facts) count.add(side, facts);
    expect(count.proof()[side]).toEqual({ instances: 1, queries: 2 });
    const files = await folderFiles();
    expect(manifestOf(files).splitVersion).toBe(2);
    expect(decode(files.get('README.md'))).toContain('split version 2');
  });

  test('catches an evaluation instance that is put into training by force', async () => {
    const planned = smallDataset({ formats: ['messages'] });
    const selection = await select(planned);
    // Somebody marks the first evaluation draw as one for training.
    const [train, evaluation, ...others] = selection.parts;
    const splits = evaluation!.splits.slice();
    splits[0] = SPLITS.indexOf('train');
    const forced: Selection = { parts: [train!, { ...evaluation!, splits }, ...others] };
    const written: string[] = [];
    const write = async () => {
      for await (const { path, bytes } of datasetFolder(planned, forced)) {
        await bytesOf(bytes);
        written.push(path);
      }
    };
    await expect(write()).rejects.toThrow(SplitLeak);
    await expect(write()).rejects.toThrow('rows on the wrong side: 1;');
    expect(written).not.toContain('manifest.json');
  });

  test('catches an instance that is written on both sides', async () => {
    const planned = smallDataset({ formats: ['messages'] });
    const selection = await select(planned);
    const [, evaluation, ...others] = selection.parts;
    const splits = evaluation!.splits.slice();
    splits[0] = SPLITS.indexOf('train');
    // The same draws once as evaluation and once with the first of them in training.
    const forced: Selection = { parts: [...selection.parts, { ...evaluation!, splits }, ...others] };
    const twice = { ...planned, parts: [...planned.parts, ...planned.parts.slice(1)] };
    await expect(filesOf(datasetFolder(twice, forced))).rejects.toThrow('on both sides: instances 1, queries 1.');
  });
});
