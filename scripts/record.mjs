/**
 * Makes the pictures of the README anew, of the built page: `docs/trace-light.png`, and `docs/walk.webm`, twenty seconds in which an
 * addition is stepped through, an operand followed to its cells, and a dataset looked at.
 *
 *     npm run build && npm run record
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from './browser.mjs';
import { ROOT } from './setup.mjs';

const SIZE = { width: 1280, height: 720 };
/** Largest recording in bytes: a clone is not to grow by more with each of them. */
const LARGEST = 1_500_000;

const server = await preview({ root: ROOT, preview: { port: 0 }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions());
try {
  await screenshot();
  await recording();
} finally {
  await browser.close();
  await server.close();
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

async function screenshot() {
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

/** What is seen at one moment, and for how long: a JPEG as base64, seconds. */
/** @typedef {{ picture: string, seconds: number }} Still */

async function recording() {
  const context = await newContext();
  const page = await context.newPage();
  /** @type {Still[]} */
  const stills = [];
  /** @param {number} seconds */
  const still = async (seconds) => {
    const picture = (await page.screenshot({ type: 'jpeg', quality: 90 })).toString('base64');
    stills.push({ picture, seconds });
  };
  await page.goto(`${address}#task=large-number-addition`);
  await page.getByRole('grid', { name: 'atomic states' }).waitFor();
  await page.waitForTimeout(1500);
  await still(2.5);
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(400);
    await still(0.8);
  }
  const current = page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]');
  await current.getByRole('button').first().hover();
  await page.waitForTimeout(600);
  await still(2.5);
  await page.getByRole('combobox', { name: 'Task' }).selectOption('knapsack-01');
  await page.getByRole('tab', { name: 'Picture' }).click();
  await page.waitForTimeout(2000);
  await still(2);
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(400);
    await still(0.8);
  }
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await page.getByRole('row', { name: /^train [\d,]+ \d/ }).waitFor();
  await page.waitForTimeout(1000);
  await still(3);
  await context.close();
  const film = Buffer.from(await filmOf(stills), 'base64');
  if (film.length > LARGEST) throw new Error(`The recording has ${film.length} bytes, more than ${LARGEST}.`);
  writeFileSync(join(ROOT, 'docs', 'walk.webm'), film);
  console.log(
    `docs/walk.webm: ${Math.round(film.length / 1000)} kB, ${stills.reduce((sum, { seconds }) => sum + seconds, 0)} s`,
  );
}

/**
 * Stills one after the other as WebM, made by the browser itself: its recorder takes what is drawn on a canvas, in real time.
 *
 * @param {Still[]} stills
 * @returns {Promise<string>} base64
 */
async function filmOf(stills) {
  const page = await browser.newPage();
  const film = await page.evaluate(
    async ({ pictures, size, bitsPerSecond }) => {
      const canvas = Object.assign(document.createElement('canvas'), size);
      document.body.append(canvas);
      const drawing = canvas.getContext('2d');
      const images = await Promise.all(
        pictures.map(async ({ picture }) => {
          const image = new Image();
          image.src = `data:image/jpeg;base64,${picture}`;
          await image.decode();
          return image;
        }),
      );
      const recorder = new MediaRecorder(canvas.captureStream(10), {
        mimeType: 'video/webm;codecs=vp9',
        videoBitsPerSecond: bitsPerSecond,
      });
      /** @type {Blob[]} */
      const parts = [];
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
      recorder.start();
      for (const [place, { seconds }] of pictures.entries()) {
        const until = performance.now() + seconds * 1000;
        // A canvas that is not drawn on gives no frames.
        while (performance.now() < until) {
          drawing?.drawImage(images[place] ?? canvas, 0, 0);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
      recorder.stop();
      await ended;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      let binary = '';
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return btoa(binary);
    },
    { pictures: stills, size: SIZE, bitsPerSecond: 300_000 },
  );
  await page.close();
  return film;
}
