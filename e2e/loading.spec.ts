import { expect, test, type Page } from './test.ts';

/** The files of a part of the page cannot be had, as without a connection or where others have replaced them; the answer brings them back. */
async function without(page: Page, files: string): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

/** What browsers and React write of files that a test takes away. */
const MISSING_FILES = /net::ERR_FAILED|could not be loaded\./;

const failure = (page: Page, name: string) =>
  page.getByRole('alert').filter({ hasText: `${name} could not be loaded` });
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' });
const step = (page: Page) => page.getByRole('textbox', { name: /^Step, 0 to/ });

test.describe('without some of its files', () => {
  test.use({ expectedMessages: MISSING_FILES });

  test('a part of the page that cannot be loaded says so in its place, can be tried again, and nothing is lost', async ({
    page,
  }) => {
    await page.goto('/#task=word-flip&range=S&seed=3&variant=tail&step=5');
    await expect(step(page)).toHaveValue('5');

    const bringMenu = await without(page, '**/CommandMenu*');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Commands' });
    await expect(dialog).toContainText('The list of commands could not be loaded: the connection is gone, or');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await expect(step(page)).toHaveValue('6');
    await page.keyboard.press('Control+k');
    await expect(dialog).toContainText('could not be loaded');
    await bringMenu();
    await tryAgain(page).click();
    await page.getByRole('combobox', { name: 'Commands' }).fill('two texts');

    // Its style sheet alone.
    const bringStyles = await without(page, '**/ComparePanel*.css');
    await page.keyboard.press('Enter');
    await expect(failure(page, 'The comparison')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(step(page)).toHaveValue('7');
    await tryAgain(page).click();
    await expect(failure(page, 'The comparison')).toBeVisible();
    await bringStyles();
    await tryAgain(page).click();
    const row = page.getByRole('region', { name: 'Both texts' }).locator('[aria-current]');
    await expect(row).toHaveCSS('display', 'grid');

    const bringPage = await without(page, '**/DatasetPage*');
    await page.getByRole('link', { name: 'Dataset', exact: true }).click();
    await expect(failure(page, 'The Dataset page')).toBeVisible();
    await page.getByRole('link', { name: 'Trace', exact: true }).click();
    await expect(step(page)).toHaveValue('7');
    await page.goBack();
    await expect(failure(page, 'The Dataset page')).toBeVisible();
    await bringPage();
    await tryAgain(page).click();
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
  });

  test('a page that cannot be loaded at all says so', async ({ page }) => {
    await without(page, '**/first-view-*.js');
    await page.goto('/');
    await expect(
      page.getByText('TAIL Tracer could not be loaded. Check the connection and reload the page'),
    ).toBeVisible();
  });
});

test('a worker that is killed while a trace is shown says so, and the run is made again at the same step', async ({
  page,
}) => {
  await page.goto('/#task=word-flip&range=S&seed=3&variant=tail&step=5');
  await expect(step(page)).toHaveValue('5');
  const worker = page.workers().find((each) => each.url().includes('trace.worker'))!;
  await worker.evaluate(() => globalThis.close()).catch(() => undefined);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(
    'The worker that runs machines was ended by the browser, perhaps for want of memory.',
  );
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(step(page)).toHaveValue('5');
  await expect(alert).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-shown-step="6"]')).toBeVisible();
});

/** Machines are interpreted: long runs take long. */
async function withoutWebAssembly(page: Page): Promise<void> {
  await page.route(/trace\.worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
}

const LONG_RUN = '/#task=prime-search&instance=%7B%22n%22%3A2%2C%22m%22%3A5400%7D&step=700000';

test('a run that takes long is shown at its step while it is being made, and can be stepped through when it is there', async ({
  page,
}) => {
  await withoutWebAssembly(page);
  await page.goto(LONG_RUN);
  const making = page.getByText('Running to the end: the rest of the page comes then.');
  await expect(page.locator('[data-shown-step="700000"]')).toBeVisible();
  const current = page.getByRole('region', { name: 'Text of the chain of thought' }).locator('[aria-current]');
  await expect(current.locator('[data-words]')).toBeVisible();
  await expect(making).toBeVisible();
  await expect(page.getByText('step 700,000 of a run that is being made…')).toBeVisible();
  const number = await current.locator('[aria-hidden]').first().textContent();
  await expect(page.getByText(/\d s, [\d,]+ steps so far\. A run is stopped after 20,000,000/)).toBeVisible();
  await expect(making).toBeHidden({ timeout: 60_000 });
  await expect(step(page)).toHaveValue('700,000');
  await expect(current.locator('[aria-hidden]').first()).toHaveText(number!);
  await expect(page.getByRole('slider', { name: 'Step of the run' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('✓ the independent check agrees')).toBeVisible();
  await expect(current.locator('[data-words]')).toBeVisible();
});

test('while a run is being made, what waits for its end is named, and keys break nothing', async ({ page }) => {
  await withoutWebAssembly(page);
  await page.goto(LONG_RUN);
  const states = page.getByRole('tabpanel', { name: 'Atomic states' });
  await expect(states).toHaveText('Listed when the run has come to its end.');
  for (const key of 'ArrowRight Shift+ArrowLeft End Home g b Shift+B c , n o [ ] .'.split(' '))
    await page.keyboard.press(key);
  await expect(page.getByText('Jumps and breakpoints work when the run is there.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'State diagram of prime-search' })).toBeVisible();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(page.getByRole('grid', { name: 'rules' })).toBeVisible();

  await expect(step(page)).toHaveValue('700,000', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Breakpoints: none' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('✓ the independent check agrees')).toBeVisible();
});

test('a run that takes long gives way to another task at once, and can be cancelled', async ({ page }) => {
  await withoutWebAssembly(page);
  await page.goto(LONG_RUN);
  await expect(page.getByText('Running to the end')).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#task=word-flip&range=S&seed=3&variant=tail&step=5';
  });
  await expect(step(page)).toHaveValue('5');
  await page.goBack();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('There is no run to show.')).toBeVisible();
  // The step that it had not come to is still the one that is asked for.
  await expect(page).toHaveURL(/step=700000$/);
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(page.locator('[data-shown-step="700000"]')).toBeVisible();
});

test('a cell that was followed and jumps that were made in a run before one that was cancelled are not of the next run', async ({
  page,
}) => {
  await withoutWebAssembly(page);
  await page.goto('/#task=knapsack-01&step=637');
  const followed = page.getByRole('group', { name: 'Follow a cell' });
  // The tape with the greatest number: other machines have fewer.
  await page.locator('[data-tape]').last().locator('[data-cell="1"]').hover();
  await expect(followed).toContainText('cell best 1');
  await page
    .getByRole('row', { name: /^\d+ dp\[/ })
    .first()
    .click();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, LONG_RUN.slice(1));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('combobox', { name: 'Task' }).selectOption('word-flip');
  await expect(step(page)).toBeVisible();
  await expect(followed).toContainText('Point at a cell to follow it');
  await expect(page.getByRole('button', { name: 'Back from the last jump' })).toHaveAttribute('aria-disabled', 'true');
});

test('from the Dataset page the way leads back to a run that was being made', async ({ page }) => {
  await withoutWebAssembly(page);
  await page.goto(LONG_RUN);
  await expect(page.getByText('Running to the end')).toBeVisible();
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await page.getByRole('link', { name: 'Trace', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('prime-search');
  await expect(page.locator('[data-shown-step="700000"]')).toBeVisible();
});
