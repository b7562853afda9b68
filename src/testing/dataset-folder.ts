import { planOf, type DatasetPlan } from '../dataset/settings/plan.ts';
import { select } from '../dataset/selection.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { datasetFolder, type FolderFile } from '../dataset/folder/folder.ts';
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
export function smallDataset(settings: object = {}): DatasetPlan {
  const result = planOf({ ...SETTINGS, ...settings });
  if (!isSound(result)) throw new Error(result.map(({ message }) => message).join(' '));
  return result;
}

/** The files of a small dataset's folder as texts, by path. */
export async function folderTexts(settings: object = {}, options: RunOptions = {}): Promise<Map<string, string>> {
  const plan = smallDataset(settings);
  const files = await filesOf(datasetFolder(plan, await select(plan), options));
  return new Map([...files].map(([path, bytes]) => [path, decode(bytes)]));
}

/** The files of a small dataset's folder, whose tokens are its words, by path. */
export async function folderFiles(settings: object = {}): Promise<Map<string, Uint8Array>> {
  const plan = smallDataset(settings);
  return filesOf(datasetFolder(plan, await select(plan), { countTokens: countWords }));
}

/** The files of a folder by path. */
export async function filesOf(
  files: AsyncIterable<FolderFile> | Iterable<FolderFile>,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for await (const { path, bytes } of files) found.set(path, await bytesOf(bytes));
  return found;
}

/** A file as text; one that is not there is empty. */
export const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

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

/** What the manifest of a folder says, as far as tests read it. */
interface Manifest {
  readonly splitVersion: number;
  readonly settings: unknown;
  readonly disjointness: Record<string, unknown>;
  readonly files: readonly { path: string; bytes: number; sha256: string; rows?: number }[];
}

/** The manifest of a folder. */
export const manifestOf = (files: ReadonlyMap<string, Uint8Array>) =>
  JSON.parse(decode(files.get('manifest.json'))) as Manifest;
