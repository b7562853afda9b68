import { machineAddress } from '../src/app/machines/machine-address.ts';
import { expect, test, type Page } from './test.ts';

/** Markup that would run, a mark that turns the direction, half a character. */
const MARKUP = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>';

/** Whether anything of what was shown has run or became an element; the policy is broken by neither, as `test.ts` sees to. */
async function expectOnlyText(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => [(globalThis as { hit?: number }).hit, document.querySelectorAll('img').length]),
  ).toEqual([undefined, 0]);
}

test('markup in every part of a link is shown as text', async ({ page }) => {
  const hostile = encodeURIComponent(MARKUP);
  const parts = ['task', 'range', 'variant', 'wording', 'compare', 'step', 'b', 'table', 'unfold', hostile];
  await page.goto(`/#${parts.map((part) => `${part}=${hostile}`).join('&')}`);
  await expect(page.getByRole('alert')).toContainText('<img src=x');
  await expectOnlyText(page);
  for (const other of ['dataset', 'grade', 'machines']) {
    await page.goto(
      `/#page=${other}&task=${hostile}&range=${hostile}&own=${hostile}&kind=${hostile}&machine=${hostile}&sample=${hostile}`,
    );
    await page.getByRole('main').waitFor();
    await expectOnlyText(page);
  }
});

test('markup in an instance is shown as text in query, tapes, tables and title', async ({ page }) => {
  const instance = { text: "<img src=x onerror='globalThis.hit=1'> <b>x</b>", letter: 'x' };
  await page.goto(`/#task=count-letters&instance=${encodeURIComponent(JSON.stringify(instance))}&step=9`);
  await expect(page.getByText('in "<img src=x onerror=\'globalThis.hit=1\'> <b>x</b>"')).toBeVisible();
  await page.getByRole('grid', { name: 'atomic states' }).waitFor();
  await page.getByRole('button', { name: /^Edit the instance/ }).click();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(instance.text);
  await expectOnlyText(page);
});

test('markup in a file’s name and in what a model wrote is shown as text', async ({ page }) => {
  await page.goto('/#page=grade');
  const row = {
    id: MARKUP,
    task: 'word-flip',
    instance: { text: 'ab cd' },
    output: `${MARKUP}\u202E\u0000 \\boxed{x}`,
  };
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: '<img src=x onerror=globalThis.hit=1>.jsonl',
      mimeType: 'application/jsonl',
      buffer: Buffer.from(`${JSON.stringify(row)}\n`),
    });
  await expect(page.getByText('<img src=x onerror=globalThis.hit=1>').first()).toBeVisible();
  await expectOnlyText(page);
});

test('markup in the names of a machine, its states and symbols is shown as text', async ({ page }) => {
  const name = "<img src=x onerror='globalThis.hit=1'>";
  const source = `name: "${name}"\ninput: 'a'\nblank: ' '\nstart state: "${name}"\ntable:\n  "${name}":\n    a: { R: "<b>done</b>" }\n  "<b>done</b>":\n`;
  await page.goto(`/${machineAddress({ source, inputs: undefined })!}`);
  await expect(page.getByRole('group', { name: /^State diagram/ })).toContainText('<b>done</b>');
  await expectOnlyText(page);
  expect(await page.locator('main b', { hasText: /^done$/ }).count()).toBe(0);
});
