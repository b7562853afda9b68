import { expect } from 'vitest';
import { parse } from 'yaml';
import { decode } from './dataset-folder.ts';

/** The head of a folder's card. */
interface Card {
  readonly license: string;
  readonly task_categories: readonly string[];
  readonly size_categories: readonly string[];
  readonly configs: readonly {
    readonly config_name: string;
    readonly default?: boolean;
    readonly data_files: readonly { readonly split: string; readonly path: string }[];
  }[];
}

/** The head of the card in a folder. */
export const cardOf = (files: ReadonlyMap<string, Uint8Array>) =>
  parse(/^---\n(.*?)\n---\n/s.exec(decode(files.get('README.md')))![1]!) as Card;

/**
 * The rows of each configuration's splits, found as `datasets` finds them.
 *
 * The rules of `datasets` for local folders, from its documentation ("Structure your repository"): names of splits match
 * `\w+(\.\w+)*`; a path may hold `*`, which stands for anything within a name; each configuration's columns are those of all its files.
 */
export function rowsByConfig(
  files: ReadonlyMap<string, Uint8Array>,
): Map<string, Map<string, Record<string, unknown>[]>> {
  const configs = new Map<string, Map<string, Record<string, unknown>[]>>();
  for (const { config_name: name, data_files: dataFiles } of cardOf(files).configs) {
    const splits = new Map<string, Record<string, unknown>[]>();
    for (const { split, path } of dataFiles) {
      expect(split).toMatch(/^\w+(\.\w+)*$/);
      const pattern = new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll('*', '[^/]*')}$`);
      const paths = [...files.keys()].filter((each) => pattern.test(each)).toSorted();
      expect(paths.length).toBeGreaterThan(0);
      for (const each of paths) expect(each).toMatch(/^data\/[\w-]+\/\w+-\d{5}-of-\d{5}\.jsonl$/);
      const lines = paths.flatMap((each) => decode(files.get(each)).trimEnd().split('\n'));
      splits.set(
        split,
        lines.map((line) => JSON.parse(line) as Record<string, unknown>),
      );
    }
    configs.set(name, splits);
  }
  return configs;
}
