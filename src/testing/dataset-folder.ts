import { planOf, type DatasetPlan } from '../dataset/settings/plan.ts';
import { select } from '../dataset/selection.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { datasetFolder } from '../dataset/folder/folder.ts';
import type { RunOptions } from '../dataset/dataset-run.ts';
import { bytesOf } from './dataset.ts';

/** A small dataset with rows to train on and to evaluate with. */
const SETTINGS = {
  tasks: ['word-flip', 'binary-search'],
  ranges: [
    { range: 'S', count: 30, split: 'train' },
    { range: 'S', count: 4, split: 'eval' },
    { range: 'M', count: 4, split: 'eval' },
  ],
  seed: 5,
  variants: ['tail'],
  arithmetic: 'folded',
  formats: ['native', 'prompt-completion', 'messages', 'inspect'],
  container: 'jsonl',
};

/** The plan of a small dataset, with other settings where they are given. */
function smallDataset(settings: object = {}): DatasetPlan {
  const result = planOf({ ...SETTINGS, ...settings });
  if (!isSound(result)) throw new Error(result.map(({ message }) => message).join(' '));
  return result;
}

/** The files of a small dataset's folder as texts, by path. */
export async function folderTexts(settings: object = {}, options: RunOptions = {}): Promise<Map<string, string>> {
  const plan = smallDataset(settings);
  const texts = new Map<string, string>();
  for await (const { path, bytes } of datasetFolder(plan, await select(plan), options))
    texts.set(path, new TextDecoder().decode(await bytesOf(bytes)));
  return texts;
}

/** The rows of a JSONL file in a folder. */
export function rowsIn<Row>(texts: ReadonlyMap<string, string>, path: string): Row[] {
  return texts
    .get(path)!
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

/** Counts each word as a token: exact enough for limits. */
export const countWords = (text: string): number => text.split(/\s+/).length;
