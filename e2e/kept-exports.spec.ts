import type { BrowserContext } from '@playwright/test';
import { expect, test, type Page } from './test.ts';

/** A small dataset, saved as one file of rows. */
const small = (seed: number) =>
  `/#page=dataset&task=word-flip&range=S:40:train&seed=${seed}&variant=tail&format=native&container=jsonl&tokens=no&save=rows`;

/** Drawn at once, not written for minutes. */
const LONG =
  '/#page=dataset&task=levenshtein-distance&range=L:1000:train&variant=tail,tail-styled,without-memory-fetcher,without-linear-transition,turing-program&format=native&container=jsonl&tokens=no&save=rows';

const exportBar = (page: Page) => page.getByRole('region', { name: 'Export' });
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export', exact: true });
const kept = (page: Page) => page.getByText(/in this browser’s own storage \(/);

/** Runs in the worker that writes: a finished file does not fit into memory, as one of gigabytes. */
function refuseMemory(): void {
  Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('No memory.', 'NotReadableError'));
}

/** A page as in browsers that let nobody name a file. */
async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.assign(globalThis, { showSaveFilePicker: undefined, showDirectoryPicker: undefined });
  });
  return page;
}

/** Exports of every page of the context are too large for memory. */
async function withoutMemory(context: BrowserContext): Promise<void> {
  await context.route('**/export.worker*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${refuseMemory.toString()})();${await response.text()}` });
  });
}

async function exportSmall(page: Page, seed: number): Promise<void> {
  await page.goto(small(seed));
  const [download] = await Promise.all([page.waitForEvent('download'), exportButton(page).click()]);
  await download.path();
  await expect(exportBar(page).getByText(/^Saved 40 rows/)).toBeVisible();
}

/** The names of the files in the browser's own storage. */
const files = (page: Page) =>
  page.evaluate(async () => {
    const names: string[] = [];
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle('dataset-exports', { create: true });
    for await (const name of directory.keys()) names.push(name);
    return names;
  });

test('an export that fits into memory leaves nothing in the browser’s own storage', async ({ context }) => {
  const page = await openPage(context);
  await exportSmall(page, 1);
  expect(await files(page)).toEqual([]);
  await expect(kept(page)).toBeHidden();
});

test('exports that wait in the browser’s own storage are told, can be saved again, and are removed on request', async ({
  context,
}) => {
  await withoutMemory(context);
  const page = await openPage(context);
  await exportSmall(page, 1);
  await exportSmall(page, 2);
  await expect(kept(page)).toHaveText(/^2 exports are kept in this browser’s own storage \(0.2 MB\)/);
  await kept(page).click();
  const again = page.getByRole('button', { name: 'Save word-flip-tail-folded-train-Sx40-seed-1.jsonl again' });
  const [download] = await Promise.all([page.waitForEvent('download'), again.click()]);
  expect(download.suggestedFilename()).toBe('word-flip-tail-folded-train-Sx40-seed-1.jsonl');
  await download.path();
  await page.getByRole('button', { name: 'Remove now' }).click();
  await expect(kept(page)).toBeHidden();
  expect(await files(page)).toEqual([]);
});

test('a page that is killed while it writes leaves nothing, and what it had finished is told where it is opened again', async ({
  context,
}) => {
  await withoutMemory(context);
  const page = await openPage(context);
  await exportSmall(page, 1);
  await page.goto(LONG);
  await exportButton(page).click();
  await expect.poll(async () => (await files(page)).length).toBe(2);
  // Closing without asking: nothing of the page runs any more.
  await page.close();
  const next = await openPage(context);
  await next.goto(small(3));
  await expect(kept(next)).toHaveText(/^1 export is kept in this browser’s own storage/);
  await expect.poll(async () => (await files(next)).length).toBe(1);
  await kept(next).click();
  await next.getByRole('button', { name: 'Remove now' }).click();
  await expect.poll(() => files(next)).toEqual([]);
});

test('what a page finished long ago is taken away where the page is opened again, and what another open page writes is left alone', async ({
  context,
}) => {
  await withoutMemory(context);
  const other = await openPage(context);
  await other.goto(LONG);
  await exportButton(other).click();
  await expect.poll(async () => (await files(other)).length).toBe(1);
  const page = await openPage(context);
  await exportSmall(page, 1);
  // Twenty minutes later.
  const later = await openPage(context);
  await later.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 1_200_000;
  });
  await later.goto(small(3));
  await expect.poll(async () => (await files(later)).length).toBe(1);
  await expect(kept(later)).toBeHidden();
  await expect(exportBar(other).getByText(/of 5,000 rows/)).toBeVisible();
  await other.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => files(later)).toEqual([]);
});
