/** The Machines page by keys alone: what the mouse does in its panels, Tab, arrows, letters and Enter do. */
import { readFileSync } from 'node:fs';
import { expectNoViolations } from './axe.ts';
import { expect, test, type Locator, type Page } from './test.ts';

/** Presses of Tab, or of Shift and Tab, after which a control is not reachable. */
const MOST_PRESSES = 90;

/** Goes with Tab to a control, from where the focus is. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor({ state: 'attached' });
  for (let press = 0; press < MOST_PRESSES; press++) {
    await page.keyboard.press(key);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_PRESSES} presses of ${key} did not reach ${control.toString()}.`);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const use = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

/** Opens the page and chooses the example of palindromes by its first letters. */
async function choosePalindromes(page: Page): Promise<void> {
  await page.goto('/#page=machines');
  await page.getByRole('region', { name: 'Run of the machine' }).waitFor();
  await tabTo(page, page.getByLabel('Example', { exact: true }));
  await page.keyboard.type('Palindrome');
  await expect(page.getByLabel('Example', { exact: true })).toHaveValue('palindrome');
  await expect(page.getByText('Accepted after', { exact: false }).first()).toBeVisible();
}

test('many inputs are run and looked through, by keyboard alone', async ({ page }) => {
  await choosePalindromes(page);
  await tabTo(page, use(page, 'Run'));
  await page.keyboard.press('ArrowRight');
  await expect(use(page, 'Run many')).toBeChecked();
  await tabTo(page, page.getByLabel('All inputs up to length'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  await tabTo(page, button(page, 'Fill in'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^One input a line/ })).toHaveValue(/bbb/);
  await tabTo(page, button(page, 'Run all'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('15 runs: accepted 9, rejected 6.')).toBeVisible();
  await tabTo(page, page.getByLabel('Filter outcomes'));
  await page.keyboard.type('rejected');
  const grid = page.getByRole('grid', { name: 'outcomes' });
  await expect(grid).toHaveAttribute('aria-rowcount', '7');
  await tabTo(page, button(page, 'Input'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await tabTo(page, grid.locator('[role="row"][tabindex="0"]'));
  await page.keyboard.press('ArrowDown');
  await expect(grid.locator('[role="row"]:focus')).toContainText('rejected');
  await page.keyboard.press('Enter');
  await expect(use(page, 'Run')).toBeChecked();
  await expect(use(page, 'Run')).toBeFocused();
  await expect(page.getByText(/^Rejected after \d+ steps/).first()).toBeVisible();
});

test('a counterexample is looked for and run, names are given and the machine is saved, by keyboard alone', async ({
  page,
}) => {
  await choosePalindromes(page);
  await tabTo(page, use(page, 'Run'));
  for (let press = 0; press < 2; press++) await page.keyboard.press('ArrowRight');
  await expect(use(page, 'Counterexample')).toBeChecked();
  const held = page.getByLabel('What the machine is held to');
  await tabTo(page, held);
  for (let press = 0; press < 20 && (await held.inputValue()) !== 'equal-counts'; press++)
    await page.keyboard.press('ArrowDown');
  await expect(held).toHaveValue('equal-counts');
  await tabTo(page, button(page, 'Find a counterexample'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('A shortest one is a.')).toBeVisible();
  await expectNoViolations(page, 'main');
  await tabTo(page, button(page, 'Run this input'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Accepted after 3 steps in state “accept”.').first()).toBeVisible();
  await expect(use(page, 'Run')).toBeFocused();
  const names = page.getByText('Names in texts').filter({ visible: true });
  await tabTo(page, names);
  await page.keyboard.press('Enter');
  await expectNoViolations(page, 'main');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await page.keyboard.type('marked ');
  await expect(page.getByRole('region', { name: 'Run of the machine' }).getByText('marked').first()).toBeVisible();
  await tabTo(page, page.getByLabel('Format to save in'), 'Shift+Tab');
  await page.keyboard.type('JFLAP');
  await tabTo(page, button(page, 'Save file'));
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain('<type>turing</type>');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where the machine of a task is read, in the ${colorScheme} theme`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/#page=machines');
    await page.getByLabel('Example', { exact: true }).selectOption('task large-number-addition');
    await expect(page.getByText(/^The machine of the task Large Number Addition/i)).toBeVisible();
    await expectNoViolations(page, 'main');
  });
