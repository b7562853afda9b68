import { expect, test, type Page } from './test.ts';
import { readFile } from 'node:fs/promises';
import { expectNoViolations } from './axe.ts';

const picture = (page: Page) => page.getByRole('figure', { name: /^Picture of / });
const part = (page: Page, name: string) => picture(page).getByRole('button', { name, exact: true });
const currentState = (page: Page) =>
  page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]');

test('the picture follows the run, and links the text, the tapes and itself both ways', async ({ page }) => {
  await page.goto('/#task=knapsack-01&step=739&table=picture');
  await expect(part(page, 'dp[2][4]: 17, written')).toBeVisible();
  await expect(part(page, 'dp[1][3]: 10, fetched')).toBeVisible();

  // From the picture to text and tapes: the entry was read from a copy of its row.
  await part(page, 'dp[1][3]: 10, fetched').hover();
  await expect(currentState(page).locator('[data-pointed]')).toHaveText('10');
  await expect(page.getByRole('grid', { name: 'Tapes' }).locator('[class*="pointed"]').first()).toBeVisible();

  // From the text to the picture.
  await currentState(page)
    .getByRole('button', { name: /^above 10/ })
    .hover();
  await expect(part(page, 'dp[1][4]: 10, fetched')).toHaveAttribute('data-pointed');
  await expect(part(page, 'dp[1][3]: 10, fetched')).not.toHaveAttribute('data-pointed');

  // To the end of this atomic state, then of the next one.
  for (let press = 0; press < 2; press++) await page.getByRole('button', { name: 'Forward one atomic state' }).click();
  await expect(part(page, 'dp[2][5]: 17, written')).toBeVisible();
});

test('a graph tells what is settled, and is saved as a file', async ({ page }) => {
  await page.goto('/#task=dijkstra&step=1119&table=picture');
  await expect(part(page, 'distance of 0: 0, settled')).toBeVisible();
  await expect(part(page, 'distance of 4: inf, open')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the picture as SVG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('dijkstra-picture-step-1119.svg');
  const svg = await readFile(await download.path(), 'utf8');
  expect(svg).toContain('>inf</text>');
  expect(svg).not.toContain('class=');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing wrong with pictures, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const task of ['bubble-sort', 'dijkstra', 'lcs']) {
      await page.goto(`/#task=${task}&step=200&table=picture`);
      await expect(picture(page)).toBeVisible();
      await expectNoViolations(page, '[data-area="tables"]');
    }
  });

test('a result tells which atomic states use it, also through copies', async ({ page }) => {
  await page.goto('/#task=knapsack-01&step=637');
  const text = page.getByRole('region', { name: 'Text of the chain of thought' });
  await currentState(page)
    .getByRole('button', { name: /^cell 10, a result/ })
    .hover();
  await expect(text.getByText('→ used by states 24, 27')).toBeVisible();
  // In the table's row, and in the row of a state that uses it.
  const table = page.getByRole('grid', { name: 'atomic states' });
  await expect(table.getByRole('img', { name: 'used by 24, 27' })).toBeVisible();
  await table.getByRole('button', { name: 'cell 10', exact: true }).first().hover();
  await expect(table.getByRole('img', { name: 'uses the value pointed at' }).first()).toBeVisible();
  // Below the picture.
  await page.getByRole('tab', { name: 'Picture' }).click();
  await part(page, 'dp[2][2]: 10, written').hover();
  await expect(page.getByRole('status').filter({ hasText: '→ used by states 24, 27' })).toBeVisible();
  // On the tape, too: dp[2][2] is in the cells 34 and 35.
  await page.locator('[data-tape="1"] [data-cell="34"]').hover();
  const popover = page.getByRole('tooltip');
  await expect(popover).toContainText('atomic state 24 (cell)');
  await expect(popover).toContainText('atomic state 27 (cell)');
});
