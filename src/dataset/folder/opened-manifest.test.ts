import { expect, test } from 'vitest';
import { folderTexts } from '../../testing/dataset-folder.ts';
import { planOf } from '../settings/plan.ts';
import { isSound } from '../settings/settings.ts';
import { differencesFrom } from './opened-manifest.ts';

const SETTINGS = {
  tasks: ['word-flip'],
  ranges: [{ range: 'S', count: 4 }],
  seed: 1,
  variants: ['tail'],
  arithmetic: 'folded',
  formats: ['native'],
  container: 'jsonl',
};

/** As 0.2.1 wrote it: with neither versions of texts nor of the split. */
const OF_0_2_1 = { application: 'TAIL Tracer 0.2.1', settings: SETTINGS, configs: [], disjointness: {}, files: [] };

const OF_0_3_0 = { ...OF_0_2_1, application: 'TAIL Tracer 0.3.0', textVersion: 2 };

test('manifests of 0.2.1 and 0.3.0 open, and what differs is said', () => {
  for (const { settings } of [OF_0_2_1, OF_0_3_0]) expect(isSound(planOf(settings))).toBe(true);
  expect(differencesFrom(OF_0_2_1)).toEqual([
    expect.stringMatching(
      /^The manifest is of TAIL Tracer 0\.2\.1; .*: texts of version 1 there, \d+ here.*; split of version 1 there, \d+ here.*; chats without a system message/,
    ),
  ]);
  expect(differencesFrom(OF_0_3_0)).toEqual([expect.stringContaining('split of version 1 there')]);
});

test('of a manifest of this version nothing differs, and settings that were saved describe no dataset', async () => {
  const manifest = JSON.parse((await folderTexts({ formats: ['messages'] })).get('manifest.json')!) as object;
  expect(manifest).toMatchObject({ manifestVersion: 2, content: expect.stringMatching(/^[0-9a-f]{16}$/), notes: [] });
  expect(differencesFrom(manifest)).toEqual([]);
  expect(differencesFrom({ application: 'TAIL Tracer 0.2.1', settings: SETTINGS, page: {} })).toEqual([]);
  expect(differencesFrom('text')).toEqual([]);
});
