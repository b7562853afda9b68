import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

/** The example of a task with many tapes and values from far away, in the middle of its run. */
const KNAPSACK = '/#task=knapsack-01';

const text = (page: Page) => page.getByRole('region', { name: 'Text of the chain of thought' });

/** Presses a button that saves a file, and reads that. */
async function saved(page: Page, button: string): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') };
}

test('a trace is saved as JSON, as text and as Markdown, and all three tell the same run', async ({ page }) => {
  await page.goto(KNAPSACK);
  await expect(text(page)).toContainText('dp[2][2]');
  await page.getByRole('button', { name: 'Share' }).click();
  const json = await saved(page, 'Trace as JSON');
  expect(json.name).toBe('knapsack-01-trace.json');
  const trace = JSON.parse(json.content) as {
    task: string;
    answer: string;
    states: { state: number; results: { name: string; value: string }[] }[];
  };
  expect(trace).toMatchObject({ task: 'knapsack-01', answer: '25', steps: 1137, answerIsRight: true });
  expect(trace.states.map(({ state }) => state)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  const plain = await saved(page, 'Text');
  expect(plain.name).toBe('knapsack-01-tail.txt');
  expect(plain.content.trimEnd().endsWith('\\boxed{25}')).toBe(true);
  const markdown = await saved(page, 'Text as Markdown');
  expect(markdown.content).toContain(`\`\`\`\n${plain.content.trimEnd()}\n\`\`\``);
  expect(markdown.content).toMatch(/^# 0-1 Knapsack\n\n.*Each item can be taken at most once/);
  expect(markdown.content).toContain('**Answer:** `25`');
});

test('a frame shows the trace alone and leads to the whole page at the same step', async ({ page }) => {
  // Axe looks at every cell.
  test.slow();
  await page.goto('/?embed=1#task=word-flip&step=150');
  await expect(page.getByRole('heading', { name: 'Word Flip' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^tape text/ })).toBeVisible();
  await expect(text(page)).toContainText('\\boxed{');
  await expect(page.getByRole('link', { name: 'Export dataset' })).toBeHidden();
  const link = await page.getByRole('link', { name: 'Open in TAIL Tracer' }).getAttribute('href');
  expect(link).toMatch(/\/#task=word-flip&.*&step=150$/);
  await expectNoViolations(page);
});

test('a narrow frame is filled too, and only what is in view is drawn', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 640 });
  await page.goto('/?embed=1#task=word-flip&step=40');
  await expect(page.getByRole('button', { name: 'Play' })).toBeInViewport();
  await page.goto('/?embed=1#task=word-flip&range=S&seed=1&compare=tail.L.2&step=40');
  const rows = page.getByRole('region', { name: 'Both texts' }).locator('[data-at]');
  await expect(page.getByText('121 states', { exact: true })).toBeVisible();
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(40);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#task=word-flip&range=S&seed=1&compare=tail.L.2&step=41');
  await expect(page.getByText('121 states', { exact: true })).toBeVisible();
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(40);
});

test('two texts of the same run are compared by link, state by state, with their lengths', async ({ page }) => {
  test.slow();
  await page.goto('/#task=knapsack-01&variant=tail&compare=without-memory-fetcher&step=644');
  const both = page.getByRole('region', { name: 'Both texts' });
  await expect(both.locator('[aria-current]')).toContainText('dp[2][2]: above 10, weight 1, above[1] + value = 0 + 7');
  await expect(both.locator('[aria-current]')).toContainText('dp[2][2]: weight < column, with = 7');
  await expect(page.getByText(/^1,\d{3} tokens · 2,\d{3} characters$/)).toBeVisible();
  await expect(page.getByText(/^7\d\d tokens · 1,\d{3} characters$/)).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('combobox', { name: 'Right text' }).selectOption({ label: 'TAIL styled' });
  await expect(both.locator('[aria-current]')).toContainText('Go on with dp[2][3].');
  await expect(page).toHaveURL(/compare=tail-styled/);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(text(page)).toBeVisible();
});

test('a short instance is compared with a long one by link, and walked through with the keys', async ({ page }) => {
  await page.goto('/#task=word-flip&range=S&seed=1&variant=tail&compare=tail.L.2&step=0');
  const both = page.getByRole('region', { name: 'Both texts' });
  await expect(page.getByText(/^S, seed 1 · \d+ states$/)).toBeVisible();
  const choice = page.getByRole('combobox', { name: 'Instance on the right' });
  await expect(choice).toHaveValue('L');
  const tokens = page.getByText(/^[\d,]+ tokens · [\d,]+ characters$/);
  await expect(tokens).toHaveCount(2);
  const [left, right] = (await tokens.allTextContents()).map((words) => Number.parseInt(words.replaceAll(',', ''), 10));
  expect(right).toBeGreaterThan(left!);

  await both.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Go to atomic state 1', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(both.locator('[aria-current] [data-number]')).toHaveText(/2$/);
  await expect(page).not.toHaveURL(/step=0/);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-side="0"] [data-place]:focus')).toHaveCount(1);
  await choice.selectOption({ label: 'M, seed 2' });
  await expect(page).toHaveURL(/compare=tail\.M\.2/);
  await page.getByRole('button', { name: 'Draw another instance for the right text' }).click();
  await expect(page).toHaveURL(/compare=tail\.M\.3/);
  await choice.selectOption({ label: 'same instance' });
  await expect(page).toHaveURL(/compare=tail&/);
});

test('a value of the other instance is followed to where that run wrote it, and back; the cursor stays', async ({
  page,
}) => {
  await page.goto('/#task=knapsack-01&range=M&seed=1&variant=tail&compare=tail.L.2&step=1550');
  const both = page.getByRole('region', { name: 'Both texts' });
  await expect(page.getByText('216 states', { exact: true })).toBeVisible();
  // dp[1][15] of the right run fetches dp[0][15], which its atomic state 17 wrote.
  const operand = both
    .locator('[aria-current] [data-side="1"]')
    .getByRole('button', { name: 'above 0, from atomic state 17, first row' });
  await operand.hover();
  await expect(both.getByText('← from state 17, first row')).toBeVisible();
  await operand.focus();
  await page.keyboard.press('o');
  const origin = both.locator('[data-origin]');
  await expect(origin).toBeInViewport();
  await expect(origin).toContainText('dp[0][15]: capacity 25');
  await expect(origin.getByRole('button', { name: 'cell 0, a result of this state' })).toBeFocused();
  await page.keyboard.press('[');
  await expect(operand).toBeFocused();
  await expect(operand).toBeInViewport();
  await expect(origin).toHaveCount(0);
  await page.keyboard.press(']');
  await expect(origin.getByRole('button', { name: 'cell 0, a result of this state' })).toBeFocused();
  await expect(page).toHaveURL(/step=1550/);
  // What stood on the tape from the start has no place in the text.
  await page.keyboard.press('[');
  await both
    .locator('[aria-current] [data-side="1"]')
    .getByRole('button', { name: 'weight 8, from the input' })
    .press('Enter');
  await expect(page.getByText('This value stood on the tape from the start.')).toBeAttached();

  // In the run on the left the cursor goes along.
  const own = both
    .locator('[aria-current] [data-side="0"]')
    .getByRole('button', { name: 'above 18, from atomic state 28, cell' });
  await own.press('Enter');
  const written = both
    .locator('[aria-current] [data-side="0"]')
    .getByRole('button', { name: 'cell 18, a result of this state' });
  await expect(written).toBeFocused();
  await expect(both.locator('[aria-current] [data-number]')).toHaveText(/28$/);
});

test('an old link says which of its parts cannot be opened, and opens the rest', async ({ page }) => {
  await page.goto(
    '/#task=word-flip&b=state%3Anowhere&b=cell%3A1%3Atext&compare=long&view=tree&layout=wide&instance=%7B%22text%22%3A%22ab',
  );
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('layout: no part of a link that this page knows; it is left out.');
  await expect(alert).toContainText('View: "tree" does not fit. Allowed: present.');
  await expect(alert).toContainText('Compare: "long" does not fit. Allowed: one of tail,');
  await expect(alert).toContainText(
    /Breakpoint: "state:nowhere" does not fit. Allowed: state:, then one of the machine's \d+ states/,
  );
  await expect(page).toHaveURL(/&b=cell%3A1%3Atext$/);
  await expect(alert).toContainText(/Instance: .* does not fit. Allowed: an object with the fields text/);
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('word-flip');
  await expect(text(page)).toContainText('append [7]: "!" + "e"');
});

test('single states that were unfolded are unfolded by link, and those that the run has not are named', async ({
  page,
}) => {
  const arithmetic = (state: number) =>
    page.getByRole('button', { name: `Arithmetic of atomic state ${state}, digit by digit` });
  await page.goto('/#task=knapsack-01&step=500');
  // Scrolled to, rows are measured: the button may move away between pressing and letting go.
  await expect(async () => {
    if ((await arithmetic(10).getAttribute('aria-expanded')) === 'false') await arithmetic(10).click();
    await expect(arithmetic(10)).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
  }).toPass();
  await arithmetic(11).click();
  await expect(page).toHaveURL(/&unfold=10\.11&/);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(/&unfold=10\.11&/);
  await page.keyboard.press('Escape');
  await arithmetic(10).click();
  await expect(page).toHaveURL(/&unfold=11&/);

  await page.goto('/#task=knapsack-01&unfold=11.99.12&step=500');
  await expect(page.getByRole('alert')).toContainText(
    'Unfold: 99 is not there; this run has 28 atomic states, numbered from 1.',
  );
  await expect(arithmetic(11)).toHaveAttribute('aria-expanded', 'true');
  await expect(arithmetic(10)).toHaveAttribute('aria-expanded', 'false');
  await expect(page).toHaveURL(/&unfold=11\.12&/);
  await page.getByRole('radio', { name: 'unfolded' }).check({ force: true });
  await expect(page).not.toHaveURL(/unfold=/);
  await arithmetic(11).click();
  await expect(page).toHaveURL(/&arithmetic=unfolded&fold=11&/);
});

test('copying the text is told, and so is a browser that does not allow it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(KNAPSACK);
  await expect(text(page)).toContainText('dp[2][2]');
  const copy = page.getByRole('button', { name: 'Copy', exact: true });
  await copy.click();
  await expect(page.getByText('The text is copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/boxed\{25\}$/);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Denied.', 'NotAllowedError'));
  });
  await copy.click();
  await expect(page.getByText('The browser did not allow copying: Share saves the text as a file.')).toBeVisible();
});
