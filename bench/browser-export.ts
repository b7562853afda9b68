/**
 * Exports a dataset on the built page in Chromium and prints how fast it goes, what the processors spend on it and what memory the
 * renderer takes meanwhile: flat memory is a promise of the page.
 *
 * Memory and processor seconds are read from the system (`/proc`), since the workers that do the work are not in the page's own count:
 * Linux only.
 */
import { readFileSync, statSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from '../scripts/browser.mjs';
import { measurement } from './options.ts';

const options = measurement(
  'npm run bench-page --',
  'Export a dataset on the built page in Chromium; print how fast that goes and what memory it takes.',
)
  .option('--task <ID>', 'the task', 'knapsack-01')
  .option('--range <R>', 'S, M, L or lengths a-b', 'S')
  .option('--rows <N>', 'examples', '100000')
  .option('--container <C>', 'the container of the file', 'parquet')
  .parse()
  .opts<Record<'task' | 'range' | 'rows' | 'container', string>>();

/** How often memory is read, in milliseconds. */
const EVERY = 1000;

/** Readings between two that are printed. */
const PRINTED_EVERY = 5;

/** Ticks of the system's clock in a second, in which it counts what a process has spent: always a hundred for programs on Linux. */
const TICKS_A_SECOND = 100;

/** What the renderer holds, in megabytes: all of it, and what no other process shares. */
interface Memory {
  readonly resident: number;
  readonly own: number;
}

const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
const browser = await chromium.launch(launchOptions());
try {
  await measure(browser, server.resolvedUrls!.local[0]!);
} finally {
  await browser.close();
  await server.close();
}

async function measure(chrome: Browser, address: string): Promise<void> {
  const page = await chrome.newPage();
  await page.addInitScript(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  const { task, range, rows, container } = options;
  await page.goto(
    `${address}#page=dataset&task=${task}&range=${range}:${rows}:train&format=prompt-completion&container=${container}&tokens=no&save=rows`,
  );
  await page.getByText(/^estimated from/).waitFor({ timeout: 120_000 });
  const before = await memoryOf(chrome);
  const spentBefore = await processorSecondsOf(chrome);
  console.log(`${rows} rows of ${task} ${range} to ${container}; the page alone: ${shown(before)}`);
  const began = performance.now();
  const download = page.waitForEvent('download', { timeout: 0 });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const readings: Memory[] = [];
  const file = await Promise.race([download, watch(chrome, page, began, readings)]);
  const seconds = (performance.now() - began) / 1000;
  const spent = await processorSecondsOf(chrome);
  if (!file) throw new Error(await page.getByRole('region', { name: 'Export' }).innerText());
  const { size } = statSync(await file.path());
  const most = readings.reduce((greatest, { resident }) => Math.max(greatest, resident), 0);
  const own = readings.reduce((greatest, each) => Math.max(greatest, each.own), 0);
  console.log(
    `${Math.round(Number(rows) / seconds)} rows a second, ${(size / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s, drawing included; at most ${Math.round(most)} MB resident, ${Math.round(own)} MB of its own`,
  );
  const renderer = spent.renderers - spentBefore.renderers;
  const others = spent.others - spentBefore.others;
  console.log(
    `${(renderer + others).toFixed(1)} processor seconds: ${renderer.toFixed(1)} of page and workers, ${others.toFixed(1)} of the browser's other processes`,
  );
  console.log(`resident MB, mean of each fifth of the time: ${fifths(readings).map(Math.round).join(', ')}`);
}

/** The resident memory over time: the mean of each fifth of the readings, fewer where there are few. */
function fifths(readings: readonly Memory[]): number[] {
  const length = Math.ceil(readings.length / 5);
  const parts = Array.from({ length: Math.ceil(readings.length / length) }, (_, part) =>
    readings.slice(part * length, (part + 1) * length),
  );
  return parts.map((part) => part.reduce((sum, { resident }) => sum + resident, 0) / part.length);
}

/** Prints the progress and the memory now and then; ends when the page says that the export failed. */
async function watch(chrome: Browser, page: Page, began: number, readings: Memory[]): Promise<undefined> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    const memory = await memoryOf(chrome);
    readings.push(memory);
    if (readings.length % PRINTED_EVERY !== 0) continue;
    const said = await page.getByRole('region', { name: 'Export' }).getByRole('status').allInnerTexts();
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
    console.log(`${seconds} s  ${shown(memory)}  ${said.join(' ').trim()}`);
    if (await page.locator('output[data-problem]').isVisible()) return undefined;
  }
}

/** The memory of the renderer that has the page: the largest, when there are several. */
async function memoryOf(chrome: Browser): Promise<Memory> {
  const session = await chrome.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const all = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOfProcess(id));
  return all.toSorted((one, other) => other.resident - one.resident)[0] ?? { resident: 0, own: 0 };
}

/** Processor seconds that all threads of the browser's processes have spent since they were started. */
async function processorSecondsOf(chrome: Browser): Promise<{ renderers: number; others: number }> {
  const session = await chrome.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const spent = { renderers: 0, others: 0 };
  for (const { type, id } of processInfo) spent[type === 'renderer' ? 'renderers' : 'others'] += secondsOfProcess(id);
  return spent;
}

/** The times in user and in system mode are the 14th and the 15th value; the second, a name, is in brackets and may hold spaces. */
function secondsOfProcess(id: number): number {
  const afterName = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(afterName[11]) + Number(afterName[12])) / TICKS_A_SECOND;
}

function memoryOfProcess(id: number): Memory {
  const lines = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(lines)?.[1] ?? 0);
  return {
    resident: kilobytes('Rss') / 1024,
    own: (kilobytes('Private_Clean') + kilobytes('Private_Dirty')) / 1024,
  };
}

function shown({ resident, own }: Memory): string {
  return `${Math.round(resident)} MB resident, ${Math.round(own)} MB of its own`;
}
