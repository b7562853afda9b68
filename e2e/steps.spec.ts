import { expect, test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

/** An addition whose text shows its digits. */
const ADDITION = '#task=large-number-addition&range=M&seed=3&arithmetic=unfolded&step=600';

const steps = (page: Page) => page.getByRole('grid', { name: 'steps' });
const lit = (page: Page) => steps(page).locator('[role="row"][aria-current]');
const unsaid = (page: Page) => page.getByRole('region', { name: 'What the text leaves unsaid' });
const currentState = (page: Page) =>
  page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]');
const stepNumber = async (page: Page) =>
  Number((await page.getByRole('textbox', { name: /^Step, 0 to/ }).inputValue()).replaceAll(',', ''));
const variant = (page: Page) => page.getByRole('combobox', { name: 'Variant of the text' });

test('a person looks which steps a trace has and where it disagrees', async ({ page }) => {
  test.slow();
  await page.goto(`/${ADDITION}`);
  await expect(currentState(page)).toBeVisible();
  await page.getByRole('tab', { name: 'Steps' }).click();
  await expect(page).toHaveURL(/&table=steps&step=600/);
  await expect(page.getByText(/^\d+ different steps in 1\d\d lines\./)).toBeVisible();
  await expect(lit(page)).toContainText('column');
  // A closed text leaves nothing unsaid.
  await expect(unsaid(page)).toBeHidden();

  // The most frequent step first; a click leads to its next place, and on, and around.
  await steps(page).getByRole('button', { name: 'Times' }).click();
  await steps(page).getByRole('button', { name: 'Times' }).click();
  const first = steps(page).locator('[data-index="0"]');
  await expect(first).toContainText(/^\d/);
  const timesOf = async () =>
    Number(/\d+$/.exec((await first.locator('[data-column="count"]').textContent()) ?? '')?.[0]);
  // The order comes from the worker.
  await expect.poll(timesOf).toBeGreaterThan(1);
  const times = await timesOf();
  const places: number[] = [];
  for (let press = 0; press <= times; press++) {
    if (press === 0) await first.click();
    else await page.keyboard.press('Enter');
    const place = press === 0 ? /^\d+ of/ : new RegExp(`^${((await placeOf(page)) % times) + 1} of ${times}`);
    if (press === 0) await expect(lit(page)).toHaveText(place);
    await expect.poll(() => stepNumber(page)).not.toBe(places.at(-1) ?? 600);
    places.push(await stepNumber(page));
  }
  expect(new Set(places).size).toBe(times);
  expect(places.at(-1)).toBe(places[0]);
  await page.keyboard.press('[');
  await expect.poll(() => stepNumber(page)).toBe(places.at(-2));

  // Without operands written out, the same words lead to different results.
  await variant(page).selectOption('without-memory-fetcher');
  await expect(steps(page).getByRole('columnheader', { name: 'Gaps' })).toBeVisible();
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(unsaid(page)).toContainText(/\d left sides? ha(s|ve) several right sides/);
  await unsaid(page).getByRole('button', { name: 'Next such line' }).click();
  await expect(unsaid(page)).toContainText('This line does not say what its result depends on.');
  const buttons = unsaid(page).getByRole('button', { name: /^Go to State/ });
  await expect(buttons).toHaveCount(2);
  const rights: string[] = [];
  for (const button of [buttons.first(), buttons.last()]) {
    const position = /State (\d+)/.exec((await button.textContent()) ?? '')![1]!;
    await button.click();
    await expect(page.getByText(new RegExp(`^atomic state ${position} of`))).toBeVisible();
    await expect(lit(page).locator('[data-column="count"]')).toHaveText(/^1 of/);
    rights.push((await lit(page).locator('[data-column="right"]').textContent()) ?? '');
  }
  expect(rights[0]).not.toBe(rights[1]);

  // Without transitions, no line says what comes next.
  await variant(page).selectOption('without-linear-transition');
  await unsaid(page).getByRole('button', { name: 'Next such line' }).click();
  await expect(unsaid(page)).toContainText('This line does not say what comes next.');

  // A text without states has no table, and says why; the link leads back to it.
  await variant(page).selectOption('direct');
  await expect(page.getByRole('tabpanel', { name: 'Steps' })).toContainText('“Direct answer” shows no atomic states');
  await expect(page).toHaveURL(/variant=direct.*&table=steps/);
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Steps' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'Steps' })).toContainText('There is no table');
});

/** Which of its places the current step stands at. */
const placeOf = async (page: Page) =>
  Number(/^\d+/.exec((await lit(page).locator('[data-column="count"]').textContent()) ?? '')?.[0]);

test('where folded numbers make every line another step, unfolding them shows the table that does not grow', async ({
  page,
}) => {
  const lines = async () => (await page.getByText(/different steps in/).textContent())!.match(/\d+/g)!.map(Number);
  await page.goto('/#task=large-number-addition&range=M&seed=3&table=steps');
  await expect(steps(page)).toBeVisible();
  const [folded, foldedLines] = await lines();
  expect(folded).toBe(foldedLines);
  await page.getByRole('tabpanel', { name: 'Steps' }).getByRole('button', { name: 'Unfold arithmetic' }).click();
  await expect(page).toHaveURL(/arithmetic=unfolded/);
  await expect(page.getByText(/different steps in 120 lines/)).toBeVisible();
  const [unfolded, unfoldedLines] = await lines();
  expect(unfolded!).toBeLessThan(unfoldedLines! / 2);
});

test('a long text is read beside everything else: the page answers meanwhile, and the reading goes on after another tab', async ({
  page,
}) => {
  test.slow();
  await page.goto(
    '/#task=prime-search&instance=%7B%22n%22%3A2%2C%22m%22%3A1200%7D&arithmetic=unfolded&table=steps&step=1000',
  );
  const reading = page.getByText(/^Reading the text: \d+ %, \d+ different steps so far\.$/);
  const done = page.getByText(/^\d+ different steps in [\d,]+ lines\./);
  await expect(reading).toBeVisible();
  // The cursor goes on as it does without a table.
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByText('✓ the independent check agrees')).toBeVisible();
  await expect(currentState(page)).toBeVisible();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(page.getByRole('grid', { name: 'rules' })).toBeVisible();
  await page.getByRole('tab', { name: 'Steps' }).click();
  await expect(reading.or(done)).toBeVisible();
  await expect(done).toBeVisible({ timeout: 120_000 });
  await expect(lit(page)).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the table of steps, in the ${colorScheme} theme`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`/${ADDITION}&variant=without-memory-fetcher&table=steps`);
    await unsaid(page).getByRole('button', { name: 'Next such line' }).click();
    await expect(unsaid(page).getByRole('button', { name: /^Go to State/ })).toHaveCount(2);
    await expectNoViolations(page, '[data-area="tables"]');
    await variant(page).selectOption('turing-program');
    await expect(steps(page)).toBeVisible();
    await expectNoViolations(page, '[data-area="tables"]');
    await variant(page).selectOption('direct');
    await page.getByText('There is no table').waitFor();
    await expectNoViolations(page, '[data-area="tables"]');
  });
