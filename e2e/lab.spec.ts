import { expect, test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

// Workers start, and a busy machine takes its time.
test.slow();

const verdict = (page: Page) => page.locator('[data-verdict]');
const text = (page: Page) => page.getByRole('listbox', { name: 'Tokens of the text' });
const updates = async (page: Page) =>
  Number(await page.getByRole('progressbar', { name: 'Updates made' }).getAttribute('value'));

test('a model does an instance of three times the longest length of its training; one that answers at once does not', async ({
  page,
}) => {
  await page.goto('/#page=lab');
  await expect(verdict(page)).toContainText('Right: the machine’s text to the last token');
  await expect(page.getByText(/trained on lengths \d+ to \d+/)).toBeVisible();
  const [, longest] = /trained on lengths \d+ to (\d+)/.exec(await page.getByRole('main').innerText())!;
  await expect(page.getByRole('textbox', { name: 'Length', exact: true })).toHaveValue(String(3 * Number(longest)));
  await expectNoViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(page);

  // A longer one than there are addresses for, and one of other symbols, are refused beside the field.
  const field = page.getByRole('textbox', { name: /: 0 1/ }).first();
  await field.fill('0'.repeat(80));
  await expect(page.getByRole('alert')).toContainText('do not fit on a ring of 64 addresses');
  await field.fill('0a');
  await expect(page.getByRole('alert')).toContainText('"0a" does not fit. Allowed:');
  await expect(field).toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(verdict(page)).toContainText('Right');
  // Of what was drawn, not of what was typed before.
  await expect(page).toHaveURL(/input=(?!.*0a)/);
  const link = page.url();
  await page.goto('/#page=lab&machine=parity');
  await page.getByRole('combobox', { name: 'Model' }).selectOption('direct');
  // Among some instances there is one that it cannot guess.
  await expect(async () => {
    // There is none while it writes, however long that takes.
    await expect(verdict(page)).toHaveAttribute('data-verdict', /^(right|wrong)$/);
    if ((await verdict(page).getAttribute('data-verdict')) === 'right')
      await page.getByRole('button', { name: 'Draw' }).click();
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'wrong', { timeout: 1500 });
  }).toPass();
  await expect(verdict(page)).toContainText('The answer is wrong');
  await page.goto('about:blank');
  // A link leads back to the instance.
  await page.goto(link);
  await expect(verdict(page)).toContainText('Right');
  await expect(page).toHaveTitle(/TAIL · Lab/);
});

test('a read is followed to its source with the keyboard, and the head that finds sources is shown', async ({
  page,
}) => {
  await page.goto('/#page=lab');
  await expect(verdict(page)).toContainText('Right');
  await expect(page.getByText(/Largest weight on the source at (\d+) of \1 fetched tokens/)).toBeVisible();
  await text(page).focus();
  for (let read = 0; read < 4; read++) await page.keyboard.press('n');
  const chosen = text(page).locator('[aria-selected="true"]');
  await expect(chosen).toHaveAccessibleName(/operand/);
  const symbol = await chosen.textContent();
  await page.keyboard.press('s');
  await expect(chosen).toHaveAccessibleName(/prompt/);
  await expect(chosen).toHaveText(symbol!);
  await expect(page).toHaveURL(/token=\d+/);
  await page.keyboard.press('b');
  await expect(chosen).toHaveAccessibleName(/operand/);
  await expect(text(page).getByRole('option', { name: /the source, weight/ })).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the text as SVG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('attention.svg');
});

test('one click leads from a text to the heads that read it, and one back', async ({ page }) => {
  await page.goto('/#page=lab&machine=parity&input=%7B%22bits%22%3A%22101101011%22%7D&addresses=5');
  await expect(verdict(page)).toContainText('Right');
  const prompt = text(page).getByRole('option', { name: /prompt/ });
  const tokens = await prompt.allTextContents();
  await page.getByRole('link', { name: 'All heads on this text' }).click();
  await expect(page).toHaveURL(
    /page=attention&model=parity-tail-\d+&input=%7B%22bits%22%3A%22101101011%22%7D&addresses=5/,
  );
  const heads = page.getByRole('grid', { name: 'heads' });
  await expect(heads.getByRole('row').nth(1)).toContainText(/(100\.0|9\d\.\d) %/);
  await expect(page.getByText('bits 101101011')).toBeVisible();
  // The text is the one of the Lab: its first read is of the same characters of the same prompt.
  await page.getByRole('grid', { name: 'reads' }).getByRole('row').nth(1).click();
  const arcs = page.getByRole('img', { name: /^operand: / });
  await expect(arcs).toContainText(tokens.join(' ').slice(0, 12));
  await page.reload();
  await expect(arcs).toBeVisible();
  await page.getByRole('link', { name: 'In the Lab' }).click();
  await expect(verdict(page)).toContainText('Right');
  await expect(prompt).toHaveText(tokens);
});

test('the model with more addresses adds numbers ten times as long as those of its training, and its link leads back', async ({
  page,
}) => {
  await page.goto('/#page=lab');
  await page.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'TAIL, 224 addresses' });
  await page.getByRole('textbox', { name: 'Length', exact: true }).fill('60');
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page).toHaveURL(/input=.*\d{60}/);
  await expect(verdict(page)).toContainText('Right: the machine’s text to the last token');
  const link = page.url();
  await page.goto('/#page=learn');
  await page.goto(link);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('tail-1-ring224-one-global');
  await expect(verdict(page)).toContainText('Right');
});

test('100 outputs go to Grade, which runs the machines again', async ({ page }) => {
  await page.goto('/#page=lab');
  await expect(verdict(page)).toContainText('Right');
  await page.getByRole('button', { name: 'Send 100 outputs to Grade' }).click();
  await expect(page.getByText('100 outputs joined by the record beside the output')).toBeVisible();
  await page.getByRole('grid', { name: 'samples' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('region', { name: 'Departure of the sample' })).toContainText('follows the machine');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('were made by another page and are gone');
});

test('accuracies over length are shown for every model, measured again, and saved', async ({ page }) => {
  await page.goto('/#page=lab&tab=compare&count=4');
  const chart = page.getByRole('img', { name: /accuracy over length/ });
  await expect(chart).toBeVisible();
  await expect(page.getByText(/as published/)).toBeVisible();
  await page.getByRole('button', { name: 'Measure again' }).click();
  await expect(page.getByText(/measured here/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Measure again' })).toBeEnabled();
  await expect(chart.locator('title').filter({ hasText: /^TAIL, length \d+: 100\.0 % \(4 of 4/ })).toHaveCount(3);
  await expectNoViolations(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save .* as CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/accuracy-over-length\.csv$/);
});

test('a model is trained, paused, and goes on after the page was opened again', async ({ page }) => {
  await page.goto('/#page=lab&tab=train&seed=7');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => updates(page), { timeout: 40_000 }).toBeGreaterThan(20);
  await expect(page.getByRole('img', { name: /^Loss: / })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused: parity, tail, seed 7')).toBeVisible();
  const paused = await updates(page);
  await expectNoViolations(page);
  await page.reload();
  await expect(page.getByText('Paused: parity, tail, seed 7')).toBeVisible();
  expect(await updates(page)).toBe(paused);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => updates(page), { timeout: 40_000 }).toBeGreaterThan(paused);
  await page.getByRole('button', { name: 'Pause' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save checkpoint' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('parity-tail-7-checkpoint.safetensors');
});
