import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cardOf } from '../../testing/dataset-card.ts';
import { decode, folderFiles } from '../../testing/dataset-folder.ts';

/** All that tools make keys of caches of: the card's configurations and lm-eval's arguments to `load_dataset`. */
const cacheKeys = (files: ReadonlyMap<string, Uint8Array>) => ({
  configs: cardOf(files).configs.map((config) => JSON.stringify(config)),
  lmEval: (parse(decode(files.get('eval/lm_eval/tail_eval_short.yaml'))) as { dataset_kwargs: object }).dataset_kwargs,
  axolotl: /^dataset_prepared_path: (.*)$/m.exec(decode(files.get('train/axolotl.yaml')))![1],
});

const withoutContent = (text: string) => text.replaceAll(/content \w+/g, 'content');

describe('the content’s identity', () => {
  test('stands in every key of a cache: other rows under the same names have other keys', async () => {
    const [one, other] = [cacheKeys(await folderFiles()), cacheKeys(await folderFiles({ seed: 6 }))];
    // The names of splits and files do not tell the two apart.
    one.configs.forEach((config, place) => {
      expect(config).not.toBe(other.configs[place]);
      expect(withoutContent(config)).toBe(withoutContent(other.configs[place]!));
    });
    expect(one.lmEval).not.toEqual(other.lmEval);
    expect(one.axolotl).not.toBe(other.axolotl);
    expect(cacheKeys(await folderFiles())).toEqual(one);
  });

  test('is not needed by Inspect, which is told to read the folder every time', async () => {
    const inspect = decode((await folderFiles()).get('eval/inspect_task.py'));
    expect(inspect.match(/hf_dataset\(.*\)$/gm)).toEqual([expect.stringContaining('cached=False')]);
  });
});
