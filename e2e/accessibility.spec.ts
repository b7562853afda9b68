import { expect, test } from '@playwright/test';
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
      await page.goto('/#task=knapsack-01&variant=tail&compare=without-memory-fetcher&step=637');
      await page.getByRole('region', { name: 'Both texts' }).locator('[aria-current]').waitFor();
      await expectNoViolations(page, 'main');
      await page.goto('/?embed=1#task=word-flip&step=40');
      await page.getByRole('row', { name: /^tape input/ }).waitFor();
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

    test('axe finds nothing in the dialogs', async ({ page }) => {
      await page.goto('/');
      await page.locator('[data-box][data-current]').waitFor();
      for (const name of [/^Edit the instance/, /^About the task/, 'Keys and help']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('dialog').waitFor();
        await expectNoViolations(page);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
    });
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
  for (const width of [1440, 1100, 820, 390, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    await page.locator('[data-box][data-current]').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const edges = await page
      .locator('header, [role="toolbar"], [aria-label="Transport"]')
      .locator('button:visible, a:visible, select:visible, input:visible')
      .evaluateAll((controls) => controls.map((control) => control.getBoundingClientRect().right));
    expect(edges.length).toBeGreaterThan(10);
    expect(Math.max(...edges)).toBeLessThanOrEqual(width);
  }
});

test('on a phone one line says what is traced, and unfolds to choose another', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#task=word-flip&range=S&seed=3&step=0');
  const inShort = page.getByRole('button', { name: 'S, seed 3 · TAIL' });
  await expect(inShort).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('button', { name: 'Seed 3', exact: true })).toBeHidden();
  await inShort.click();
  await page.getByRole('button', { name: 'Seed 3', exact: true }).click();
  await expect(page.getByRole('button', { name: 'S, seed 4 · TAIL' })).toHaveAttribute('aria-expanded', 'true');
  await expect(page).toHaveURL(/seed=4/);
});

test('nothing of the Dataset page is cut off at any width', async ({ page }) => {
  await page.goto('/#page=dataset&task=word-flip&range=S:40:train');
  await page.getByText(/^estimated from/).waitFor({ state: 'attached' });
  for (const width of [1440, 1100, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
