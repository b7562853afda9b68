import { expect, test, type Page } from './test.ts';

/** The example of a task with many tapes and values from far away, in the middle of its run. */
const KNAPSACK = '/#task=knapsack-01';

/** The text panel's lit atomic state. */
const currentState = (page: Page) =>
  page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]');
const step = (page: Page) => page.getByRole('textbox', { name: /^Step, 0 to/ });
const stepNumber = async (page: Page) => Number((await step(page).inputValue()).replaceAll(',', ''));
const variant = (page: Page) => page.getByRole('combobox', { name: 'Variant of the text' });
/** Clicks beside everything, so that no field has the keyboard. */
const leaveFields = (page: Page) => page.getByRole('heading', { name: 'TAIL Tracer' }).click();

test('a first visit opens on a small sum at its first carry, says why in two sentences, and offers ways in', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('large-number-addition');
  await expect(page.getByText('7 tapes · example')).toBeVisible();
  await expect(currentState(page)).toContainText('column 2: 6 + 8 + 0');
  await expect(currentState(page)).toContainText('carry 1');
  await expect(page.getByRole('row', { name: 'tape carry, head on cell 0, symbol 1' })).toBeVisible();
  await expect(
    page.getByRole('group', { name: 'State diagram of large-number-addition' }).locator('[data-box][data-current]'),
  ).toHaveCount(1);
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await expect(tour).toContainText('A real Turing machine adds two numbers, and has just written the first carry.');
  await expect(tour).toContainText('a model that is trained on it learns the algorithm');
  await expect(tour.getByRole('button', { name: 'Look at this trace' })).toBeVisible();
  await tour.getByRole('link', { name: 'Make a dataset' }).click();
  await expect(page).toHaveURL(/page=dataset/);
  // Of what was looked at.
  await expect(page.getByRole('checkbox', { name: 'Large Number Addition' })).toBeChecked();
  await page.goBack();
  await expect(currentState(page)).toContainText('column 2: 6 + 8 + 0');
  await expect(tour).toBeHidden();
});

test('stepping by rule and by atomic state moves tapes, diagram, text and tables together, and back', async ({
  page,
}) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await leaveFields(page);
  await page.keyboard.press('Home');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('ArrowRight');
  await expect(step(page)).toHaveValue('1');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(currentState(page)).toContainText('dp[0][0]');
  const afterFirst = await stepNumber(page);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(currentState(page)).toContainText('dp[0][1]');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(step(page)).toHaveValue(String(afterFirst));
  await page.keyboard.press('ArrowLeft');
  await expect(step(page)).toHaveValue(String(afterFirst - 1));
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(page.getByRole('grid', { name: 'rules' }).locator('[aria-current]')).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByText('Accepted after 1,137 steps.')).toBeVisible();
  await expect(page.getByText('✓ the independent check agrees')).toBeVisible();
});

test('playing goes on by itself, pauses at once, and the timeline scrubs', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await leaveFields(page);
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect.poll(() => stepNumber(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await stepNumber(page);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  expect(await stepNumber(page)).toBe(paused);
  const timeline = page.getByRole('slider', { name: 'Step of the run' });
  const box = (await timeline.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 20, { steps: 5 });
  await page.mouse.up();
  expect(Math.abs((await stepNumber(page)) / 1137 - 0.75)).toBeLessThan(0.02);
});

test('the link to the page that is open leaves the cursor where it is', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await leaveFields(page);
  await page.keyboard.press('End');
  await expect(step(page)).toHaveValue('1,137');
  await expect(page).toHaveURL(/step=1137$/);
  await page.getByRole('link', { name: 'Trace', exact: true }).click();
  await expect(step(page)).toHaveValue('1,137');
  await expect(page).toHaveURL(/step=1137$/);
});

test('a drawn instance has a seed, and Back returns to the one before', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page.getByLabel('Seed')).toHaveValue('1');
  const first = await page.getByRole('button', { name: /^Edit the instance/ }).textContent();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByLabel('Seed')).toHaveValue('2');
  await leaveFields(page);
  await page.keyboard.press('Shift+ArrowRight');
  await page.goBack();
  await expect(page.getByLabel('Seed')).toHaveValue('1');
  await expect(page.getByRole('button', { name: /^Edit the instance/ })).toHaveText(first!);
  await page.getByRole('radio', { name: 'L', exact: true }).check({ force: true });
  await expect(page.getByLabel('Seed')).toHaveValue('2');
});

test('tabs and what Back leads to can be told apart by their titles', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(page).toHaveTitle('0-1 Knapsack · TAIL Tracer');
  await page.getByRole('combobox', { name: 'Task' }).selectOption('word-flip');
  await expect(page).toHaveTitle('Word Flip · TAIL Tracer');
  await page.getByRole('radio', { name: 'L', exact: true }).check({ force: true });
  await expect(page).toHaveTitle('Word Flip, L, seed 1 · TAIL Tracer');
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await expect(page).toHaveTitle('Dataset · TAIL Tracer');
  await page.goBack();
  await expect(page).toHaveTitle('Word Flip, L, seed 1 · TAIL Tracer');
  await page.goBack();
  await expect(page).toHaveTitle('Word Flip · TAIL Tracer');
});

test('the address goes along while it plays, and Back returns to where the trace was left', async ({ page }) => {
  await page.goto('/#task=word-flip&range=L&seed=3&variant=tail&step=10');
  await expect(step(page)).toHaveValue('10');
  const stepInAddress = () => Number(/step=(\d+)/.exec(page.url())?.[1]);
  await page.getByRole('radio', { name: 'Machine step' }).check({ force: true });
  await page.getByRole('slider', { name: /^Speed/ }).fill(String(Math.log(20)));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(stepInAddress).toBeGreaterThan(10);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await variant(page).selectOption('tail-styled');
  await page.getByRole('combobox', { name: 'Task' }).selectOption('bubble-sort');
  await expect(currentState(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('word-flip');
  await expect(variant(page)).toHaveValue('tail-styled');
});

test('Back closes the dialog that is open: it was opened for another instance', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await page.getByRole('combobox', { name: 'Task' }).selectOption('binary-search');
  await page.getByRole('button', { name: /^Edit the instance: list/ }).click();
  await expect(page.getByRole('dialog', { name: 'Instance of Binary Search' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('knapsack-01');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('another instance is shown as the one before: the same table, the same tape on the timeline, visits', async ({
  page,
}) => {
  await page.goto('/#task=word-flip&range=S&seed=3&variant=tail&step=5');
  const tape = page.getByRole('combobox', { name: 'Tape on the timeline' });
  const visits = page.getByRole('button', { name: 'Visits' });
  await tape.selectOption('carry');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await visits.click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByLabel('Seed')).toHaveValue('4');
  await expect(page.getByRole('grid', { name: 'rules' })).toBeVisible();
  await expect(tape.locator('option:checked')).toHaveText('carry');
  await expect(visits).toHaveAttribute('aria-pressed', 'true');
});

test('a bad instance is answered beside its field, and nothing that was typed is lost', async ({ page }) => {
  await page.goto(KNAPSACK);
  await page.getByRole('combobox', { name: 'Task' }).selectOption('large-number-addition');
  await page.getByRole('button', { name: /^Edit the instance/ }).click();
  await page.getByLabel('First number').fill('12..5');
  await page.getByRole('button', { name: 'Trace this instance' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    /^First number: "12\.\.5" does not fit\. Allowed: digits with at most one point/,
  );
  await expect(page.getByLabel('First number')).toHaveValue('12..5');
  await expect(page.getByLabel('First number')).toBeFocused();
  await page.getByLabel('First number').fill('12.5');
  await page.getByLabel('Second number').fill('0.75');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Edit the instance: x1 12.5 · x2 0.75' })).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByText('13.25').last()).toBeVisible();
});

test('pointing at an operand lights its cells and draws an arrow to its writer; following it goes there', async ({
  page,
}) => {
  await page.goto(KNAPSACK);
  // dp[2][2] fetches dp[1][2], which stands in the text as the result of atomic state 10.
  const operand = currentState(page).getByRole('button', { name: 'above 10, from atomic state 10, cell' });
  await operand.hover();
  await expect(page.locator('marker#source-arrow')).toBeAttached();
  await operand.focus();
  await expect(operand).toHaveAttribute('data-pointed', 'true');
  await operand.click();
  await expect(currentState(page)).toContainText('dp[1][2]');
  await expect(currentState(page).getByRole('button', { name: /^cell 10/ })).toBeVisible();
});

test('pointing at a fetched cell lights its operand in the text', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toContainText('dp[2][2]');
  await page
    .getByRole('row', { name: /^tape row above, head on cell/ })
    .locator('[data-cell="4"]')
    .hover();
  await expect(currentState(page).locator('[data-pointed]')).toHaveText('10');
});

test('another variant shows the same run otherwise; unfolded arithmetic is not offered where it does not go', async ({
  page,
}) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toContainText('dp[2][2]: above 10, weight 1, above[1] + value = 0 + 7');
  await variant(page).selectOption('without-memory-fetcher');
  await expect(currentState(page)).not.toContainText(/above 10|weight 1|value/);
  await variant(page).selectOption('tail-styled');
  await expect(currentState(page)).toContainText('Go on with dp[2][3].');
  await page.getByRole('radio', { name: 'unfolded' }).check({ force: true });
  await expect(currentState(page)).toContainText('Compare weight: The digits are 1 and 2, the verdict is =.');
  await variant(page).selectOption('direct');
  await expect(page.getByRole('region', { name: 'Text of the chain of thought' })).toHaveText(/^\s*\\boxed\{25\}\s*$/);
  await expect(page.getByRole('radio', { name: 'unfolded' })).toBeDisabled();
});

test('only the variants that a task has are offered, and another task falls back to TAIL', async ({ page }) => {
  await page.goto('/#task=large-number-addition&variant=reversed');
  const text = page.getByRole('region', { name: 'Text of the chain of thought' });
  await expect(text).toContainText('6.8579+58.743=54.60101');
  await page.getByRole('combobox', { name: 'Task' }).selectOption('bubble-sort');
  await expect(variant(page)).toHaveValue('tail');
  await expect(variant(page).getByRole('option', { name: 'Reversed' })).toHaveCount(0);
  await variant(page).selectOption('without-atomic-state');
  await expect(text.locator('[data-words]:not(:empty)')).toHaveText([
    /^compare 31, 7/,
    /^compare 12, 7/,
    /^compare -4, 7/,
    /boxed/,
  ]);
});

test('what a task is can be read beside its name', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(currentState(page)).toBeVisible();
  await page.getByRole('button', { name: 'About the task 0-1 Knapsack' }).click();
  const about = page.getByRole('dialog', { name: 'About 0-1 Knapsack' });
  await expect(about).toContainText('S 2–3 · M 4–5 · L 6–8');
  await expect(about).toContainText(/\d+ states, [\d,]+ rules, 15 tapes/);
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});

test('the address is the trace: a copied link opens the same picture elsewhere', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(KNAPSACK);
  await page.getByRole('combobox', { name: 'Task' }).selectOption('binary-search');
  await page.getByRole('radio', { name: 'M', exact: true }).check({ force: true });
  await page.getByLabel('Seed').waitFor();
  await variant(page).selectOption('tail-styled');
  await step(page).fill('500');
  await step(page).press('Enter');
  await expect(page).toHaveURL(/step=500/);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  const other = await context.newPage();
  await other.goto(link);
  await expect(step(other)).toHaveValue('500');
  await expect(currentState(other)).toHaveText((await currentState(page).textContent())!);
});

test('a broken link says what is wrong with it and opens what can be opened', async ({ page }) => {
  await page.goto('/#task=word-flip&instance=%7B%22text%22%3A%22%20x%22%7D&variant=long&step=3');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Variant: "long" does not fit. Allowed: one of tail,');
  await expect(alert).toContainText('Text: " x" does not fit. Allowed: printable ASCII');
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('word-flip');
  await expect(step(page)).toHaveValue('3');
});

test('the current state is in view where it is taller than the panel, opened by link and stepped to', async ({
  page,
}) => {
  await page.goto('/#task=word-flip&range=500-600&seed=2&variant=tail-styled&step=99999');
  const text = page.getByRole('region', { name: 'Text of the chain of thought' });
  const current = text.locator('[aria-current]');
  for (const position of ['877', '878', '879']) {
    await expect(page.getByText(`atomic state ${position} of 1,153`)).toBeVisible();
    await expect
      .poll(async () => {
        const [state, view] = [await current.boundingBox(), await text.boundingBox()];
        return state && view && state.y >= view.y && state.y < view.y + view.height / 2;
      })
      .toBe(true);
    await page.keyboard.press('Shift+ArrowRight');
    // The first press goes to the end of the state that the link stands in.
    if (position === '877') await page.keyboard.press('Shift+ArrowRight');
  }
});
