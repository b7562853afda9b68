import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { taskById } from '../../tasks/registry.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { mixtureCounts, PAPER_MIXTURES, parseMixture } from './mixture.ts';
import { InstanceLines, parseInstancesFile } from './own-instances.ts';
import { isOwn } from '../draw/part.ts';
import { planOf } from './plan.ts';
import { isSound, parseSettings } from './settings.ts';

const SETTINGS = {
  tasks: ['word-flip'],
  ranges: [{ range: 'S', count: 20 }],
  seed: 7,
  variants: ['tail'],
  arithmetic: 'folded',
  formats: ['native'],
  container: 'jsonl',
};

const problems = (settings: object) => {
  const plan = planOf({ ...SETTINGS, ...settings });
  return isSound(plan) ? [] : plan;
};

describe('settings', () => {
  test('that are wrong are told with what came and what is allowed', () => {
    const wrong = {
      tasks: ['chess'],
      seed: 1.5,
      variants: ['short'],
      formats: ['xml'],
      container: 'zip',
      shards: 0,
    };
    expect(problems(wrong)).toEqual([
      {
        field: 'tasks',
        message: expect.stringMatching(/^tasks: got \["chess"\]; allowed: one or more of large-number-addition/),
      },
      { field: 'seed', message: 'seed: got 1.5; allowed: a whole number, 0 or more.' },
      { field: 'variants', message: expect.stringContaining('variants: got ["short"]; allowed: one or more of tail,') },
      { field: 'formats', message: expect.stringContaining('formats: got ["xml"]; allowed: one or more of native,') },
      { field: 'container', message: expect.stringContaining('container: got "zip"; allowed: one of jsonl,') },
      { field: 'shards', message: 'shards: got 0; allowed: a whole number, 1 to 10,000.' },
    ]);
    expect(problems({ ranges: [{ range: 'S', count: 0, split: 'test' }] })).toEqual([
      { field: 'count, 1', message: 'count: got 0; allowed: a whole number, 1 to 10,000,000.' },
      { field: 'split, 1', message: 'split: got "test"; allowed: train or eval, or nothing for both.' },
    ]);
    expect(problems({ ranges: [{ range: 'XL', count: 1 }] })).toEqual([
      { field: 'range, 1', message: expect.stringContaining('range: got "XL"; allowed: S, M, L') },
    ]);
    // What is wrong with a range does not wait until the rest is right.
    const several = [
      { range: 'XL', count: 'ten', split: 'test' },
      { range: 'S', count: 1 },
      { range: 'S', count: 0 },
      { count: 1 },
    ];
    expect(problems({ seed: -1, ranges: several }).map(({ field }) => field)).toEqual([
      'seed',
      'range, 1',
      'count, 1',
      'split, 1',
      'range, 3',
      'count, 3',
      'range, 4',
    ]);
    expect(problems({ variants: ['direct'], arithmetic: 'unfolded' })).toEqual([
      { field: 'arithmetic', message: expect.stringContaining('unfolded does not go with the variant direct') },
    ]);
    expect(problems({ tasks: [] })).toEqual([{ field: 'tasks', message: expect.stringContaining('got []') }]);
    expect(planOf('all')).toEqual([{ field: 'settings', message: expect.stringContaining('got "all"') }]);
  });

  test('of one range twice are refused, unless for different sides of the split', () => {
    const twice = [
      { range: 'S', count: 1 },
      { range: 'S', count: 2, split: 'eval' },
    ];
    expect(problems({ ranges: twice })).toEqual([{ field: 'range, 2', message: expect.stringContaining('S twice') }]);
    expect(problems({ ranges: [{ ...twice[0], split: 'train' }, twice[1]] })).toEqual([]);
  });

  test('that have been parsed are parsed to the same again', () => {
    const settings = parseSettings({
      ...SETTINGS,
      shards: 3,
      instances: [{ task: 'word-flip', instance: { text: 'x' } }],
    });
    expect(isSound(settings)).toBe(true);
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });
});

const pair = (x1: string, x2: string) => ({ task: 'large-number-addition', instance: { x1, x2 } });

describe('own instances', () => {
  test('are read from lines, and each is planned once', () => {
    const file =
      '{"task":"word-flip","instance":{"text":"one"}}\n\n{"task":"word-flip","instance":{"text":"one"},"note":"again"}\n';
    const parsed = parseInstancesFile(file);
    if (!isSound(parsed)) throw new Error('refused');
    const plan = planOf({ ...SETTINGS, tasks: [], ranges: [], instances: parsed.instances });
    if (!isSound(plan)) throw new Error('refused');
    expect(plan.parts.map((part) => isOwn(part) && part.instances)).toEqual([[{ text: 'one' }]]);
    expect(plan.notes).toEqual([expect.stringContaining('one own instance is a repeat')]);
  });

  test('that are twins are planned once, and that is said', () => {
    const plan = planOf({
      ...SETTINGS,
      tasks: [],
      ranges: [],
      instances: [pair('3', '5'), pair('5', '3'), pair('5', '5')],
    });
    if (!isSound(plan)) throw new Error('refused');
    expect(plan.parts.map((part) => isOwn(part) && part.instances)).toEqual([
      [
        { x1: '3', x2: '5' },
        { x1: '5', x2: '5' },
      ],
    ]);
    expect(plan.notes).toEqual([expect.stringContaining('or with its parts in another order, and is left out')]);
  });

  test('that are wrong are told with their line', () => {
    expect(
      parseInstancesFile('{"task":"chess","instance":{}}\nnonsense\n{"task":"word-flip","instance":{"text":" x"}}'),
    ).toEqual([
      {
        field: 'instances, line 1, task',
        message: expect.stringContaining('instances, line 1, task: got "chess"; allowed: one of'),
      },
      { field: 'instances, line 2', message: expect.stringContaining('got "nonsense"') },
      { field: 'instances', message: expect.stringContaining('instances, line 3, text: got " x"') },
    ]);
    expect(parseInstancesFile('\0'.repeat(10_000))).toEqual([
      { field: 'instances, line 1', message: expect.stringMatching(/^.{1,200}$/u) },
    ]);
    const long = new InstanceLines();
    for (let part = 0; part < 100; part++) long.take('\0'.repeat(100_000));
    long.take('\nx');
    expect(long.end()).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          /^instances, line 1, which is longer than 5,000,000 characters: got ""/,
        ) as unknown,
      }),
      expect.objectContaining({ message: expect.stringMatching(/^instances, line 2: got "x"/) as unknown }),
    ]);
    expect(parseInstancesFile('')).toEqual([
      { field: 'instances', message: expect.stringContaining('at least one line') },
    ]);
  });
});

test('of very many wrong own instances a handful is told, and the rest counted', () => {
  const good = '{"task":"word-flip","instance":{"text":"one"}}';
  const lines = [
    good,
    ...Array.from({ length: 50_000 }, (_, line) => `{"task":"word-flip","instance":{"text":${line}}}`),
  ];
  const parsed = parseInstancesFile(lines.join('\n'));
  if (isSound(parsed)) throw new Error('taken');
  expect(parsed).toHaveLength(6);
  expect(parsed[0]!.message).toMatch(/^instances, line 2, text: got 0; allowed: /);
  expect(parsed[5]!.message).toBe('instances: 49,995 more are wrong; 1 of 50,001 are sound.');
  // The same where they come in settings from a file.
  const wrong = Array.from({ length: 1000 }, () => ({ task: 'word-flip', instance: {} }));
  const plan = planOf({ ...SETTINGS, instances: wrong });
  expect(isSound(plan) ? [] : plan).toHaveLength(6);
});

test('a file of own instances may come in parts that are cut anywhere', () => {
  const file = '{"task":"word-flip","instance":{"text":"one"}}\r\n\n{"task":"word-flip","instance":{"text":"two"}}';
  for (let size = 1; size < file.length; size++) {
    const lines = new InstanceLines();
    for (let from = 0; from < file.length; from += size) lines.take(file.slice(from, from + size));
    expect(lines.end()).toEqual(parseInstancesFile(file));
  }
});

describe('a mixture', () => {
  test.each(PAPER_MIXTURES)('of %s keeps the total', (mixture) => {
    for (const total of [1, 7, 1000, 99_999]) {
      const counts = mixtureCounts(parseMixture(mixture)!, total);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }
  });

  test('gives each range its share', () => {
    expect(mixtureCounts(parseMixture('8:1:1')!, 1000)).toEqual([
      { range: 'S', count: 800 },
      { range: 'M', count: 100 },
      { range: 'L', count: 100 },
    ]);
    expect(mixtureCounts(parseMixture('1:0:0')!, 5)).toEqual([{ range: 'S', count: 5 }]);
    expect(['0:0:0', '8:1', 'a:b:c', '-1:1:1'].map(parseMixture)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('a range that holds little', () => {
  const task = taskById('large-number-addition')!;
  const settings = { ...SETTINGS, tasks: [task.id] };
  const queries = 55 * wordingsOf(task).length;

  beforeEach(() => {
    // Pairs of two of ten digits, whichever comes first.
    const holds = { capacity: ({ to }: { to: number }) => (to === 1 ? 55 : undefined) };
    Object.assign(task, holds);
  });
  const before = task.capacity;
  afterEach(() => {
    Object.assign(task, { capacity: before });
  });

  const planned = (range: object) => planOf({ ...settings, ranges: [{ range: '1-1', ...range }] });

  test('gives a note when there are fewer instances than examples', () => {
    const plan = planned({ count: 56 });
    expect(isSound(plan) && plan.notes).toEqual([
      `${task.title}, range 1-1 holds 55 instances and ${queries} queries: 56 examples repeat instances under other wordings.`,
    ]);
    const enough = planned({ count: 55 });
    expect(isSound(enough) && enough.notes).toEqual([]);
  });

  test('speaks of one instance where there is one', () => {
    const plan = planOf({ ...settings, tasks: ['derangement'], ranges: [{ range: '5-5', count: 2 }] });
    expect(isSound(plan) && plan.notes).toEqual([
      'Derangement, range 5-5 holds 1 instance and 24 queries: 2 examples repeat instances under other wordings.',
    ]);
  });

  test('is refused up front, with both numbers, when there are fewer queries than examples', () => {
    expect(isSound(planned({ count: queries }))).toBe(true);
    expect(planned({ count: queries + 1 })).toEqual([
      {
        field: 'count, 1',
        message: `count: got ${queries + 1}; allowed: at most ${queries} for ${task.title}, range 1-1, which holds 55 instances and ${queries} queries.`,
      },
    ]);
  });

  test('is counted for each side of the split', () => {
    const refused = planned({ count: queries, split: 'eval' });
    expect(refused).toEqual([
      {
        field: 'count, 1',
        message: expect.stringMatching(/range 1-1, eval, which holds \d{1,2} instances and \d+ queries\.$/),
      },
    ]);
  });
});
