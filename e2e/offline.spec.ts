import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { preview, type PreviewServer } from 'vite';

test.use({ serviceWorkers: 'allow' });

/** A server of its own, that can be stopped: without it there is no connection at all. */
let server: PreviewServer;
let address = '';

test.beforeEach(async () => {
  server = await preview({ preview: { port: 0 }, logLevel: 'error' });
  address = server.resolvedUrls!.local[0]!;
});

test.afterEach(() => server.close());

test('after the first visit everything works without a connection', async ({ page }) => {
  // Nobody answers the browser's own dialog here: without it, files are downloaded.
  await page.addInitScript(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  await page.goto(address);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Tapes' })).toBeVisible();
  await server.close();

  await page.goto(`${address}?embed=1#task=word-flip`);
  await expect(page.getByRole('grid', { name: 'Tapes' })).toBeVisible();
  await page.goto(`${address}#task=word-flip&step=0`);
  await expect(page.locator('[data-shown-step="0"]')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-shown-step="1"]')).toBeVisible();
  // What is loaded only when it is needed: the diagram's layout, the other page, the vocabulary, the worker that exports.
  await expect(page.getByRole('button', { name: 'Halting state accept' })).toBeVisible();
  await page.goto(`${address}#page=learn`);
  await expect(page.getByRole('heading', { name: 'Which cell is read next?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible();
  await page.goto(`${address}#task=word-flip&step=1`);
  await page.getByRole('link', { name: 'Export dataset' }).click();
  await expect(page.getByRole('row', { name: /^train [\d,]+ \d/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});

test('a new version is seen at the next visit, though the one before is kept', async ({ page }) => {
  await page.goto(address);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await server.close();
  const folder = mkdtempSync(join(tmpdir(), 'tail-'));
  cpSync('dist', folder, { recursive: true });
  const title = 'The next version of TAIL Tracer';
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>${title}</title><link rel="icon" href="favicon.svg">`,
  );
  server = await preview({
    build: { outDir: folder },
    preview: { port: Number(new URL(address).port) },
    logLevel: 'error',
  });
  await page.reload();
  await expect(page).toHaveTitle(title);
  rmSync(folder, { recursive: true });
});

test('a page of maintenance is shown while it is there, and not kept in the place of ours', async ({ page }) => {
  await page.goto(address);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await server.close();
  const folder = mkdtempSync(join(tmpdir(), 'tail-'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Back soon</title><link rel="icon" href="favicon.svg"><p>Maintenance</p>',
  );
  const { port } = new URL(address);
  server = await preview({
    build: { outDir: folder },
    preview: { port: Number(port), headers: {} },
    logLevel: 'error',
  });
  await page.reload();
  await expect(page).toHaveTitle('Back soon');
  await server.close();
  rmSync(folder, { recursive: true });
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Tapes' })).toBeVisible();
});

test('a page of somebody else below ours stays theirs', async ({ page }) => {
  await page.goto(address);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await page.reload();
  await server.close();
  await expect(page.goto(`${address}other/page.html`)).rejects.toThrow(/ERR_/);
});
