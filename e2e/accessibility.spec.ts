import { expect, test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in the ${colorScheme} theme`, () => {
    // Axe looks at every cell and every box.
    test.slow();
    test.use({ colorScheme });

    test('axe finds nothing on the page', async ({ page }) => {
      await page.goto('/');
      await page.locator('[data-box][data-current]').waitFor();
      await expectNoViolations(page);
    });

    test('axe finds nothing where the rules are shown', async ({ page }) => {
      await page.goto('/');
      await page.locator('[data-box][data-current]').waitFor();
      await page.getByRole('tab', { name: 'Rules' }).click();
      await page.getByRole('grid', { name: 'rules' }).waitFor();
      await expectNoViolations(page);
    });

    test('axe finds nothing on a narrow screen', async ({ page }) => {
      await page.setViewportSize({ width: 820, height: 1180 });
      await page.goto('/');
      await page.locator('[data-box][data-current]').waitFor({ state: 'attached' });
      await expectNoViolations(page);
    });

    test('axe finds nothing where texts are compared, in a frame, at a cell and on a phone', async ({ page }) => {
      await page.goto('/#task=knapsack-01&variant=tail&compare=without-memory-fetcher&step=644');
      await page.getByRole('region', { name: 'Both texts' }).locator('[aria-current]').waitFor();
      await expectNoViolations(page, 'main');
      await page.goto('/?embed=1#task=word-flip&step=40');
      await page.getByRole('row', { name: /^tape text/ }).waitFor();
      await expectNoViolations(page);
      await page.locator('[data-cell="1"]').first().hover();
      await page.getByRole('tooltip').waitFor();
      await expectNoViolations(page, '[role="tooltip"]');
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('/');
      await page.locator('[data-box][data-current]').waitFor({ state: 'attached' });
      await expectNoViolations(page);
    });

    test('axe finds nothing on the Dataset page, wide and narrow, with a row open and with problems', async ({
      page,
    }) => {
      await page.goto('/#page=dataset&task=word-flip&range=S:40:train&variant=tail,direct&format=native,messages');
      await page.getByRole('grid', { name: 'rows of the dataset' }).getByRole('row').nth(1).click();
      await page.getByRole('link', { name: 'Open in Trace' }).waitFor();
      await expectNoViolations(page);
      await page.getByRole('radio', { name: 'Capacity' }).check({ force: true });
      await page.getByRole('radio', { name: 'Mixture of S, M, L' }).check({ force: true });
      await page.getByLabel('Shares S:M:L').fill('1:2');
      await page.getByRole('alert').waitFor();
      await page.setViewportSize({ width: 820, height: 1180 });
      await expectNoViolations(page);
    });
  });

/** Looks at parts of the page in both themes, with whatever is open there. */
async function expectNoViolationsInBothThemes(page: Page, ...parts: readonly string[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoViolations(page, ...parts);
  }
}

test('axe finds nothing in what opens on the Trace page, in both themes', async ({ page }) => {
  // Axe looks at some twenty surfaces, each in two themes.
  test.slow();
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = '[role="dialog"]';
  /** Opens a dialog, looks at it as `then` leaves it, and closes it. */
  const inDialog = async (open: () => Promise<void>, then: () => Promise<void> = async () => {}) => {
    await open();
    await page.getByRole('dialog').waitFor();
    await then();
    await expectNoViolationsInBothThemes(page, dialog);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await page.goto('/#task=knapsack-01&step=500&b=step:3&b=cell:0:table&b=atomic:cell&unfold=13&view=tree');
  await page.locator('[data-box][data-current]').waitFor();
  await expectNoViolationsInBothThemes(page, '[role="alert"]', '[aria-label="Tour"]', '[data-area="text"]');
  await page.getByRole('complementary', { name: 'Tour' }).getByRole('button', { name: 'Look at this trace' }).click();
  await expectNoViolationsInBothThemes(page, '[aria-label="Tour"]', '[data-area="tapes"] header');
  await button('Skip the tour').click();
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();

  await inDialog(() => button('About the task 0-1 Knapsack').click());
  await inDialog(
    () => button(/^Edit the instance/).click(),
    async () => {
      await page.getByRole('dialog').getByRole('textbox').first().fill('x');
      await page.keyboard.press('Enter');
      await page.locator('[role="dialog"] [aria-invalid="true"]').first().waitFor();
    },
  );
  await inDialog(() => button('Keys and help').click());
  await inDialog(
    () => button('Share').click(),
    () => button('Copy link').click(),
  );
  await inDialog(
    () => button('Breakpoints: 3').click(),
    () => page.getByRole('button', { name: /^Remove the breakpoint on step/ }).click(),
  );
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).waitFor();
  // The rest of the page is hidden behind it.
  await expectNoViolationsInBothThemes(page);
  await page.keyboard.type('no such thing');
  await page.getByText('Nothing is called that.').waitFor();
  await expectNoViolationsInBothThemes(page, dialog);
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.keyboard.type('10');
  await page.getByText(/^\d+ of \d+$/).waitFor();
  await button('Tokens').click();
  await expectNoViolationsInBothThemes(page, '[data-area="text"]');
  await page.keyboard.press('Escape');
  await page.locator('[data-area="tapes"] [data-cell="1"]').first().hover();
  await page.getByRole('tooltip').waitFor();
  await expectNoViolationsInBothThemes(page, '[role="tooltip"]');
  await page.locator('[data-area="tapes"] [data-cell="1"]').first().click();
  await page.getByRole('group', { name: 'Follow a cell' }).waitFor();
  await button('Visits').click();
  await page.getByRole('textbox', { name: 'Find a state' }).fill('table');
  await expectNoViolationsInBothThemes(page, '[data-area="diagram"]', '[aria-label="Transport"]');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('searchbox', { name: 'Filter rules' }).fill('nothing like it');
  await expectNoViolationsInBothThemes(page, '[data-area="tables"]');
  await button('Fold State diagram').click();
  await button('To the end').click();
  await button('Back from the last jump').hover();
  await expectNoViolationsInBothThemes(
    page,
    '[data-area="diagram"]',
    '[aria-label="Transport"]',
    '[aria-label="Timeline"]',
  );
});

test('axe finds nothing in what appears on the Dataset page, in both themes', async ({ page }) => {
  test.slow();
  await page.goto(
    '/#page=dataset&task=levenshtein-distance&range=L:20000:train&variant=tail&format=native&container=jsonl&tokens=no&save=rows',
  );
  await page.getByLabel('File of own instances').setInputFiles({
    name: 'mine.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from('{"task":"knapsack-01","instance":{"capacity":5}}'),
  });
  await page.getByRole('alert').filter({ hasText: 'mine.jsonl' }).waitFor();
  await expectNoViolationsInBothThemes(page, '[role="alert"]');
  // Nobody names a file here.
  await page.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  const bar = page.getByRole('region', { name: 'Export' });
  await bar.getByRole('button', { name: 'Export' }).click();
  await bar.getByText('Drawing queries').waitFor();
  await expectNoViolationsInBothThemes(page, '[aria-label="Export"]');
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await bar.getByText('Cancelled; nothing was saved.').waitFor();
  await expectNoViolationsInBothThemes(page, '[aria-label="Export"]');
});

test('the theme can be chosen and is remembered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Theme: system. Change it' }).click();
  await page.getByRole('button', { name: 'Theme: light. Change it' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('nothing of the page is cut off at any width', async ({ page }) => {
  // At the end of the run, where it is said how it ended.
  await page.goto('/#task=knapsack-01&step=1137');
  await page.locator('[data-box][data-current]').waitFor({ state: 'attached' });
  for (const width of [1440, 1100, 1024, 820, 720, 390, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByText('✓ the independent check agrees')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const controls = page
      .locator('header, [aria-label="What is traced"], [aria-label="Transport"]')
      .locator(':is(button, a, select, input, [role="status"] > span):visible');
    expect(await controls.count()).toBeGreaterThan(10);
    const cut = await controls.evaluateAll((all) =>
      all
        .filter((control) => {
          const { right } = control.getBoundingClientRect();
          // What a panel hides stands in the page all the same.
          for (let around = control.parentElement; around; around = around.parentElement)
            if (getComputedStyle(around).overflowX !== 'visible' && right > around.getBoundingClientRect().right + 1)
              return true;
          return right > innerWidth;
        })
        .map((control) => control.getAttribute('aria-label') ?? control.textContent),
    );
    expect(cut, `at a width of ${width}`).toEqual([]);
  }
});

test('in a low window, as an enlarged page has, the page scrolls and leaves room to read', async ({ page }) => {
  for (const [width, height] of [
    [720, 450],
    [320, 256],
    [1440, 450],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    const text = page.getByRole('region', { name: 'Text of the chain of thought' });
    await text.locator('[aria-current]').waitFor({ state: 'attached' });
    await page.locator('[aria-label="Timeline"]').waitFor({ state: 'attached' });
    await text.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const room = await text.evaluate((element) => {
      const view = element.getBoundingClientRect();
      const covers = ['[aria-label="Timeline"]', '[aria-label="Transport"]']
        .map((part) => document.querySelector(part)!.getBoundingClientRect())
        .filter((part) => part.top < view.bottom && part.bottom > view.top);
      return Math.min(innerHeight, view.bottom, ...covers.map((part) => part.top)) - Math.max(0, view.top);
    });
    // Two lines at the least.
    expect(room, `at ${width} × ${height}`).toBeGreaterThan(40);
  }
});

test('on a phone one line says what is traced, and unfolds to choose another', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#task=word-flip&range=S&seed=3&step=0');
  const inShort = page.getByRole('button', { name: 'S, seed 3 · TAIL' });
  await expect(inShort).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByLabel('Seed')).toBeHidden();
  await inShort.click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByRole('button', { name: 'S, seed 4 · TAIL' })).toHaveAttribute('aria-expanded', 'true');
  await expect(page).toHaveURL(/seed=4/);
});

for (const width of [1280, 390])
  test(`nothing but the title of a folded panel is seen, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/#task=word-flip&range=S&seed=3&step=0');
    const legend = page.getByRole('list', { name: 'Signs on the tapes' });
    await expect(legend).toBeVisible();
    await page.getByRole('button', { name: 'Fold Tapes' }).click();
    await expect(page.getByText('4 tapes')).toBeVisible();
    await expect(legend).toBeHidden();
    await page.getByRole('button', { name: 'Unfold Tapes' }).click();
    await expect(legend).toBeVisible();
  });

test('nothing of the Dataset page is cut off at any width, and the page itself does not scroll', async ({ page }) => {
  await page.goto('/#page=dataset&task=word-flip&range=S:40:train');
  await page.getByText(/^estimated from/).waitFor({ state: 'attached' });
  for (const width of [1440, 1100, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { scrollWidth, scrollHeight } = await page.evaluate(() => {
      const { scrollWidth: across, scrollHeight: down } = document.documentElement;
      return { scrollWidth: across, scrollHeight: down };
    });
    expect(scrollWidth).toBeLessThanOrEqual(width);
    // Its parts scroll, not the page.
    expect(scrollHeight).toBeLessThanOrEqual(900);
  }
});
