import { expect, test } from 'vitest';
import { generateCommand } from './generate.ts';
import { jobsCommand } from './jobs.ts';
import { joinCommand } from './join.ts';
import { stepsCommand } from './steps.ts';
import { settingsOf, type DatasetOptions } from './dataset-options.ts';
import { jobNeeds } from './job-files/job-needs.ts';
import { smallPlan } from '../testing/dataset-plan.ts';

const COMMANDS = [generateCommand(), joinCommand(), stepsCommand(), ...jobsCommand().commands];

test('every option that names a file or folder refuses an empty one, as an unset variable is, and -', () => {
  const options = COMMANDS.flatMap((command) => command.options).filter(({ flags }) => /<(?:FILE|DIR)/.test(flags));
  expect(options.map(({ long }) => long)).toEqual(
    expect.arrayContaining(['--out', '--folder', '--zip', '--instances', '--manifest', '--data']),
  );
  for (const { long, parseArg } of options) {
    expect(() => parseArg!('', undefined)).toThrow(`${long!.slice(2)}: got ""; allowed: the path of a file or folder.`);
    expect(() => parseArg!('-', undefined)).toThrow(
      `${long!.slice(2)}: got "-"; allowed: the path of a file or folder;`,
    );
    expect([parseArg!('./-', undefined)].flat()).toEqual(['./-']);
    expect([parseArg!('x', undefined)].flat()).toEqual(['x']);
  }
});

const DRAWN: DatasetOptions = { task: 'lcs', range: 'S', count: 3, seed: 1 };

test.each<[DatasetOptions, RegExp]>([
  [{ ...DRAWN, total: 9 }, /^total: got 9; allowed: nothing without --mix/],
  [{ ...DRAWN, format: 'messages', spans: true }, /^spans: got true; allowed: nothing: only the format native/],
  [{ manifest: 'package.json', evalCount: 3 }, /^eval-count: got 3; allowed: nothing: with --manifest/],
  [{ manifest: 'package.json', arithmetic: 'folded' }, /^arithmetic: got "folded"; allowed: nothing: with --manifest/],
])('%j has an option that does not apply, and is refused', (options, sentence) => {
  expect(() => settingsOf(options, false, 1)).toThrow(sentence);
});

const range = (name: string, count: number) => ({ ranges: [{ range: name, count }], arithmetic: 'folded' });

test('a job asks for more time where rows are longer, more or made by fewer, and for more memory where they are many', () => {
  const small = jobNeeds(smallPlan(range('S', 100)));
  expect(small).toEqual({ gigabytes: 3, minutes: 30 });
  const large = { tasks: ['prime-search'], ...range('L', 20_000), variants: ['tail-styled'], arithmetic: 'unfolded' };
  const long = jobNeeds(smallPlan(large));
  expect(long.minutes).toBeGreaterThan(120);
  expect(jobNeeds(smallPlan({ ...large, shards: 10 })).minutes).toBeLessThan(long.minutes / 2);
  expect(jobNeeds(smallPlan(range('M', 10_000_000))).gigabytes).toBeGreaterThan(3);
});
