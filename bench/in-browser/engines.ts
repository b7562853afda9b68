import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../../scripts/browser.mjs';
import { type OurSpeeds } from '../our-engines.ts';

/** The answer to every request is made here; nothing is asked of a network. */
const ADDRESS = 'http://localhost/';

/** Clocks of pages that are not isolated are coarse. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The speeds of our engine in Chromium, by the name of the workload; nothing where there is no browser. */
export async function speedsInBrowser(): Promise<Map<string, OurSpeeds>> {
  const speeds = new Map<string, OurSpeeds>();
  const found = findBrowser();
  if (!found) return speeds;
  const script = await bundled(new URL('engines.worker.ts', import.meta.url).pathname);
  const browser = await chromium.launch(found);
  try {
    const page = await browser.newPage();
    await page.route(`${ADDRESS}**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ body: script, contentType: 'text/javascript', headers: ISOLATED })
        : route.fulfill({ body: '<!doctype html>', contentType: 'text/html', headers: ISOLATED }),
    );
    await page.goto(ADDRESS);
    const rows = await page.evaluate(measured);
    for (const row of rows) speeds.set(row.name, row);
    return speeds;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: starts the worker and gathers what it says. */
function measured(): Promise<(OurSpeeds & { name: string })[]> {
  const rows: (OurSpeeds & { name: string })[] = [];
  return new Promise((resolve, reject) => {
    const worker = new Worker('engines.js', { type: 'module' });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<(OurSpeeds & { name: string }) | 'done'>) => {
      if (data === 'done') resolve(rows);
      else rows.push(data);
    });
  });
}

async function bundled(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', minify: false, lib: { entry, formats: ['es'], fileName: 'engines' } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!('output' in first)) throw new Error('The engines could not be bundled for the browser.');
  return first.output[0].code;
}
