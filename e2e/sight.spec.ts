import { expect, test, type Page } from './test.ts';
import { TASKS } from '../src/tasks/registry.ts';

/** Windows that a page is looked at in: screens, the same enlarged – an enlarged page has fewer pixels of its own –, tablets, a phone. */
const SIZES = [
  { name: '1440 × 900', width: 1440, height: 900, zoom: 1 },
  { name: '1440 × 900 at 200 %', width: 720, height: 450, zoom: 2 },
  { name: '1280 × 720', width: 1280, height: 720, zoom: 1 },
  { name: '1280 × 720 at 150 %', width: 853, height: 480, zoom: 1.5 },
  { name: '1024 × 768', width: 1024, height: 768, zoom: 1 },
  { name: '768 × 1024', width: 768, height: 1024, zoom: 1 },
  { name: '390 × 844', width: 390, height: 844, zoom: 1 },
] as const;

const shownStep = (page: Page) => page.locator('[data-shown-step]').getAttribute('data-shown-step');

/** What a person sees of the current step, by the browser's own hit-testing. */
interface Sight {
  /** Whether the first line of the current atomic state's text is seen. */
  readonly text: boolean;
  /** How many cells are marked as fetched, and how many of these are seen. */
  readonly fetched: number;
  readonly fetchedSeen: number;
  /** The share of the window's height that is neither a panel nor the timeline. */
  readonly chrome: number;
}

async function sight(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    // It runs in the page, where nothing of this file is known.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const isSeen = (element: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    const middleIsSeen = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return isSeen(element, left + width / 2, top + height / 2);
    };
    const words = document.querySelector('[data-state][aria-current] [data-words]');
    const line = words?.getClientRects()[0];
    const fetched = [...document.querySelectorAll('[data-tape] [aria-label*="fetched"]')];
    const parts = ['header', '[data-fold-line]', '[aria-label="What is traced"]', '[aria-label="Transport"]'];
    const chrome = parts
      .map((part) => document.querySelector(`main ~ ${part}, div > ${part}`)?.getBoundingClientRect())
      .reduce(
        (sum, part) => sum + (part ? Math.max(0, Math.min(innerHeight, part.bottom) - Math.max(0, part.top)) : 0),
        0,
      );
    return {
      text: words !== null && line !== undefined && isSeen(words, line.left + 4, line.top + 8),
      fetched: fetched.length,
      fetchedSeen: fetched.filter(middleIsSeen).length,
      chrome: chrome / innerHeight,
    };
  });
}

/** Opens a trace at its start, as a person who has seen the tour. */
async function openAtStart(page: Page, task: string): Promise<void> {
  // A blank page has no storage.
  await page.addInitScript(() => location.protocol === 'about:' || localStorage.setItem('tail-tracer-tour', 'seen'));
  await page.goto(`/#task=${task}&step=0`);
  await expect(page.locator('[data-shown-step="0"]')).toBeVisible();
  await page.locator('[data-state="0"]').waitFor({ state: 'attached' });
}

/** Goes on by one atomic state and waits until tapes and text show it. Returns whether there was another one. */
async function stepOn(page: Page): Promise<boolean> {
  const before = await shownStep(page);
  const isAtEnd = await page.getByRole('button', { name: 'To the end' }).getAttribute('aria-disabled');
  if (isAtEnd === 'true') return false;
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForFunction(
    (step) => document.querySelector('[data-shown-step]')?.getAttribute('data-shown-step') !== step,
    before,
  );
  return true;
}

for (const { name, width, height, zoom } of SIZES)
  test.describe(name, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: zoom });

    test('the cells of a step and its words are seen together, and controls leave them the room', async ({ page }) => {
      await openAtStart(page, 'large-number-addition');
      for (let state = 1; state <= 5; state++) {
        await stepOn(page);
        // Tapes and text each scroll to the state a frame after it is shown.
        await expect(async () => {
          const { text, fetched, fetchedSeen, chrome } = await sight(page);
          expect(text, `the words of state ${state}`).toBe(true);
          expect(fetched).toBeGreaterThan(0);
          expect(fetchedSeen, `cells that state ${state} fetches`).toBe(fetched);
          expect(chrome, 'share of controls').toBeLessThan(0.25);
        }).toPass({ timeout: 15_000 });
      }
    });
  });

/** What is not seen of the first atomic states of a task, in words; none if all is well. */
async function unseenStates(page: Page, states: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let state = 1; state <= states && (await stepOn(page)); state++) {
    let seen = await sight(page);
    const hidesCells = () => seen.fetched > 0 && seen.fetchedSeen === 0;
    // Tapes and text each scroll to the state a frame after it is shown.
    for (let tries = 0; (!seen.text || hidesCells()) && tries < 20; tries++) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
      seen = await sight(page);
    }
    if (!seen.text) unseen.push(`the words of state ${state}`);
    if (hidesCells()) unseen.push(`the cells that state ${state} fetches`);
  }
  return unseen;
}

/** A theme changes no place, so each has its sizes; `TAIL_SIGHT=all` looks at all sizes in both. */
const LOOKS = SIZES.flatMap((size, index) =>
  (['light', 'dark'] as const)
    .filter((_, theme) => process.env['TAIL_SIGHT'] === 'all' || theme === index % 2)
    .map((colorScheme) => ({ ...size, colorScheme })),
);

for (const { name, width, height, zoom, colorScheme } of LOOKS)
  test.describe(`${name}, ${colorScheme}`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: zoom, colorScheme });

    test('in every task the first twenty atomic states are seen with what they fetch', async ({ page }) => {
      test.setTimeout(300_000);
      const unseen: Record<string, string[]> = {};
      for (const { id } of TASKS) {
        await openAtStart(page, id);
        const missing = await unseenStates(page, 20);
        if (missing.length > 0) unseen[id] = missing;
      }
      expect(unseen).toEqual({});
    });
  });

test('tapes of few cells stand side by side', async ({ page }) => {
  await openAtStart(page, 'large-number-addition');
  const top = async (name: string) => (await page.getByRole('row', { name: `tape ${name},` }).boundingBox())!.y;
  await expect.poll(async () => (await top('carry')) - (await top('column'))).toBe(0);
  expect(await top('sum')).toBeLessThan(await top('carry'));
});

test.describe('a projector', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('a step is shown to a room: its tapes alone, three atomic states, large type, a link that opens it so', async ({
    page,
  }) => {
    await openAtStart(page, 'large-number-addition');
    for (let state = 1; state <= 4; state++) await stepOn(page);
    await page.keyboard.press('p');
    const room = page.getByRole('main', { name: 'Presentation' });
    await expect(room).toBeVisible();
    await expect(page).toHaveURL(/view=present/);
    await expect(room.getByRole('row')).toHaveCount(5);
    await expect(room.getByRole('row', { name: /^tape input/ })).toHaveCount(0);
    const states = room.getByRole('region', { name: 'Text of the current atomic states' }).locator('[data-state]');
    await expect(states).toHaveText([/^column 2/, /^column 3/, /^column 4/]);
    await expect(states.nth(1)).toHaveAttribute('aria-current', 'true');
    for (const state of await states.all()) await expect(state).toBeInViewport({ ratio: 1 });
    const sizes = await room.evaluate((element) =>
      [...element.querySelectorAll('[data-cell], [role="rowheader"], [data-words] *, h1')].map((each) =>
        Number.parseFloat(getComputedStyle(each).fontSize),
      ),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(states.nth(1)).toHaveText(/^column 4/);
    // In the tapes pointing at a value lights its cells.
    await states
      .nth(1)
      .getByRole('button', { name: /^digit of x1/ })
      .hover();
    await expect(states.nth(1).locator('[data-pointed]')).toHaveCount(1);
    await expect(page).toHaveURL(/step=71/);
    const link = page.url();
    await page.keyboard.press('Escape');
    await expect(room).toBeHidden();
    await expect(page).not.toHaveURL(/view=/);
    await page.getByRole('button', { name: 'Present' }).click();
    await expect(room).toBeVisible();
    await page.goto('about:blank');
    await page.goto(link);
    await expect(states.nth(1)).toHaveText(/^column 4/);
  });
});

test.describe('a projector with the picture', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('three atomic states of three lines each are read whole under a picture and six lines of tapes', async ({
    page,
  }) => {
    await page.goto('/#task=knapsack-01&seed=1&step=350&table=picture&view=present');
    const room = page.getByRole('main', { name: 'Presentation' });
    const states = room.getByRole('region', { name: 'Text of the current atomic states' }).locator('[data-state]');
    await expect(states).toHaveText([/^dp\[1\]\[4\]/, /^dp\[1\]\[5\]/, /^dp\[1\]\[6\]/]);
    for (const state of await states.all()) await expect(state).toBeInViewport({ ratio: 1 });
  });

  test('shows all tapes of a step of many beside the picture, in letters of 24 pixels', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('tail-tracer-tour', 'seen'));
    for (const [task, step] of [
      ['knapsack-01', 637],
      ['dijkstra', 200],
    ] as const) {
      await page.goto(`/#task=${task}&step=${step}&table=picture&view=present`);
      const room = page.getByRole('main', { name: 'Presentation' });
      await expect(room.locator('[data-light]').first()).toBeVisible();
      const smallest = () =>
        room
          .getByRole('group', { name: /^Picture of/ })
          .evaluate((svg) =>
            Math.min(
              ...[...svg.querySelectorAll('text')].map(
                (text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a,
              ),
            ),
          );
      // It is fitted to its room once that is measured.
      await expect.poll(smallest).toBeGreaterThan(23.9);
      const rows = room.getByRole('region', { name: 'Tapes of the step' }).getByRole('row');
      await expect(rows.first()).toBeVisible();
      for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 0.95 });
      await expect(room.locator('[data-state][aria-current]')).toBeInViewport({ ratio: 1 });
    }
  });
});

test('on paper stand the instance, the link, the cells of the step and all of the text', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('tail-tracer-tour', 'seen'));
  await page.goto('/#task=knapsack-01&step=637');
  await expect(page.locator('[data-shown-step="637"]')).toBeVisible();
  const sheet = page.getByRole('article');
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.keyboard.press('Control+p');
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('"capacity":5');
  await expect(sheet).toContainText('task=knapsack-01');
  await expect(sheet).toContainText('step=637');
  // The first atomic state, and the line with the answer.
  await expect(sheet).toContainText('dp[0][0]');
  await expect(sheet).toContainText('\\boxed{25}');
  await expect(sheet.locator('[data-fetched]').first()).toBeVisible();
  await expect(sheet.locator('[data-result]').first()).toBeVisible();
  // Registers stand side by side.
  const top = async (name: string) => (await sheet.getByText(name, { exact: true }).first().boundingBox())!.y;
  expect(await top('item')).toBe(await top('column'));
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toBeHidden();
  await expect(sheet.getByRole('table')).toHaveCount(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.byteLength).toBeGreaterThan(20_000);

  await page.emulateMedia({ media: 'screen' });
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('print rules');
  await page.keyboard.press('Enter');
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByRole('row').nth(100)).toBeVisible();
});

test('a run that did not halt says so at its first step', async ({ page }) => {
  const instance = encodeURIComponent(JSON.stringify({ n: 1, m: 100_000 }));
  await page.goto(`/#task=prime-search&instance=${instance}&step=0`);
  const transport = page.getByRole('toolbar', { name: 'Transport' });
  await expect(transport).toContainText('did not halt: This run did not halt', { timeout: 50_000 });
  await expect(transport.getByRole('textbox', { name: /^Step, 0 to/ })).toHaveValue('0');
});

test('the Dataset page is printed whole: settings, what comes of them, rows', async ({ page }) => {
  await page.goto('/#page=dataset&task=word-flip&range=S:40:train&range=M:5:eval&range=L:5:eval');
  await page.getByText(/^estimated from/).waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('region', { name: 'Export' })).toBeHidden();
  const cut = await page.evaluate(
    () =>
      [...document.querySelectorAll('main, main > div')].filter(
        ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1,
      ).length,
  );
  expect(cut, 'parts that are cut off').toBe(0);
  // A picture that was measured on the screen is no wider than its place on the sheet: printing tells the page of no new size.
  const frame = await page.evaluate(() => {
    const picture = document.querySelector<SVGElement>('svg[aria-label^="characters"]')!;
    picture.parentElement!.style.width = '300px';
    return picture.getBoundingClientRect().width;
  });
  expect(frame).toBeLessThanOrEqual(300);
  await expect(page.getByRole('group', { name: 'Tasks' }).getByRole('button')).toHaveCount(0);
  // The fields of the ranges keep their columns, though the buttons at their ends are gone.
  const lefts = await Promise.all(
    [1, 2, 3].map(async (range) => (await page.getByLabel(`Examples of range ${range}`).boundingBox())!.x),
  );
  expect(new Set(lefts).size).toBe(1);
  // Nor is a column cut off at the edge of the paper, and the sheet says where it is from.
  await page.setViewportSize({ width: 718, height: 1000 });
  await expect
    .poll(() =>
      page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('[role="columnheader"]')].map((each) => each.getBoundingClientRect().right),
        ),
      ),
    )
    .toBeLessThanOrEqual(718);
  await expect(page.getByText(/#page=dataset&task=word-flip/)).toBeVisible();
  // Paper is light, whatever the theme.
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'));
  expect(ink.trim()).toBe('#1b1d20');
});

test('of many tasks the Dataset page still shows what is listed, and its estimate scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const tasks = TASKS.map(({ id }) => id).join(',');
  await page.goto(`/#page=dataset&task=${tasks}&range=S:20:train&range=L:4:eval`);
  await page.getByText(/^estimated from/).waitFor({ timeout: 120_000 });
  await expect(page.getByRole('row').nth(4)).toBeInViewport();
  await page.getByText('Capacity', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Capacity' })).toBeChecked();
  // The table comes before the pictures of the tasks; the last of these is reached by scrolling.
  await expect(page.getByRole('region', { name: 'Tokens by split' })).toBeInViewport({ ratio: 1 });
  const last = page.getByRole('heading', { name: TASKS.at(-1)!.title });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
});

test('at the end of a long run that did not halt no control has moved', async ({ page }) => {
  await page.goto(`/#task=prime-search&instance=${encodeURIComponent(JSON.stringify({ n: 1, m: 100_000 }))}&step=0`);
  const transport = page.getByRole('toolbar', { name: 'Transport' });
  await expect(transport).toContainText('did not halt: This run did not halt', { timeout: 50_000 });
  const places = () =>
    transport.evaluate((bar) =>
      [...bar.querySelectorAll('button, input')].map((each) => {
        const { x, y } = each.getBoundingClientRect();
        return `${each.getAttribute('aria-label')} ${Math.round(x)} ${Math.round(y)}`;
      }),
    );
  const before = await places();
  await page.keyboard.press('End');
  await expect(page.locator('[data-shown-step="20000000"]')).toBeVisible();
  await expect(transport).toContainText('63,238 of 63,238');
  expect(await places()).toEqual(before);
  const [play, present] = await Promise.all(
    ['Play', 'Present'].map((name) => transport.getByRole('button', { name, exact: true }).boundingBox()),
  );
  expect(present!.y).toBe(play!.y);
});
