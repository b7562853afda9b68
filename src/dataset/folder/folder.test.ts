import { archiveTime } from './archive-time.ts';
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import { bytesOf } from '../../testing/dataset.ts';
import { planOf, type DatasetPlan } from '../settings/plan.ts';
import { select, type Selection } from '../selection.ts';
import type { RunOptions } from '../dataset-run.ts';
import { isSound } from '../settings/settings.ts';
import { SPLITS } from '../draw/split.ts';
import { taskById } from '../../tasks/registry.ts';
import { makeBatch } from '../batch.ts';
import { drawAt } from '../draw/candidate.ts';
import { DisjointnessCount, SplitLeak } from '../disjointness.ts';
import { datasetFolder, describingFiles, folderShard, type FolderFile } from './folder.ts';
import { joinReports } from './shard-report.ts';
import { ArchiveTooLarge, zipBytes } from './zip.ts';

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

function plan(settings: object = {}): DatasetPlan {
  const result = planOf({ ...SETTINGS, ...settings });
  if (!isSound(result)) throw new Error(result.map(({ message }) => message).join(' '));
  return result;
}

/** Each word is a token; exact enough for limits. */
const countTokens = (text: string) => text.split(/\s+/).length;

/** The files of a folder by path. */
async function filesOf(files: AsyncIterable<FolderFile> | Iterable<FolderFile>): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for await (const { path, bytes } of files) found.set(path, await bytesOf(bytes));
  return found;
}

async function folder(settings: object = {}): Promise<Map<string, Uint8Array>> {
  const planned = plan(settings);
  return filesOf(datasetFolder(planned, await select(planned), { countTokens }));
}

/** The report of one of two shards. */
async function report(
  settings: object,
  index: number,
  options: RunOptions = {},
): Promise<{ path: string; text: string }> {
  const planned = plan({ formats: ['messages'], ...settings });
  const files = await filesOf(folderShard(planned, await select(planned), { index, of: 2 }, options));
  const [path, bytes] = [...files].find(([each]) => each.startsWith('shards/'))!;
  return { path, text: decode(bytes) };
}

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

interface Manifest {
  readonly splitVersion: number;
  readonly settings: unknown;
  readonly disjointness: Record<string, unknown>;
  readonly files: readonly { path: string; bytes: number; sha256: string; rows?: number }[];
}

const manifestOf = (files: ReadonlyMap<string, Uint8Array>) =>
  JSON.parse(decode(files.get('manifest.json'))) as Manifest;

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

const cardOf = (files: ReadonlyMap<string, Uint8Array>) =>
  parse(/^---\n(.*?)\n---\n/s.exec(decode(files.get('README.md')))![1]!) as Card;

/**
 * The rules of `datasets` for local folders, from its documentation ("Structure your repository"): names of splits match
 * `\w+(\.\w+)*`; a path may hold `*`, which stands for anything within a name; each configuration's columns are those of all its files.
 */
function rowsByConfig(files: ReadonlyMap<string, Uint8Array>): Map<string, Map<string, Record<string, unknown>[]>> {
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

describe('the folder of a dataset', () => {
  test('is found by the rules of load_dataset: splits, columns, counts', async () => {
    const configs = rowsByConfig(await folder());
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
    const files = await folder();
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
    const [, code] = /```python\n([^]*?)```/.exec(decode((await folder()).get('README.md')))!;
    expect(code).toContain('dataset = load_dataset(os.getcwd(), "prompt-completion")\n');
  });

  test('is drawn again, to the byte, from the settings in its manifest', async () => {
    const files = await folder();
    const again = planOf(manifestOf(files).settings);
    if (!isSound(again)) throw new Error('refused');
    expect(await filesOf(datasetFolder(again, await select(again), { countTokens }))).toEqual(files);
  });

  test('has evaluations that grade with the folder’s own grader, in files that are there', async () => {
    const files = await folder();
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
    const files = await folder();
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
    const files = await folder({ variants: ['tail', 'direct'] });
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
    const configs = rowsByConfig(await folder({ variants: ['tail', 'direct'], formats: ['native'] }));
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
    const configs = rowsByConfig(await folder({ tasks: [], ranges: [], instances, formats: ['native'] }));
    const rows = [...configs.get('native')!.values()].flat();
    expect(rows.map(({ instance }) => String(instance)).toSorted()).toEqual([
      '{"text":"Other words"}',
      '{"text":"Own words"}',
    ]);
  });
});

/** All that tools make keys of caches of: the card's configurations and lm-eval's arguments to `load_dataset`. */
const cacheKeys = (files: ReadonlyMap<string, Uint8Array>) => ({
  configs: cardOf(files).configs.map((config) => JSON.stringify(config)),
  lmEval: (parse(decode(files.get('eval/lm_eval/tail_eval_short.yaml'))) as { dataset_kwargs: object }).dataset_kwargs,
  axolotl: /^dataset_prepared_path: (.*)$/m.exec(decode(files.get('train/axolotl.yaml')))![1],
});

const withoutContent = (text: string) => text.replaceAll(/content \w+/g, 'content');

describe('the content’s identity', () => {
  test('stands in every key of a cache: other rows under the same names have other keys', async () => {
    const [one, other] = [cacheKeys(await folder()), cacheKeys(await folder({ seed: 6 }))];
    // The names of splits and files do not tell the two apart.
    one.configs.forEach((config, place) => {
      expect(config).not.toBe(other.configs[place]);
      expect(withoutContent(config)).toBe(withoutContent(other.configs[place]!));
    });
    expect(one.lmEval).not.toEqual(other.lmEval);
    expect(one.axolotl).not.toBe(other.axolotl);
    expect(cacheKeys(await folder())).toEqual(one);
  });

  test('is not needed by Inspect, which is told to read the folder every time', async () => {
    const inspect = decode((await folder()).get('eval/inspect_task.py'));
    expect(inspect.match(/hf_dataset\(.*\)$/gm)).toEqual([expect.stringContaining('cached=False')]);
  });
});

describe('the proof', () => {
  test('counts what was written: nothing is on both sides', async () => {
    expect(manifestOf(await folder()).disjointness).toMatchObject({
      holds: true,
      train: { instances: 60, queries: 60 },
      eval: { instances: 16, queries: 16 },
      instancesInBoth: 0,
      queriesInBoth: 0,
      rowsOnTheWrongSide: 0,
    });
  });

  test('counts twins as one instance, by a rule whose version is told', async () => {
    const task = taskById('large-number-addition')!;
    // As if the same sum had been planned twice, which `planOf` does not do.
    const planned = plan({
      tasks: [],
      ranges: [],
      instances: [{ task: task.id, instance: { x1: '3', x2: '5' } }],
      formats: ['messages'],
    });
    const part = {
      task,
      instances: [
        { x1: '3', x2: '5' },
        { x1: '5', x2: '3' },
      ],
    };
    const side = drawAt(part, 1, 0).forEvaluation ? 'eval' : 'train';
    const batch = makeBatch(
      { ...planned, parts: [part] },
      { draws: [0, 1].map((index) => ({ part: 0, index })), format: 'messages', variants: ['tail'], jsonText: true },
    );
    const count = new DisjointnessCount();
    for (const facts of batch.facts) count.add(side, facts);
    expect(count.proof()[side]).toEqual({ instances: 1, queries: 2 });
    const files = await folder();
    expect(manifestOf(files).splitVersion).toBe(2);
    expect(decode(files.get('README.md'))).toContain('split version 2');
  });

  test('catches an evaluation instance that is put into training by force', async () => {
    const planned = plan({ formats: ['messages'] });
    const selection = await select(planned);
    // Somebody marks the first evaluation draw as one for training.
    const [train, evaluation, ...others] = selection.parts;
    const splits = evaluation!.splits.slice();
    splits[0] = SPLITS.indexOf('train');
    const forced: Selection = { parts: [train!, { ...evaluation!, splits }, ...others] };
    const written: string[] = [];
    const write = async () => {
      for await (const { path, bytes } of datasetFolder(planned, forced)) {
        await bytesOf(bytes);
        written.push(path);
      }
    };
    await expect(write()).rejects.toThrow(SplitLeak);
    await expect(write()).rejects.toThrow('1 rows on the wrong side');
    expect(written).not.toContain('manifest.json');
  });

  test('catches an instance that is written on both sides', async () => {
    const planned = plan({ formats: ['messages'] });
    const selection = await select(planned);
    const [, evaluation, ...others] = selection.parts;
    const splits = evaluation!.splits.slice();
    splits[0] = SPLITS.indexOf('train');
    // The same draws once as evaluation and once with the first of them in training.
    const forced: Selection = { parts: [...selection.parts, { ...evaluation!, splits }, ...others] };
    const twice = { ...planned, parts: [...planned.parts, ...planned.parts.slice(1)] };
    await expect(filesOf(datasetFolder(twice, forced))).rejects.toThrow('1 instances and 1 queries on both');
  });
});

describe('shards', () => {
  test('made one by one and joined are, file for file and byte for byte, what one run writes', async () => {
    const shards = 3;
    const whole = await folder({ shards });
    const planned = plan({ shards });
    const joined = new Map<string, Uint8Array>();
    const reports: { path: string; text: string }[] = [];
    for (const index of [2, 0, 1]) {
      // Each shard draws by itself, as it does on a machine of its own.
      const files = await filesOf(folderShard(planned, await select(planned), { index, of: shards }, { countTokens }));
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
    const counted = await report({ shards: 2 }, 0, { countTokens });
    expect(joinReports([counted, await report({ shards: 2 }, 1)])).toBe(
      'shards: shards/00000-of-00002.json was made with --tokens, shards/00001-of-00002.json without; allowed: all with it, or all without.',
    );
    expect(joinReports([counted, await report({ shards: 2 }, 1, { countTokens })])).toMatchObject({
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

describe('the archive', () => {
  test('holds the files of the folder, the same bytes every time', async () => {
    const planned = plan({ formats: ['native', 'messages'], container: 'parquet' });
    const archive = async () =>
      bytesOf(zipBytes(datasetFolder(planned, await select(planned)), archiveTime(planned.settings)));
    const bytes = await archive();
    const files = await filesOf(datasetFolder(planned, await select(planned)));
    expect(new Map(Object.entries(unzipSync(bytes)))).toEqual(files);
    expect(Buffer.compare(await archive(), bytes)).toBe(0);
  });

  test('can be read as a stream: the entries’ data say themselves where they end', async () => {
    const planned = plan({ formats: ['native', 'messages'], container: 'parquet' });
    const bytes = await bytesOf(zipBytes(datasetFolder(planned, await select(planned)), archiveTime(planned.settings)));
    const files = await filesOf(datasetFolder(planned, await select(planned)));
    expect(streamedEntries(bytes)).toEqual(files);
  });

  test('says when it would grow past what a ZIP holds', async () => {
    const planned = plan({ formats: ['native'] });
    const archive = async () =>
      bytesOf(zipBytes(datasetFolder(planned, await select(planned)), archiveTime(planned.settings), 10_000));
    await expect(archive()).rejects.toThrow(ArchiveTooLarge);
  });
});

/**
 * The entries of an archive as a reader of streams finds them, by APPNOTE.TXT 4.3: from local header to local header, the central
 * directory unread. Data without a size before it is followed by a descriptor, and can only end where its deflate stream ends.
 */
function streamedEntries(archive: Uint8Array): Map<string, Uint8Array> {
  const view = Buffer.from(archive);
  const found = new Map<string, Uint8Array>();
  let at = 0;
  while (view.readUInt32LE(at) === 0x04034b50) {
    const flags = view.readUInt16LE(at + 6);
    expect(view.readUInt16LE(at + 8), 'the method is deflate').toBe(8);
    expect(flags & 8, 'sizes come after the data').toBe(8);
    const nameAt = at + 30;
    const dataAt = nameAt + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
    const path = view.toString('utf8', nameAt, nameAt + view.readUInt16LE(at + 26));
    // With `info` the engine comes along, which counts the bytes that it took; the types do not know of it.
    const { buffer, engine } = inflateRawSync(view.subarray(dataAt), { info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    at = dataAt + engine.bytesWritten;
    expect(view.readUInt32LE(at)).toBe(0x08074b50);
    expect(view.readUInt32LE(at + 4)).toBe(crc32(buffer));
    expect(view.readUInt32LE(at + 8)).toBe(engine.bytesWritten);
    expect(view.readUInt32LE(at + 12)).toBe(buffer.length);
    at += 16;
    found.set(path, new Uint8Array(buffer));
  }
  return found;
}

/** The checksum of ZIP and gzip, bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
