import { expect, test, type Page } from './test.ts';

/** The example of a task with many tapes and values from far away, in the middle of its run. */
const KNAPSACK = '/#task=knapsack-01';

/** The text panel's lit atomic state. */
const currentState = (page: Page) =>
  page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]');
const table = (page: Page) => page.getByRole('grid', { name: 'atomic states' });

test('a key goes to where a value was written, and others go back there and forward again', async ({ page }) => {
  await page.goto(KNAPSACK);
  // dp[2][2] fetches dp[1][2], which atomic state 10 wrote.
  const operand = currentState(page).getByRole('button', { name: 'above 10, from atomic state 10, cell' });
  await operand.focus();
  await page.keyboard.press('o');
  await expect(currentState(page)).toContainText('dp[1][2]');
  await expect(currentState(page).getByRole('button', { name: 'cell 10, a result of this state' })).toBeFocused();
  await page.keyboard.press('[');
  await expect(currentState(page)).toContainText('dp[2][2]');
  await page.keyboard.press(']');
  await expect(currentState(page)).toContainText('dp[1][2]');
  await page.getByRole('button', { name: 'Back from the last jump' }).click();
  await expect(currentState(page)).toContainText('dp[2][2]');
});

test('an operand in the table lights its cells, draws the arrow in the text and on the tapes, and leads to its writer', async ({
  page,
}) => {
  await page.goto(KNAPSACK);
  const row = table(page).locator('[aria-current]');
  await row.getByRole('button', { name: 'above 10' }).hover();
  await expect(page.locator('marker#source-arrow')).toBeAttached();
  await expect(currentState(page).locator('[data-pointed]')).toHaveText('10');
  await row.getByRole('button', { name: 'above 10' }).click();
  await expect(currentState(page)).toContainText('dp[1][2]');
});

test('a value that was written on another tape has an arrow to the cells there', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toContainText('dp[2][2]');
  // The result of dp[1][2] went to the table and to the row above: the row above is read.
  await currentState(page).getByRole('button', { name: 'above 10, from atomic state 10, cell' }).hover();
  await expect(page.locator('[data-tape] [class*="origin"]').first()).toBeVisible();
});

test('a value that was read where nothing stands says that its cell is empty', async ({ page }) => {
  // dp[1][6] is past the end of the row above.
  await page.goto('/#task=knapsack-01&step=500');
  await expect(currentState(page)).toContainText('dp[1][6]: above none');
  await currentState(page).getByRole('button', { name: 'above none, an empty cell' }).hover();
  await expect(page.getByText('an empty cell', { exact: true })).toBeVisible();
});

test('words are found in the whole text, drawn or not, and the hits are counted', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in the text' });
  await expect(field).toBeFocused();
  await field.fill('boxed');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(page.getByText('\\boxed{')).toBeInViewport();
  await field.fill('DP[0][0]');
  // The tour counts its places, too.
  await expect(page.getByRole('search').getByText(/^\d+ of [2-9]\d*$/)).toBeVisible();
  // From a hit to its tapes.
  await field.fill('dp[1][5]: above');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Go to the step of this hit' }).click();
  await expect(currentState(page)).toContainText('dp[1][5]: above');
  await field.fill('DP[0][0]');
  await page.getByRole('button', { name: 'Match capital and small letters' }).click();
  await expect(page.getByText('Not in the text')).toBeVisible();
  await field.press('Escape');
  await expect(field).toBeHidden();
});

test('words that are looked for stay with another instance and go with another task', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await page.keyboard.press('/');
  const field = page.getByRole('textbox', { name: 'Find in the text' });
  await field.fill('dp[1]');
  await expect(page.getByRole('search').getByText(/^\d+ of \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page).toHaveURL(/seed=1&/);
  await expect(field).toHaveValue('dp[1]');
  await page.getByRole('combobox', { name: 'Task' }).selectOption('word-flip');
  await expect(page).toHaveURL(/task=word-flip/);
  await expect(field).toBeHidden();
  await page.keyboard.press('/');
  await expect(field).toHaveValue('');
  await field.press('Escape');
  await page.goBack();
  await expect(page).toHaveURL(/task=knapsack-01/);
  await expect(field).toBeHidden();
});

test('tokens are counted for every state and in total when they are asked for, and not before', async ({ page }) => {
  const vocabulary: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('qwen-vocabulary')) vocabulary.push(request.url());
  });
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  expect(vocabulary).toEqual([]);
  await page.getByRole('button', { name: 'Tokens' }).click();
  await expect(page.getByText(/28 atomic states · 1,\d{3} tokens$/)).toBeVisible();
  expect(vocabulary).toHaveLength(1);
  await expect(table(page).getByRole('columnheader', { name: 'Tokens' })).toBeVisible();
  await table(page).getByRole('button', { name: 'Tokens' }).click();
  await expect(table(page).getByRole('columnheader', { name: 'Tokens' })).toHaveAttribute('aria-sort', 'ascending');
  const counts = (await table(page).locator('[data-column="tokens"]').allTextContents()).map(Number);
  expect(counts.length).toBeGreaterThan(5);
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
});

test('the table is filtered over the whole run and says how many states match', async ({ page }) => {
  await page.goto(KNAPSACK);
  await page.getByRole('searchbox', { name: 'Filter atomic states' }).fill('dp[2][3]');
  // The state itself, and the one that leads to it.
  await expect(page.getByText('2 of 28 match.')).toBeVisible();
  await expect(table(page).locator('[data-column="next"]').first()).toContainText('dp[2][3]');
  await expect(table(page).locator('[data-column="state"]')).toHaveText(['dp[2][2]', 'dp[2][3]']);
});

test('visits warm the states of the diagram, and a state is found by its name', async ({ page }) => {
  await page.goto(KNAPSACK);
  const diagram = page.getByRole('group', { name: 'State diagram of knapsack-01' });
  await diagram.locator('[data-current]').waitFor();
  await page.getByRole('button', { name: 'Visits' }).click();
  await expect(diagram.locator('[data-heat]').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Find a state' }).fill('answer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /^1 of \d+$/ })).toBeVisible();
  await expect(diagram.locator('[data-found]').first()).toBeVisible();
});
