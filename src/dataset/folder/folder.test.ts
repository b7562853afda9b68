import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cardOf, rowsByConfig } from '../../testing/dataset-card.ts';
import { countWords, decode, filesOf, folderFiles, manifestOf } from '../../testing/dataset-folder.ts';
import { select } from '../selection.ts';
import { planOf } from '../settings/plan.ts';
import { isSound } from '../settings/settings.ts';
import { datasetFolder } from './folder.ts';

describe('the folder of a dataset', () => {
  test('is found by the rules of load_dataset: splits, columns, counts', async () => {
    const configs = rowsByConfig(await folderFiles());
    expect([...configs.keys()]).toEqual(['native', 'prompt-completion', 'messages', 'inspect']);
    for (const splits of configs.values()) {
      expect([...splits].map(([split, rows]) => [split, rows.length])).toEqual([
        ['train', 60],
        ['eval_short', 8],
        ['eval_medium', 8],
      ]);
      const columns = [...splits.values()].flat().map((row) => Object.keys(row).join());
      expect(new Set(columns).size).toBe(1);
    }
    const native = configs.get('native')!;
    // Instances of different tasks have different keys: as text they are one type.
    for (const [split, rows] of native)
      for (const { split: own, instance } of rows) expect([own, typeof instance]).toEqual([split, 'string']);
  });

  test('has a card with one default configuration, and a manifest with the hash of every file', async () => {
    const files = await folderFiles();
    const card = cardOf(files);
    expect(card.configs.filter((config) => config.default).map(({ config_name: name }) => name)).toEqual([
      'prompt-completion',
    ]);
    expect([card.license, ...card.task_categories, ...card.size_categories]).toEqual([
      'mit',
      'text-generation',
      'n<1K',
    ]);
    expect(decode(files.get('README.md'))).toContain('canary');
    const { files: hashed } = manifestOf(files);
    expect(hashed.map(({ path }) => path).toSorted()).toEqual(
      [...files.keys()].filter((path) => path !== 'manifest.json').toSorted(),
    );
    for (const { path, bytes, sha256 } of hashed) {
      expect(bytes).toBe(files.get(path)!.length);
      expect(sha256).toBe(createHash('sha256').update(files.get(path)!).digest('hex'));
    }
  });

  test('is opened from inside by its full name: of "." datasets makes no name, and refuses', async () => {
    const [, code] = /```python\n([^]*?)```/.exec(decode((await folderFiles()).get('README.md')))!;
    expect(code).toContain('dataset = load_dataset(os.getcwd(), "prompt-completion")\n');
  });

  test('is drawn again, to the byte, from the settings in its manifest', async () => {
    const files = await folderFiles();
    const again = planOf(manifestOf(files).settings);
    if (!isSound(again)) throw new Error('refused');
    expect(await filesOf(datasetFolder(again, await select(again), { countTokens: countWords }))).toEqual(files);
  });

  test('has evaluations that grade with the folder’s own grader, in files that are there', async () => {
    const files = await folderFiles();
    const yaml = (name: string) =>
      parse(decode(files.get(`eval/lm_eval/${name}.yaml`)), {
        customTags: [{ tag: '!function', resolve: (value: string) => `function ${value}` }],
      }) as Record<string, unknown>;
    const short = yaml('tail_eval_short');
    const { data_files: paths } = short.dataset_kwargs as { data_files: Record<string, string[]> };
    expect(paths.eval_short!.map((path) => files.has(path))).toEqual([true]);
    const columns = Object.keys(rowsByConfig(files).get('native')!.get('eval_short')![0]!);
    expect(columns).toContain(short.doc_to_target);
    expect(short.process_results).toBe('function scorer.process_results');
    const scorer = decode(files.get('eval/lm_eval/scorer.py'));
    for (const name of ['process_results', 'boxed_query', 'grade', 'last_box'])
      expect(scorer).toContain(`def ${name}(`);
    // What the grader reads of a record is there.
    for (const [, column] of scorer.matchAll(/doc\["(\w+)"\]/g)) expect(columns).toContain(column);
    const inspect = decode(files.get('eval/inspect_task.py'));
    expect(inspect).toContain('def tail_eval_medium(boxed=False):');
    expect(inspect).toContain('FOLDER / "eval" / "lm_eval" / "scorer.py"');
    expect(inspect).not.toContain('tail_eval_long');
  });

  test('has evaluations that ask for the box, for models that were not trained on it', async () => {
    const files = await folderFiles();
    const boxed = decode(files.get('eval/lm_eval/tail_boxed_eval_short.yaml'));
    expect(boxed).toContain('include: tail_eval_short.yaml\ntask: tail_boxed_eval_short\n');
    expect(boxed).toContain('doc_to_text: !function scorer.boxed_query');
    expect(files.has('eval/lm_eval/tail_eval_short.yaml')).toBe(true);
    const group = parse(decode(files.get('eval/lm_eval/tail_boxed.yaml'))) as { task: string[] };
    expect(group.task).toEqual(['tail_boxed_eval_short', 'tail_boxed_eval_medium']);
    expect(decode(files.get('README.md'))).toMatch(/`tail_boxed`.*`-T boxed=true`/s);
  });

  test('says in its card how many atomic states the instances have, by task and range', async () => {
    // Two variants and formats hold the same instances, which count once.
    const files = await folderFiles({ variants: ['tail', 'direct'] });
    const section = /## Atomic states\n([^]*?)\n## /.exec(decode(files.get('README.md')))![1]!;
    const rows = [...section.matchAll(/^\| ([a-z-]+) \| ([SM]) \| (.*) \|$/gm)].map(([, task, range, numbers]) => ({
      task,
      range,
      numbers: numbers!.split(' | ').map(Number),
    }));
    expect(rows.map(({ task, range, numbers }) => [task, range, numbers[0]])).toEqual([
      ['word-flip', 'S', 34],
      ['word-flip', 'M', 4],
      ['binary-search', 'S', 34],
      ['binary-search', 'M', 4],
    ]);
    for (const { numbers } of rows) expect(numbers.slice(1)).toEqual(numbers.slice(1).toSorted((a, b) => a - b));
    // Every character of 10 to 20 is indexed and appended, and the end is seen twice.
    expect(rows[0]!.numbers[1]).toBeGreaterThanOrEqual(20);
    expect(rows[0]!.numbers.at(-1)).toBeLessThanOrEqual(45);
  });

  test('keeps variants apart, over the same instances', async () => {
    const configs = rowsByConfig(await folderFiles({ variants: ['tail', 'direct'], formats: ['native'] }));
    expect([...configs.keys()]).toEqual(['native-tail', 'native-direct']);
    const queries = (config: string) =>
      configs
        .get(config)!
        .get('train')!
        .map(({ query }) => query);
    expect(queries('native-direct')).toEqual(queries('native-tail'));
  });

  test('holds a person’s own instances beside what is drawn', async () => {
    const instances = ['Own words', 'Other words'].map((text) => ({ task: 'word-flip', instance: { text } }));
    const configs = rowsByConfig(await folderFiles({ tasks: [], ranges: [], instances, formats: ['native'] }));
    const rows = [...configs.get('native')!.values()].flat();
    expect(rows.map(({ instance }) => String(instance)).toSorted()).toEqual([
      '{"text":"Other words"}',
      '{"text":"Own words"}',
    ]);
  });
});
