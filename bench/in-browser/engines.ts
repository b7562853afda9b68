import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../../scripts/browser.mjs';
import { type OurSpeeds } from '../our-engines.ts';
import { type RecordingFigures } from '../recording.ts';

/** The answer to every request is made here; nothing is asked of a network. */
const ADDRESS = 'http://localhost/';

/** Clocks of pages that are not isolated are coarse. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The speeds of our engine in Chromium, by the name of the workload; nothing where there is no browser. */
export async function speedsInBrowser(): Promise<Map<string, OurSpeeds>> {
  const rows = await toldInBrowser<OurSpeeds & { readonly name: string }>(
    new URL('engines.worker.ts', import.meta.url),
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** What recording costs in Chromium, a row a task; nothing where there is no browser. */
export function recordingInBrowser(): Promise<readonly RecordingFigures[]> {
  return toldInBrowser<RecordingFigures>(new URL('recording.worker.ts', import.meta.url));
}

/** What a worker of this folder tells, one message after the other, when Chromium runs it. */
async function toldInBrowser<Row>(worker: URL): Promise<readonly Row[]> {
  const found = findBrowser();
  if (!found) return [];
  const script = await bundled(worker.pathname);
  const browser = await chromium.launch(found);
  try {
    const page = await browser.newPage();
    await page.route(`${ADDRESS}**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ body: script, contentType: 'text/javascript', headers: ISOLATED })
        : route.fulfill({ body: '<!doctype html>', contentType: 'text/html', headers: ISOLATED }),
    );
    await page.goto(ADDRESS);
    // The worker is one of ours: it tells rows of this type.
    return (await page.evaluate(told)) as readonly Row[];
  } finally {
    await browser.close();
  }
}

/** Runs in the page: starts the worker and gathers what it says. */
function told(): Promise<unknown[]> {
  const rows: unknown[] = [];
  return new Promise((resolve, reject) => {
    const worker = new Worker('engines.js', { type: 'module' });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
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
