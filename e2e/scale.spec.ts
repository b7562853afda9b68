import { expect, test, type Page } from './test.ts';
import { findBrowser } from '../scripts/browser.mjs';

/** Traces of about ten million machine steps: one of few marks to a step, one of more than one mark to a step. */
const LONG_RUNS = [
  { name: 'Dijkstra over 290 vertices', address: '#task=dijkstra&range=290-290&seed=1' },
  { name: 'a search for primes to 3,500', address: '#task=prime-search&instance=%7B%22n%22%3A2%2C%22m%22%3A3500%7D' },
];

/** Places and presses that are looked at. */
const PLACES = 24;
const PRESSES = 40;
/** A key that is held down comes so often, in milliseconds. */
const HELD = 33;

// Memory is measured when it is asked for, not at the next collection.
const browser = findBrowser();
test.use({
  launchOptions: { ...browser, args: [...(browser?.args ?? []), '--enable-blink-features=ForceEagerMeasureMemory'] },
});

const shownStep = (page: Page) => page.locator('[data-shown-step]');
const text = (page: Page) => page.getByRole('region', { name: 'Text of the chain of thought' });

/** The value that so many of a hundred are not above. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0;
}

const told = (values: readonly number[]) =>
  `${Math.round(percentile(values, 50))} ms in the middle, ${Math.round(percentile(values, 95))} ms at the 95th percentile`;

/** Lets the page ask how much memory it takes, which browsers answer to isolated pages alone. */
async function isolate(page: Page) {
  // Nothing else needs it: what waits here would be counted as time.
  await page.route(/(\/|worker-[\w-]+\.js)$/, async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    await route.fulfill({ response, headers });
  });
}

/** The memory of the page and of its workers, in megabytes. */
async function megabytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const measuring = performance as Performance & {
      measureUserAgentSpecificMemory: () => Promise<{ bytes: number }>;
    };
    return Math.round((await measuring.measureUserAgentSpecificMemory()).bytes / 1e6);
  });
}

/** Opens a trace in its middle; how many milliseconds that takes until tapes and text are there. */
async function firstView(page: Page, address: string): Promise<number> {
  const began = Date.now();
  await page.goto(`/${address}&step=5000000`);
  await text(page).locator('[aria-current] [data-words]').waitFor({ timeout: 60_000 });
  await expect(shownStep(page)).toHaveAttribute('data-shown-step', '5000000');
  return Date.now() - began;
}

/** Presses on the timeline at places all over the run, and measures in the page how long each takes to be shown on the tapes. */
async function scrub(page: Page): Promise<number[]> {
  const timeline = page.getByRole('slider', { name: 'Step of the run' });
  return timeline.evaluate(async (track, places) => {
    const box = track.getBoundingClientRect();
    const cursor = () => track.getAttribute('aria-valuenow');
    const times: number[] = [];
    for (let place = 0; place < places; place++) {
      // Forth and back, so that nothing lies near what was shown before.
      const share = ((place * 0.381966) % 1) * 0.96 + 0.02;
      const at = {
        bubbles: true,
        button: 0,
        buttons: 1,
        pointerId: 1,
        clientX: box.left + box.width * share,
        clientY: box.top + 30,
      };
      const before = cursor();
      const began = performance.now();
      track.setPointerCapture = () => undefined;
      track.dispatchEvent(new PointerEvent('pointerdown', at));
      do
        await new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
      while (
        cursor() === before ||
        document.querySelector('[data-shown-step]')?.getAttribute('data-shown-step') !== cursor()
      );
      times.push(performance.now() - began);
    }
    return times;
  }, PLACES);
}

/** Does something that the page answers at the next frame, and measures how long that frame keeps the page busy. */
async function watchInput(page: Page, kinds: readonly string[]) {
  await page.evaluate((names) => {
    const lasted: number[] = [];
    Object.assign(globalThis, { lasted });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (names.includes(entry.name)) lasted.push(entry.duration);
    });
    // Events below 16 ms are not told of: one frame.
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  }, kinds);
}

/** How long events lasted until the next frame stood, among so many; those within one frame count as 16 ms. */
async function inputTimes(page: Page, count: number): Promise<number[]> {
  const lasted = await page.evaluate(() => (globalThis as unknown as { lasted: number[] }).lasted);
  return [...lasted, ...Array.from({ length: Math.max(0, count - lasted.length) }, () => 16)];
}

/** Presses keys that step, so many milliseconds apart; how long each takes until the next frame stands. */
async function press(page: Page, apart: number): Promise<number[]> {
  await watchInput(page, ['keydown']);
  for (let each = 0; each < PRESSES; each++) {
    const key = ['ArrowRight', 'ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowLeft'][each % 4]!;
    await page.keyboard.press(key, { delay: apart });
  }
  return inputTimes(page, PRESSES);
}

test('what is measured of a page that does nothing but count: no other can be quicker here', async ({ page }) => {
  await page.goto('about:blank');
  await page.setContent('<output>0</output>');
  await page.evaluate(() => {
    const output = document.querySelector('output')!;
    addEventListener('keydown', () => {
      output.textContent = String(Number(output.textContent) + 1);
    });
  });
  console.log(`A page that only counts: a key is answered after ${told(await press(page, HELD))}`);
  await expect(page.locator('output')).toHaveText(String(PRESSES + PRESSES / 2));
});

for (const { name, address } of LONG_RUNS)
  test(`a trace of ten million steps is as quick as a short one: ${name}`, async ({ page }) => {
    test.slow();
    console.log(`${name}: first view after ${await firstView(page, address)} ms`);
    await isolate(page);
    await page.goto('about:blank');
    await firstView(page, address);
    const steps = Number(await page.getByRole('slider', { name: 'Step of the run' }).getAttribute('aria-valuemax'));
    console.log(`${name}: ${steps.toLocaleString('en')} steps`);
    expect(steps).toBeGreaterThan(8_000_000);

    const atOnce = await scrub(page);
    console.log(`${name}: a place on the timeline is shown after ${told(atOnce)}`);
    expect(percentile(atOnce, 50)).toBeLessThan(1000);

    // Places are sought while the whole run is still being drawn; steps are made when it has been.
    await expect(page.getByRole('region', { name: 'Timeline' })).toHaveAttribute('aria-busy', 'false');
    await page.getByRole('heading', { name: 'TAIL Tracer' }).click();
    const held = await press(page, HELD);
    console.log(`${name}: with a key held down a step is drawn after ${told(held)}`);
    const stepping = await press(page, 0);
    console.log(`${name}: with keys as fast as they can be sent, after ${told(stepping)}`);
    expect(percentile(stepping, 50)).toBeLessThan(200);

    await watchInput(page, ['pointerover', 'pointermove', 'pointerenter', 'mouseover', 'mousemove']);
    const operands = text(page).locator('[aria-current] [data-operand], [aria-current] [role="button"]');
    const cells = page.locator('[data-cell]');
    for (let look = 0; look < PRESSES / 2; look++) {
      await operands.nth(look % Math.max(1, await operands.count())).hover({ force: true });
      await cells.nth(look * 3).hover({ force: true });
    }
    const hovering = await inputTimes(page, PRESSES);
    console.log(`${name}: what is pointed at is lit after ${told(hovering)}`);
    expect(percentile(hovering, 50)).toBeLessThan(200);

    const memory = await megabytes(page);
    console.log(`${name}: ${memory} MB, the workers included`);
    expect(memory).toBeLessThan(600);
  });
