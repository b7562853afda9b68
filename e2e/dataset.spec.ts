import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test, type Download, type Page } from './test.ts';
import { unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two small ranges of one task, for training and for evaluation. */
const small = ({ format = 'native', container = 'jsonl', save = 'zip' } = {}) =>
  `/#page=dataset&task=word-flip&range=S:40:train&range=M:10:eval&seed=7&variant=tail&format=${format}&container=${container}&tokens=no&save=${save}`;

/** Long texts, five of each instance: drawn at once, not written for a long time. */
const LONG =
  '/#page=dataset&task=levenshtein-distance&range=L:1000:train&variant=tail,tail-styled,without-memory-fetcher,without-linear-transition,turing-program&format=native&container=jsonl&tokens=no&save=rows';

const star = (page: Page) => page.getByRole('button', { name: 'Keep this instance for a dataset' });
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export', exact: true });
const said = (page: Page, words: string | RegExp) => page.getByRole('region', { name: 'Export' }).getByText(words);

/** Saves as browsers do that let nobody name a file: a download, which the test can read. */
async function withoutPickers(page: Page) {
  await page.addInitScript(() => {
    Object.assign(globalThis, { showSaveFilePicker: undefined, showDirectoryPicker: undefined });
  });
}

async function exported(page: Page): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), exportButton(page).click()]);
  await expect(said(page, /^Saved/)).toBeVisible(PATIENT);
  return download;
}

/** The names of files that wait in the browser's own storage. */
async function waitingFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    const directory = await root.getDirectoryHandle('dataset-exports', { create: true });
    for await (const name of directory.keys()) names.push(name);
    return names;
  });
}

/** Runs in a worker: writes past so many bytes fail as they do on a full disk. */
function fillStorage(most: number): void {
  // The types of this file are those of a page.
  const { prototype } = (globalThis as unknown as { FileSystemSyncAccessHandle: { prototype: SyncAccess } })
    .FileSystemSyncAccessHandle;
  const { write } = prototype;
  prototype.write = function limited(bytes, place) {
    if (place.at + bytes.length > most) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    return write.call(this, bytes, place);
  };
}

/** Runs in a worker: an error that nobody catches. */
function throwSoon(): void {
  setTimeout(() => {
    throw new Error('No more');
  }, 0);
}

/** Runs in a worker: the workers that it starts run another script, and nobody waits long for them. */
function startOthers(address: string): void {
  const { Worker: Started, setTimeout: wait } = globalThis;
  globalThis.Worker = class extends Started {
    constructor(_: string | URL, options?: WorkerOptions) {
      super(address, options);
    }
  };
  Object.assign(globalThis, { setTimeout: (then: () => void, time: number) => wait(then, time / 100) });
}

interface SyncAccess {
  write: (bytes: Uint8Array, place: { at: number }) => number;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

// Workers start, and a busy machine takes its time.
test.slow();
const PATIENT = { timeout: 45_000 };

test.beforeEach(async ({ page }) => withoutPickers(page));

test('the export button of a trace opens the Dataset page with it filled in, and Back returns to the trace', async ({
  page,
}) => {
  await page.goto('/#task=word-flip&range=M&seed=3&variant=tail-styled&step=5');
  await page.getByRole('link', { name: 'Export dataset' }).click();
  await expect(page.getByRole('link', { name: 'Dataset', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('checkbox', { name: 'Word Flip' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'TAIL styled' })).toBeChecked();
  await expect(page.getByLabel('Range 1: S, M, L or lengths a-b')).toHaveValue('S');
  await expect(page.getByLabel('Range 4: S, M, L or lengths a-b')).toHaveValue('L');
  await expect(page.getByLabel('Seed')).toHaveValue('3');
  await expect(page.getByText(/^estimated from \d+ examples/)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('textbox', { name: /^Step, 0 to/ })).toHaveValue('5');
});

test('what is wrong is said beside its field, and the rest stays as it was typed', async ({ page }) => {
  await page.goto(small());
  await page.getByLabel('Examples of range 1').fill('none');
  await expect(page.getByRole('alert')).toHaveText(
    'Examples: "none" does not fit. Allowed: a whole number, 1 to 10,000,000.',
  );
  await expect(page.getByLabel('Examples of range 1')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Examples of range 2')).toHaveAttribute('aria-invalid', 'false');
  await expect(exportButton(page)).toBeDisabled();
  await page.getByRole('button', { name: /^Examples: "none"/ }).click();
  await expect(page.getByLabel('Examples of range 1')).toBeFocused();
  // The name of a range is told of beside its count, not after it.
  await page.getByLabel('Range 2: S, M, L or lengths a-b').fill('9-2');
  const named = page
    .getByRole('alert')
    .filter({ hasText: /^Lengths: "9-2" does not fit\. Allowed: S, M, L, or lengths a-b with/ });
  await expect(named).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(2);
  await page.getByLabel('Examples of range 1').fill('40');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(named).toBeVisible();
  await page.getByLabel('Range 2: S, M, L or lengths a-b').fill('5-9');
  // A screen reader says with the field what is wrong with it.
  await page.getByLabel('Seed').fill('-1');
  await expect(page.getByLabel('Seed')).toHaveAccessibleDescription(/^Seed: -1 does not fit\. Allowed: /);
  await page.getByLabel('Seed').fill('1');
  await page.getByRole('radio', { name: 'One file' }).check({ force: true });
  await page.getByRole('checkbox', { name: /^messages/ }).check();
  await expect(page.getByRole('alert')).toHaveText(/^Formats: .* does not fit\. Allowed: one format in one file/);
  await page.getByRole('checkbox', { name: /^native –/ }).uncheck();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(exportButton(page)).toBeEnabled();
});

test('a link that names what there is not says so, and opens with the rest', async ({ page }) => {
  await page.goto(
    '/#page=dataset&task=chess,word-flip&range=S:40:train&variant=tail,long&format=native,xml&container=zip&seeds=3&save=rows',
  );
  const sentences = page.getByRole('alert').getByRole('listitem');
  await expect(sentences).toHaveCount(5);
  for (const beginning of [
    'seeds: no part',
    'Task: "chess" does not fit',
    'Variant: "long" does not fit',
    'Format: "xml" does not fit',
    'container',
  ])
    await expect(sentences.filter({ hasText: beginning })).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'Word Flip' })).toBeChecked();
  await expect(exportButton(page)).toBeEnabled();
});

test('one file of lines reads back, with as many examples as were asked for', async ({ page }) => {
  await page.goto(small({ save: 'rows' }));
  const download = await exported(page);
  expect(download.suggestedFilename()).toBe('word-flip-tail-folded-train-Sx40-eval-Mx10-seed-7.jsonl');
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  const records = lines.map(
    (line) => JSON.parse(line) as Record<'task' | 'range' | 'split' | 'cot' | 'answer', string>,
  );
  expect(records.map(({ range, split }) => `${range} ${split}`).toSorted()).toEqual([
    ...Array.from({ length: 10 }, () => 'M eval_medium'),
    ...Array.from({ length: 40 }, () => 'S train'),
  ]);
  for (const { task, cot, answer } of records) {
    expect(task).toBe('word-flip');
    expect(cot.endsWith(`\\boxed{${answer}}`)).toBe(true);
  }
});

test('an archive of Parquet is a folder that DuckDB reads', async ({ page }) => {
  await page.goto(small({ format: 'native,messages', container: 'parquet' }));
  const download = await exported(page);
  const files = unzipSync(await readFile(await download.path()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['README.md', 'manifest.json', 'dataset_info.json', 'train/trl_sft.py']),
  );
  const folder = await mkdtemp(join(tmpdir(), 'dataset-'));
  try {
    await writeFile(join(folder, 'train.parquet'), files['data/messages/train-00000-of-00001.parquet']!);
    const connection = await (await DuckDBInstance.create()).connect();
    const reader = await connection.runAndReadAll(
      `SELECT messages[1].role AS first, messages[3].content AS cot FROM '${join(folder, 'train.parquet')}'`,
    );
    const rows = reader.getRowObjectsJson();
    expect(rows).toHaveLength(40);
    for (const { first, cot } of rows) {
      expect(first).toBe('system');
      expect(cot).toMatch(/\\boxed\{.*\}$/s);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the manifest of a dataset from the command line draws the same bytes on the page', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'dataset-'));
  try {
    const archive = join(folder, 'dataset.zip');
    const options = '--task word-flip,knapsack-01 --range S --count 12 --eval-count 3 --seed 11 --tokens';
    const files = '--variant tail,direct --format native,messages --container parquet --zip';
    execFileSync('npx', ['tsx', 'src/cli/main.ts', 'generate', ...options.split(' '), ...files.split(' '), archive]);
    const expected = await readFile(archive);
    const manifest = Buffer.from(unzipSync(expected)['manifest.json']!);
    await page.goto('/#page=dataset');
    await page
      .getByLabel('File of settings')
      .setInputFiles({ name: 'manifest.json', mimeType: 'application/json', buffer: manifest });
    await expect(page.getByText('Opened manifest.json.')).toBeVisible();
    await expect(page.getByLabel('Seed')).toHaveValue('11');
    await expect(page.getByRole('checkbox', { name: 'Word Flip' })).toBeChecked();
    await expect(exportButton(page)).toBeEnabled();
    const download = await exported(page);
    expect(sha256(await readFile(await download.path()))).toBe(sha256(expected));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('settings are kept in the address and in a file', async ({ page, context }) => {
  await page.goto('/#page=dataset');
  await page.getByRole('checkbox', { name: 'Bubble Sort' }).check();
  await page.getByRole('radio', { name: 'Mixture of S, M, L' }).check({ force: true });
  await page.getByLabel('Shares S:M:L').fill('8:1:1');
  await page.getByLabel('In total').fill('50');
  await page.getByLabel('Evaluation of each').fill('');
  await page.getByLabel('Container', { exact: true }).selectOption('jsonl.gz');
  await expect(page).toHaveURL(/mixture=8:1:1&total=50/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel('Shares S:M:L')).toHaveValue('8:1:1');
  await expect(other.getByRole('checkbox', { name: 'Bubble Sort' })).toBeChecked();
  await other.close();
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeEnabled();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save settings' }).click(),
  ]);
  await page.goto('/#page=dataset&task=word-flip&range=S:5');
  await page.getByLabel('File of settings').setInputFiles(await download.path());
  await expect(page.getByRole('checkbox', { name: 'Bubble Sort' })).toBeChecked();
  await expect(page.getByLabel('Examples of range 1')).toHaveValue('40');
  await page
    .getByLabel('File of settings')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Hello') });
  await expect(page.getByRole('alert')).toHaveText(
    /^Settings file: "notes.txt" does not fit. Allowed: a file saved here/,
  );
  await expect(page.getByRole('checkbox', { name: 'Bubble Sort' })).toBeChecked();
});

test('a row can be filtered, read as it is written, and opened as a trace', async ({ page }) => {
  await page.goto(small({ format: 'native,alpaca' }));
  const grid = page.getByRole('grid', { name: 'rows of the dataset' });
  await expect(grid.getByRole('row')).not.toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Filter rows of the dataset' }).fill('eval_medium');
  await expect(page.getByText(/^\d+ of \d+ match\.$/)).toBeVisible();
  await grid.getByRole('row').nth(1).click();
  const row = page.getByRole('region', { name: /^Row word-flip\/M\/7\// });
  await row.getByLabel('Format that is shown').selectOption('alpaca');
  await expect(row.getByText('"instruction":')).toBeVisible();
  await row.getByRole('link', { name: 'Open in Trace' }).click();
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('word-flip');
  await expect(page.getByRole('textbox', { name: /^Step, 0 to/ })).toBeVisible();
});

test('what is kept with the star in one tab is kept in the others, and what cannot be stored is told', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await page.goto('/#task=word-flip&seed=1');
  await other.goto('/#task=word-flip&seed=2');
  await star(other).waitFor();
  await star(page).click();
  await star(other).click();
  await other.goto('/#task=word-flip&seed=1');
  await expect(star(other)).toHaveAttribute('aria-pressed', 'true');
  await other.getByRole('link', { name: 'Dataset', exact: true }).click();
  await expect(other.getByText('Those kept with a star on the Trace page (2)')).toBeVisible();
  await page.reload();
  await expect(star(page)).toHaveAttribute('aria-pressed', 'true');

  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByLabel('Seed')).toHaveValue('3');
  await star(page).click();
  await expect(page.getByText('The browser did not store that: it holds until the page is closed.')).toBeVisible();
});

test('an instance kept with the star is written into a dataset, and one of a file', async ({ page }) => {
  await page.goto('/#task=word-flip&instance=%7B%22text%22%3A%22Keep%20me%22%7D&step=0');
  await page.getByRole('button', { name: 'Keep this instance for a dataset' }).click();
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await page.goto('/#page=dataset&task=&variant=direct&format=native&container=jsonl&tokens=no&save=rows');
  await page.getByRole('checkbox', { name: 'Those kept with a star on the Trace page (1)' }).check();
  // No task at all was a problem before there was an instance.
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByLabel('File of own instances').setInputFiles({
    name: 'mine.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from('{"task":"knapsack-01","instance":{"capacity":5}}'),
  });
  await expect(page.getByRole('alert')).toContainText('mine.jsonl was not taken. No file is active.');
  await expect(page.getByRole('alert')).toContainText('Line 1, weights: nothing is there.');
  await page.getByLabel('File of own instances').setInputFiles({
    name: 'mine.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from('{"task":"word-flip","instance":{"text":"Abc"}}'),
  });
  await expect(page.getByText('1 instance', { exact: true })).toBeVisible();
  await expect(exportButton(page)).toBeEnabled();
  const download = await exported(page);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { answer: string }).answer)).toEqual(['cbA', 'em peeK']);
});

test('a long export shows its progress, and cancelled it leaves nothing behind', async ({ page }) => {
  await page.goto(LONG);
  await exportButton(page).click();
  await expect(said(page, /of 5,000 rows · .* MB · .* a second · .* left/)).toBeVisible(PATIENT);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(page, 'Cancelled; nothing was saved.')).toBeVisible(PATIENT);
  expect(await waitingFiles(page)).toEqual([]);
  await expect(page.getByLabel('Examples of range 1')).toHaveValue('1000');
});

test('an export that is under way is seen and told of from a trace, and is not left without a question', async ({
  page,
}) => {
  await page.goto(LONG);
  await exportButton(page).click();
  await expect(said(page, /of 5,000 rows/)).toBeVisible(PATIENT);
  await page.getByRole('link', { name: 'Trace', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Dataset', exact: true })).toHaveAttribute(
    'title',
    /^Export under way: \d+ %$/,
  );
  const question = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload()));
  expect((await question).type()).toBe('beforeunload');
  await (await question).dismiss();
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(page, 'Cancelled; nothing was saved.')).toBeVisible(PATIENT);
  // Nothing holds the page any more.
  await page.reload();
  await exportButton(page).waitFor();
});

test('an export that ends while a trace is looked at is told there', async ({ page }) => {
  await page.goto(small({ save: 'rows' }));
  await page.getByLabel('Examples of range 1').fill('2000');
  await exportButton(page).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Trace', exact: true }).click();
  await expect(page.getByText(/^Dataset: Saved 2,0\d\d rows/)).toBeVisible(PATIENT);
  await (await download).delete();
});

test('the progress of an archive counts the bytes that it holds, as the estimate and the end do', async ({ page }) => {
  await page.goto('/#page=dataset&task=lcs&range=L:600:train&format=native&container=jsonl&tokens=no&save=zip');
  await exportButton(page).waitFor();
  const told = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const words: string[] = [];
        const region = document.querySelector('section[aria-label="Export"]')!;
        new MutationObserver(() => {
          words.push(region.textContent);
          if (words.at(-1)!.includes('Saved')) resolve(words);
        }).observe(region, { subtree: true, childList: true, characterData: true });
      }),
  );
  await exported(page);
  const bytes = (await told).map((words) => / ([\d.]+) (kB|MB)/.exec(words)).filter((each) => each !== null);
  const sizes = bytes.map(([, number, unit]) => Number(number) * (unit === 'MB' ? 1000 : 1));
  const saved = sizes.at(-1)!;
  const underWay = Math.max(...sizes.slice(0, -1));
  // What is told is rounded.
  expect(underWay).toBeLessThan(saved * 1.05);
  expect(underWay).toBeGreaterThan(saved / 3);
});

test('a full disk is told in words, and the settings stay', async ({ page }) => {
  const scripts = '**/export.worker*.js';
  // The worker's own script, with a storage that is full after 20 kB.
  await page.route(scripts, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${fillStorage.toString()})(20_000);${await response.text()}` });
  });
  await page.goto(small({ save: 'rows' }));
  await page.getByLabel('Examples of range 1').fill('400');
  await exportButton(page).click();
  await expect(said(page, /^The disk, or what the browser may use of it, is full: nothing was saved\./)).toBeVisible(
    PATIENT,
  );
  expect(await waitingFiles(page)).toEqual([]);
  await expect(page.getByLabel('Examples of range 1')).toHaveValue('400');
  await page.unroute(scripts);
  await page.getByLabel('Examples of range 1').fill('20');
  await exported(page);
});

test('a worker that is killed is told in words, and the next export works', async ({ page }) => {
  await page.goto(LONG);
  await exportButton(page).click();
  await expect(said(page, /of 5,000 rows/)).toBeVisible(PATIENT);
  const worker = page.workers().find((each) => each.url().includes('export.worker'))!;
  await worker.evaluate(() => globalThis.close()).catch(() => undefined);
  await expect(said(page, /^The worker that writes was ended by the browser, .*\. Nothing was saved\.$/)).toBeVisible(
    PATIENT,
  );
  await page.getByLabel('Examples of range 1').fill('20');
  await exported(page);
});

test('workers that make rows and die are told in words, with nothing left behind, and the next export works', async ({
  page,
}) => {
  await page.goto(LONG);
  const ends = async (how: () => void, sentence: string) => {
    await exportButton(page).click();
    await expect(said(page, /of 5,000 rows/)).toBeVisible(PATIENT);
    const worker = page.workers().find((each) => each.url().includes('batch.worker'))!;
    await worker.evaluate(how).catch(() => undefined);
    await expect(said(page, `A worker that makes rows ${sentence}. Nothing was saved.`)).toBeVisible(PATIENT);
    expect(await waitingFiles(page)).toEqual([]);
  };
  await ends(() => globalThis.close(), 'was ended by the browser, perhaps for want of memory');
  await ends(throwSoon, 'stopped: Uncaught Error: No more');
  await expect(page.getByLabel('Examples of range 1')).toHaveValue('1000');
  await page.getByLabel('Examples of range 1').fill('20');
  await exported(page);
});

test('workers that cannot be loaded are told in words', async ({ page }) => {
  let others: string | undefined;
  // The writing worker's own script, which starts others than it means to, and waits a hundredth of the time. Set once: while a
  // worker is dying the driver may wait for it for ever.
  await page.route('**/export.worker*.js', async (route) => {
    const response = await route.fetch();
    const start = others === undefined ? '' : `(${startOthers.toString()})(${JSON.stringify(others)});`;
    // The policy would keep the worker from starting others than files of this host.
    const headers = { ...response.headers(), 'content-security-policy': '' };
    await route.fulfill({ response, headers, body: `${start}${await response.text()}` });
  });
  await page.goto(small({ save: 'rows' }));
  for (const [address, sentence] of [
    ['no-such-file.js', 'stopped: it could not be loaded'],
    ['data:text/javascript,throw new Error("Too old")', 'stopped: Uncaught Error: Too old'],
    ['data:text/javascript,close()', 'did not start: it may have been ended by the browser'],
  ] as const) {
    others = address;
    await exportButton(page).click();
    await expect(said(page, `A worker that makes rows ${sentence}. Nothing was saved.`)).toBeVisible(PATIENT);
  }
  others = undefined;
  expect(await waitingFiles(page)).toEqual([]);
  await exported(page);
});

test('settings that cannot be looked at are told so, and can be once a worker starts again', async ({ page }) => {
  const scripts = '**/preview.worker*.js';
  await page.route(scripts, (route) => route.abort());
  await page.goto(small({ save: 'rows' }));
  await expect(page.getByRole('alert')).toHaveText(
    'The worker that looks at the settings stopped: it could not be loaded. Change one of them to look again.',
  );
  await page.unroute(scripts);
  await page.getByLabel('Examples of range 1').fill('30');
  await expect(page.getByText(/^estimated from \d+ examples/)).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a folder that is chosen gets the files, and nothing of them when it is cancelled or its worker is killed', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // The browser's own storage has the same handles as a folder on the disk.
    Object.assign(globalThis, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  const files = () =>
    page.evaluate(async () => {
      const paths: string[] = [];
      const walk = async (directory: FileSystemDirectoryHandle, path: string) => {
        for await (const [name, handle] of directory.entries()) {
          if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${path}${name}/`);
          else paths.push(`${path}${name}`);
        }
      };
      await walk(await navigator.storage.getDirectory(), '');
      return paths;
    });
  await page.goto(small({ save: 'folder' }));
  await exportButton(page).click();
  await expect(said(page, /^Saved 50 rows/)).toBeVisible(PATIENT);
  expect(await files()).toEqual(
    expect.arrayContaining([
      'word-flip-tail-folded-train-Sx40-eval-Mx10-seed-7/data/native/train-00000-of-00001.jsonl',
      'word-flip-tail-folded-train-Sx40-eval-Mx10-seed-7/data/native/eval_medium-00000-of-00001.jsonl',
      'word-flip-tail-folded-train-Sx40-eval-Mx10-seed-7/manifest.json',
    ]),
  );
  await exportButton(page).click();
  await expect(said(page, /holds “word-flip-tail-folded-train-Sx40-eval-Mx10-seed-7” already/)).toBeVisible(PATIENT);
  await page.goto(LONG.replace('save=rows', 'save=folder'));
  await expect(exportButton(page)).toBeEnabled();
  await exportButton(page).click();
  await expect(said(page, /of 5,000 rows/)).toBeVisible(PATIENT);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(page, 'Cancelled; nothing was saved.')).toBeVisible(PATIENT);
  const left = async () => (await files()).filter((path) => path.includes('levenshtein'));
  expect(await left()).toEqual([]);

  await exportButton(page).click();
  await expect.poll(left, PATIENT).not.toEqual([]);
  await expect(said(page, /[1-9][\d,]* of 5,000 rows/)).toBeVisible(PATIENT);
  const worker = page.workers().findLast((each) => each.url().includes('export.worker'))!;
  await worker.evaluate(() => globalThis.close()).catch(() => undefined);
  await expect(said(page, /^The worker that writes was ended by the browser/)).toBeVisible(PATIENT);
  expect(await left()).toEqual([]);
});
