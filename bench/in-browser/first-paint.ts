import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../../scripts/browser.mjs';
import { median } from '../timing.ts';

/** Visits with nothing cached. */
const VISITS = 7;

/** Milliseconds from opening the built page, in the middle of several visits. */
export interface FirstPaint {
  /** Until anything is drawn. */
  readonly 'first contentful paint ms': number;
  /** Until the tapes and the text of a running example are shown. */
  readonly 'tapes and text ms': number;
}

/** How soon a stranger sees the page; nothing where it has not been built or there is no browser. */
export async function firstPaint(): Promise<FirstPaint | undefined> {
  const found = findBrowser();
  if (!found || !existsSync(new URL('../../dist/index.html', import.meta.url))) return undefined;
  const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
  try {
    const browser = await chromium.launch(found);
    try {
      const visits: FirstPaint[] = [];
      for (let each = 0; each < VISITS; each++) visits.push(await visit(browser, server.resolvedUrls!.local[0]!));
      return {
        'first contentful paint ms': median(visits.map((figures) => figures['first contentful paint ms'])),
        'tapes and text ms': median(visits.map((figures) => figures['tapes and text ms'])),
      };
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function visit(browser: Browser, address: string): Promise<FirstPaint> {
  const stranger = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await stranger.newPage();
  await page.goto(address);
  await page.locator('[data-box][data-current]').first().waitFor();
  await page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]').first().waitFor();
  const figures = await page.evaluate(() => ({
    'first contentful paint ms': performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    'tapes and text ms': performance.now(),
  }));
  await stranger.close();
  return figures;
}
