import { proxy } from 'comlink';
import { expect, test } from 'vitest';
import type { Progress } from '../../../dataset/control.ts';
import type { StepProgress } from '../../../workers/dataset/step-count.ts';
import { previewService, runExport } from './dataset-client.ts';

const SETTINGS = {
  tasks: ['word-flip'],
  ranges: [{ range: 'S', count: 40, split: 'train' }],
  seed: 5,
  variants: ['tail'],
  arithmetic: 'folded',
  formats: ['native'],
  container: 'jsonl',
};

/** Settings as the worker puts them in order. */
async function soundSettings() {
  const checked = await previewService().check(SETTINGS);
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join(' '));
  return checked.settings;
}

const request = async () => ({
  settings: await soundSettings(),
  output: { kind: 'download', form: 'rows', name: 'rows.jsonl', owner: 'a test' } as const,
  vocabulary: undefined,
  workers: 2,
});

test('the worker of previews checks settings, and tells how far it is with counting their steps', async () => {
  const settings = await soundSettings();
  const told: StepProgress[] = [];
  const count = await previewService().steps(
    { settings, all: true },
    proxy((progress: StepProgress) => told.push(progress)),
  );
  expect(count?.train.examples).toBe(40);
  // What is told and the answer come by different ways.
  await expect.poll(() => told.at(-1)).toMatchObject({ stage: 'counting', total: 40 });
});

test('an export makes its rows in workers of its own, and ends that of the previews, of which the next question starts another', async () => {
  const made = await request();
  const told: Progress[] = [];
  const { rows, file } = await runExport(made, (progress) => told.push(progress), new AbortController().signal);
  expect(rows).toBe(40);
  expect((await file!.text()).trim().split('\n')).toHaveLength(40);
  expect(told.length).toBeGreaterThan(0);
  expect((await previewService().check(SETTINGS)).ok).toBe(true);
});

test('an export that is cancelled says so', async () => {
  const made = await request();
  const controller = new AbortController();
  const exporting = runExport(made, () => controller.abort(new Error('Cancelled.')), controller.signal);
  await expect(exporting).rejects.toThrow('Cancelled');
});
