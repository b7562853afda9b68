import { describe, expect, test } from 'vitest';
import { rowsByConfig } from '../../testing/dataset-card.ts';
import { countWords, decode, filesOf, folderFiles, smallDataset } from '../../testing/dataset-folder.ts';
import type { RunOptions } from '../dataset-run.ts';
import { select } from '../selection.ts';
import { describingFiles, folderShard } from './folder.ts';
import { joinReports } from './shard-report.ts';

/** The report of one of two shards. */
async function report(
  settings: object,
  index: number,
  options: RunOptions = {},
): Promise<{ path: string; text: string }> {
  const planned = smallDataset({ formats: ['messages'], ...settings });
  const files = await filesOf(folderShard(planned, await select(planned), { index, of: 2 }, options));
  const [path, bytes] = [...files].find(([each]) => each.startsWith('shards/'))!;
  return { path, text: decode(bytes) };
}

describe('shards', () => {
  test('made one by one and joined are, file for file and byte for byte, what one run writes', async () => {
    const shards = 3;
    const whole = await folderFiles({ shards });
    const planned = smallDataset({ shards });
    const joined = new Map<string, Uint8Array>();
    const reports: { path: string; text: string }[] = [];
    for (const index of [2, 0, 1]) {
      // Each shard draws by itself, as it does on a machine of its own.
      const files = await filesOf(
        folderShard(planned, await select(planned), { index, of: shards }, { countTokens: countWords }),
      );
      for (const [path, bytes] of files)
        if (path.startsWith('shards/')) reports.push({ path, text: decode(bytes) });
        else joined.set(path, bytes);
    }
    const told = joinReports(reports.toSorted((one, other) => (one.path < other.path ? -1 : 1)));
    if (typeof told === 'string') throw new Error(told);
    for (const [path, bytes] of await filesOf(describingFiles(told.plan, told.reports))) joined.set(path, bytes);
    expect([...joined.keys()].toSorted()).toEqual([...whole.keys()].toSorted());
    for (const [path, bytes] of whole) expect([path, Buffer.compare(joined.get(path)!, bytes)]).toEqual([path, 0]);
    expect([...whole.keys()].filter((path) => path.startsWith('data/messages/train'))).toHaveLength(shards);
    expect(rowsByConfig(whole).get('messages')!.get('train')).toHaveLength(60);
  });

  test('that do not belong together, or are not all there, are told in a sentence', async () => {
    const one = await report({ shards: 2 }, 0);
    expect(joinReports([one])).toBe('shards: got 1; allowed: all 2 of the dataset.');
    expect(joinReports([one, await report({ shards: 2, seed: 6 }, 1)])).toMatch(/was made with other settings than/);
    expect(joinReports([{ path: 'shards/x.json', text: '{}' }])).toMatch(
      /^shards: got "shards\/x.json"; allowed: reports/,
    );
    expect(joinReports([])).toMatch(/^shards: got nothing; allowed: a folder/);
  });

  test('of which only one counted tokens are refused: its longest example is not that of all', async () => {
    const counted = await report({ shards: 2 }, 0, { countTokens: countWords });
    expect(joinReports([counted, await report({ shards: 2 }, 1)])).toBe(
      'shards: shards/00000-of-00002.json was made with --tokens, shards/00001-of-00002.json without; allowed: all with it, or all without.',
    );
    expect(joinReports([counted, await report({ shards: 2 }, 1, { countTokens: countWords })])).toMatchObject({
      reports: [{}, {}],
    });
  });

  test('of another version are refused', async () => {
    const reports = [await report({ shards: 2 }, 0), await report({ shards: 2 }, 1)];
    const old = { ...reports[1]!, text: reports[1]!.text.replace(/"TAIL Tracer [^"]*"/, '"TAIL Tracer 0.1.0"') };
    expect(joinReports([reports[0]!, old])).toMatch(
      /^shards: shards\/00001-of-00002.json was made by TAIL Tracer 0.1.0, shards\/00000-of-00002.json by TAIL Tracer /,
    );
  });
});
