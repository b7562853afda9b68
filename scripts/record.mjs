/**
 * Makes the pictures of the README anew, of the built page: `docs/trace-light.png`, and `docs/walk.webm`, half a minute in which an
 * addition is stepped through, an operand followed to its cells, and a dataset looked at.
 *
 *     npm run build && npm run record
 */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from './browser.mjs';
import { ROOT } from './setup.mjs';

const SIZE = { width: 1280, height: 720 };
/** Largest recording in bytes: a clone is not to grow by more with each of them. */
const LARGEST = 1_500_000;

const place = mkdtempSync(join(tmpdir(), 'tail-record-'));
const server = await preview({ root: ROOT, preview: { port: 0 }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions());
try {
  await picture();
  await recording();
} finally {
  await browser.close();
  await server.close();
  rmSync(place, { recursive: true, force: true });
}

/** Closes the tour of a first visit before anything is seen. */
async function newContext(options = {}) {
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme: 'light',
    serviceWorkers: 'block',
    ...options,
  });
  await context.addInitScript(() => localStorage.setItem('tail-tracer-tour', 'seen'));
  return context;
}

async function picture() {
  const context = await newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}#task=knapsack-01&step=739`);
  await page.getByRole('group', { name: /^State diagram/ }).waitFor();
  await page.getByRole('grid', { name: 'atomic states' }).waitFor();
  // The layout of the diagram and its fonts come a little later.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(ROOT, 'docs', 'trace-light.png') });
  await context.close();
}

async function recording() {
  const context = await newContext({ recordVideo: { dir: place, size: SIZE } });
  const page = await context.newPage();
  const rest = (seconds = 1) => page.waitForTimeout(seconds * 1000);
  await page.goto(`${address}#task=large-number-addition`);
  await page.getByRole('grid', { name: 'atomic states' }).waitFor();
  await rest(2);
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Shift+ArrowRight');
    await rest(0.8);
  }
  const operand = page
    .getByRole('region', { name: 'Text of the chain of thought' })
    .locator('[aria-current]')
    .getByRole('button')
    .first();
  await operand.hover();
  await rest(2.5);
  await page.getByRole('tab', { name: 'Picture' }).click();
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press('ArrowRight');
    await rest(0.6);
  }
  await page.getByRole('combobox', { name: 'Task' }).selectOption('knapsack-01');
  await rest(2);
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('Shift+ArrowRight');
    await rest(0.8);
  }
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await page.getByRole('row', { name: /^train [\d,]+ \d/ }).waitFor();
  await rest(3);
  const video = page.video();
  await context.close();
  const recorded = (await video?.path()) ?? '';
  const { size } = statSync(recorded);
  if (size > LARGEST) throw new Error(`The recording has ${size} bytes, more than ${LARGEST}.`);
  copyFileSync(recorded, join(ROOT, 'docs', 'walk.webm'));
  console.log(`docs/walk.webm: ${Math.round(size / 1000)} kB`);
}
