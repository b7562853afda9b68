import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './test.ts';

/** The example of a task with many tapes and values from far away, in the middle of its run. */
const KNAPSACK = '/#task=knapsack-01';

const step = (page: Page) => page.getByRole('textbox', { name: /^Step, 0 to/ });
const stepNumber = async (page: Page) => Number((await step(page).inputValue()).replaceAll(',', ''));
const announcement = (page: Page) => page.locator('[data-announcement]');

/** Opens an address and waits for its run, with the keyboard on the page itself. */
async function open(page: Page, address = KNAPSACK) {
  await page.goto(address);
  await expect(step(page)).not.toHaveValue('0');
}

test('with the keyboard alone: a breakpoint is set, run to, listed and removed', async ({ page }) => {
  await open(page);
  const here = await stepNumber(page);
  await page.keyboard.press('b');
  await expect(page.getByText(`Breakpoint set on step ${here}.`)).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('c');
  await expect(step(page)).toHaveValue(String(here));
  await page.keyboard.press('Home');
  for (let press = 0; press < 4; press++) await page.keyboard.press('+');
  await page.keyboard.press(' ');
  await expect(page.getByText(`Stopped at the breakpoint on step ${here}.`)).toBeVisible();
  await expect(step(page)).toHaveValue(String(here));
  await expect(page).toHaveURL(new RegExp(`b=step%3A${here}`));
  await page.getByRole('button', { name: 'Breakpoints: 1' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Breakpoints' }).waitFor();
  await page.getByRole('button', { name: `Remove the breakpoint on step ${here}` }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Breakpoints: none' })).toBeFocused();
});

test('what was clicked does not keep the keys: they step and play, and choose again only where the keyboard went', async ({
  page,
}) => {
  await open(page);
  const here = await stepNumber(page);
  const machineStep = page.getByRole('radio', { name: 'Machine step' });
  await page.getByText('Machine step', { exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await expect(step(page)).toHaveValue(String(here + 1));
  await expect(machineStep).toBeChecked();
  const rules = page.getByRole('tab', { name: 'Rules' });
  await rules.click();
  await page.keyboard.press('ArrowLeft');
  await expect(step(page)).toHaveValue(String(here));
  await expect(rules).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page).toHaveURL(/seed=1&/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page).toHaveURL(/seed=1&/);

  await page.getByRole('textbox', { name: 'Any length or range of lengths' }).focus();
  // Past the button that explains lengths.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/range=M&seed=2&/);
  const medium = page.getByRole('radio', { name: 'M', exact: true });
  await expect(medium).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/range=L&seed=3&/);
});

test('keys do the same with Caps Lock on', async ({ page }) => {
  await open(page, '/#task=knapsack-01&step=1&b=step:50&b=step:90');
  await expect(step(page)).toHaveValue('1');
  const press = (key: string, shiftKey: boolean) =>
    page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })), {
      key,
      shiftKey,
    });
  await press('C', false);
  await expect(step(page)).toHaveValue('50');
  await press('C', false);
  await expect(step(page)).toHaveValue('90');
  await press('c', true);
  await expect(step(page)).toHaveValue('50');
  await press('G', false);
  await expect(step(page)).toBeFocused();
});

test('a breakpoint on a kind of state stops where each is complete, and travels with the link', async ({ page }) => {
  await open(page, '/#task=knapsack-01&step=1&b=atomic:cell');
  await expect(page.getByRole('button', { name: 'Breakpoints: 1' })).toBeVisible();
  const stops: number[] = [];
  for (let press = 0; press < 3; press++) {
    const before = await stepNumber(page);
    await page.keyboard.press('c');
    await expect.poll(() => stepNumber(page)).toBeGreaterThan(before);
    stops.push(await stepNumber(page));
    await expect(page.getByText('Stopped at the breakpoint on atomic state cell.')).toBeVisible();
  }
  await page.keyboard.press('Shift+C');
  await expect(step(page)).toHaveValue(String(stops[1]));
  await expect(page.getByText('Stopped at the breakpoint on atomic state cell.')).toBeVisible();
  // What was told of one run is not said of another.
  await page.getByRole('combobox', { name: 'Task' }).selectOption('word-flip');
  await expect(page.getByRole('row', { name: /^tape flipped/ })).toBeVisible();
  await expect(page.getByText('Stopped at the breakpoint on atomic state cell.')).toHaveCount(0, { timeout: 1000 });
});

test('a cell is followed by keys: its next change, its previous write', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Home');
  await expect(step(page)).toHaveValue('0');
  await page
    .getByRole('row', { name: /^tape column, head on cell/ })
    .locator('[data-cell="0"]')
    .focus();
  await page.keyboard.press('.');
  await expect(step(page)).not.toHaveValue('0');
  const changed = await stepNumber(page);
  await page.keyboard.press('.');
  await expect.poll(() => stepNumber(page)).toBeGreaterThan(changed);
  const again = await stepNumber(page);
  await page.keyboard.press(',');
  await expect.poll(() => stepNumber(page)).toBeLessThan(again);
});

test('each step is read out as the sentence of its atomic state, and nothing while it plays fast', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Home');
  await expect(announcement(page)).toHaveText('Step 0, before the first atomic state.');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(announcement(page)).toHaveText('1. Fill the table row by row. Start with dp[0][0].');
  const said = await announcement(page).textContent();
  const before = await stepNumber(page);
  await page.getByRole('radio', { name: 'Machine step' }).check({ force: true });
  for (let press = 0; press < 3; press++) await page.keyboard.press('+');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepNumber(page)).toBeGreaterThan(before + 20);
  expect(await announcement(page).textContent()).toBe(said);
  await page.keyboard.press(' ');
  await expect(announcement(page)).not.toHaveText(said!);
});

test('the timeline is a slider: keys step on it, and it saves as a picture', async ({ page }) => {
  await open(page);
  const timeline = page.getByRole('slider', { name: 'Step of the run' });
  await timeline.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('PageUp');
  await expect(timeline).toHaveAttribute('aria-valuenow', '58');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuetext', /^step \d+ of 1,137, atomic state \d+ of 28$/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the timeline as SVG' }).click(),
  ]);
  const svg = await readFile(await download.path(), 'utf8');
  expect(svg).toMatch(/^<svg [^>]*width="\d+"/);
  expect(svg).toContain('data:image/png');
  expect(svg).not.toContain('var(');
});

test('who pauses and plays again while a breakpoint is looked for is not stopped by the first search', async ({
  page,
}) => {
  // Nothing stops this run before its end, which is known when all ten million steps have been looked through.
  const instance = encodeURIComponent('{"n":2,"m":3500}');
  await page.goto(`/#task=prime-search&instance=${instance}&step=0&b=step:9999999&b=cell:999:candidate`);
  await expect(step(page)).toHaveValue('0');
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(step(page)).not.toHaveValue('0');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('the command menu finds tasks, actions and panels', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('word flip');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('word-flip');
  await expect(step(page)).not.toHaveValue('0');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('go to the start');
  await page.keyboard.press('Enter');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('fold state diagram');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Unfold State diagram' })).toBeVisible();
});

test('the command menu offers what there is: variants of the task, arithmetic that unfolds, panels that are shown', async ({
  page,
}) => {
  const offered = async (words: string) => {
    await page.keyboard.press('Control+k');
    const menu = page.getByRole('dialog', { name: 'Commands' });
    await menu.getByRole('combobox').fill(words);
    const names = await menu.getByRole('option').allTextContents();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    return names;
  };
  await page.goto('/#task=word-flip&range=S&seed=3&variant=tail&step=5');
  await expect(step(page)).toHaveValue('5');
  expect(await offered('variant: direct')).toEqual(['Variant: Direct answer']);
  expect(await offered('variant: index')).toEqual([]);
  expect(await offered('unfold arithmetic')).toEqual(['Unfold arithmetic']);
  expect(await offered('go to tapes')).toEqual(['Go to Tapes']);
  await page.goto('/#task=large-number-addition&variant=reversed&step=5&compare=direct');
  await page.getByRole('region', { name: 'Both texts' }).waitFor();
  expect(await offered('variant: index')).toEqual(['Variant: Index hint']);
  expect(await offered('unfold arithmetic')).toEqual([]);
  expect(await offered('go to tapes')).toEqual([]);
});

test('finding unfolds the text, and says why it does nothing where two texts are compared', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Fold Chain of thought' }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('button', { name: 'Fold Chain of thought' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Find in the text' })).toBeFocused();
  await page.goto('/#task=word-flip&variant=tail&compare=direct&step=5');
  await page.getByRole('region', { name: 'Both texts' }).waitFor();
  await page.keyboard.press('Control+f');
  await expect(page.getByText('Finding works in one text: close the comparison first.')).toBeVisible();
});

test('on a phone a panel folded by its command leaves the others as they are', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('button', { name: 'Fold State diagram' }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('fold tapes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Unfold Tapes' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Unfold State diagram' })).toBeVisible();
});

test('a folded panel stays folded, and one of a column is always open', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Fold State diagram' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Unfold State diagram' }).waitFor();
  await page.getByRole('button', { name: 'Fold Tapes' }).click();
  await expect(page.getByRole('button', { name: 'Fold State diagram' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Unfold Tapes' })).toBeVisible();
});

test('the tour is walked through, does not come back by itself, and is found in the help', async ({ page }) => {
  await open(page);
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await tour.getByRole('button', { name: 'Look at this trace' }).focus();
  for (let place = 2; place <= 5; place++) {
    await page.keyboard.press('Enter');
    await expect(tour).toContainText(`${place} of 5`);
  }
  await page.keyboard.press('Enter');
  await expect(tour).toBeHidden();
  await page.reload();
  await expect(step(page)).not.toHaveValue('0');
  await expect(tour).toBeHidden();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Show the tour' }).click();
  await expect(tour).toContainText('1 of 5');
});
