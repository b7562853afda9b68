import { expect, test } from 'vitest';
import { TEXT_VERSION } from '../../cot/text-version.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance } from '../../tasks/task.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { bytesOf } from '../../testing/dataset.ts';
import { smallPlan } from '../../testing/dataset-plan.ts';
import type { Progress } from '../control.ts';
import type { RunOptions } from '../dataset-run.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import type { NativeRecord } from '../record.ts';
import { select } from '../selection.ts';
import { shareWords } from '../settings/share-words.ts';
import { StepReportCount } from '../steps/step-report.ts';
import { datasetFolder } from './folder.ts';

const SETTINGS = {
  tasks: ['word-flip', 'binary-search'],
  ranges: [
    { range: 'S', count: 30, split: 'train' },
    { range: 'S', count: 4, split: 'eval' },
    { range: 'M', count: 5, split: 'eval' },
  ],
  arithmetic: 'folded',
};

async function folder(plan: DatasetPlan, options: RunOptions = {}): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, bytes } of datasetFolder(plan, await select(plan), options))
    files.set(path, new TextDecoder().decode(await bytesOf(bytes)));
  return files;
}

/** The rows of the card's table of steps, cell by cell, its head first. */
function stepRows(files: ReadonlyMap<string, string>): string[][] {
  const [, section = ''] = /\n## Steps\n(.*?)\n## /s.exec(files.get('README.md')!) ?? [];
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.filter((line) => !line.startsWith('| ---')).map((line) => line.slice(2, -2).split(' | '));
}

test('the steps in the card are those of the rows that were written, for each task and variant that shows states', async () => {
  const files = await folder(smallPlan({ ...SETTINGS, variants: ['tail', 'direct'] }));
  const [head, ...rows] = stepRows(files);
  expect(head!.slice(4)).toEqual(['ambiguous', 'eval_short', 'eval_medium']);
  expect(rows.map(([variant, task]) => `${variant} ${task}`)).toEqual(['tail word-flip', 'tail binary-search']);
  const recordsOf = (split: string) =>
    files
      .get(`data/native-tail/${split}-00000-of-00001.jsonl`)!
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Omit<NativeRecord, 'instance'> & { readonly instance: string });
  for (const [, id, counted, distinct, ambiguous, ...covered] of rows) {
    const task = taskById(id!)!;
    const count = new StepReportCount(task, { variant: 'tail', arithmetic: 'folded' });
    for (const split of ['train', 'eval_short', 'eval_medium'])
      for (const record of recordsOf(split).filter((each) => each.task === id)) {
        const instance = JSON.parse(record.instance) as Instance;
        const solution = solveTask(task, instance);
        if (split === 'train') count.train(solution);
        else count.test(split, instance, solution);
      }
    const report = count.report();
    expect([counted, distinct, ambiguous]).toEqual(['30 of 30', String(report.distinct), String(report.ambiguous)]);
    expect(covered).toEqual(
      report.tests.map(({ steps, examples }) => `${shareWords(steps)} (${examples} of ${examples})`),
    );
  }
  expect(files.get('README.md')).toContain(`texts of version ${TEXT_VERSION}`);
});

test('the card says nothing of steps where no text shows any, or none is for training', async () => {
  expect(stepRows(await folder(smallPlan({ ...SETTINGS, variants: ['direct'] })))).toEqual([]);
  const ranges = [{ range: 'S', count: 4, split: 'eval' }];
  expect(stepRows(await folder(smallPlan({ ...SETTINGS, ranges })))).toEqual([]);
});

test('steps are counted with progress after all files are written, and not when that is stopped', async () => {
  const stages = new Set<string>();
  const stop = new AbortController();
  const tell = ({ stage, rows, total }: Progress) => {
    stages.add(stage);
    if (stage !== 'describing') return;
    expect([rows > 0, total]).toEqual([true, 78]);
    stop.abort(new Error('Enough.'));
  };
  await expect(folder(smallPlan(SETTINGS), { tell, signal: stop.signal })).rejects.toThrow('Enough.');
  expect([...stages]).toEqual(['writing', 'describing']);
});
