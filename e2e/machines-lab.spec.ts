import { expect, test } from './test.ts';
import { expectNoViolations } from './axe.ts';

// Workers start, and a busy machine takes its time.
test.slow();

const PARITY = `name: parity of a word
blank: ' '
start state: even
table:
  even:
    a: {R: odd}
    b: R
    ' ': {R: reject}
  odd:
    a: {R: even}
    b: R
    ' ': {R: accept}
  accept:
  reject:
`;

test('a person types a machine, trains a small model on it, and sees the loss fall', async ({ page }) => {
  await page.goto('/#page=machines');
  const source = page.getByRole('textbox', { name: 'Text of the machine' });
  await source.fill(PARITY);
  await expect(page.getByText('1 tape, 4 states, 6 rules.')).toBeVisible();
  await page.getByRole('radio', { name: 'Dataset', exact: true }).check({ force: true });

  // What writes on its input cannot be trained on, and it is said why.
  await source.fill(PARITY.replace('b: R', 'b: {write: a, R}'));
  await expect(page.getByText(/no model can be trained on it\. It writes on the tape “tape”/)).toBeVisible();
  await source.fill(PARITY);
  await page.getByRole('link', { name: 'Train a small model on it' }).click();

  await expect(page.getByRole('combobox', { name: 'Machine' })).toHaveValue('own');
  await expect(page.getByText('A machine of your own, on inputs of a b on tape.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const loss = async () => Number(/loss ([\d.]+)/.exec(await page.getByRole('main').innerText())?.[1] ?? Infinity);
  await expect.poll(loss).toBeLessThan(Infinity);
  const first = await loss();
  await expect.poll(loss, { timeout: 60_000 }).toBeLessThan(0.75 * first);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/Paused: a machine of your own, tail/)).toBeVisible();

  // The link brings the machine back, and the training is there.
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Machine' })).toHaveValue('own');
  await expect(page.getByText(/Paused: a machine of your own, tail/)).toBeVisible();
  await page.getByRole('radio', { name: 'Write and look', exact: true }).check({ force: true });
  await page.getByRole('combobox', { name: 'Machine' }).selectOption('own');
  await page.getByRole('textbox', { name: 'tape: a b' }).fill('abba');
  await expect(page.locator('[data-verdict]')).toContainText('the machine’s is 0');
  await page.getByRole('textbox', { name: 'tape: a b' }).fill('abc');
  await expect(page.getByRole('alert')).toContainText('"abc" does not fit. Allowed:');
});
