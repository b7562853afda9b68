import { expect, test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

/** Few short training examples, whose steps do not cover what is evaluated. */
const FEW =
  '/#page=dataset&task=large-number-addition,count-letters&range=S:3:train&range=L:5:eval&seed=1&variant=tail,direct&arithmetic=folded&format=native&container=jsonl&tokens=no&save=zip';

// Workers start, and a busy machine takes its time.
test.slow();

const showSteps = (page: Page) => page.getByRole('radio', { name: 'Steps' }).check({ force: true });
const missing = (page: Page) => page.getByRole('grid', { name: 'missing steps' });
const covered = (page: Page, range: string) =>
  page
    .getByRole('region', { name: 'Coverage of the evaluation ranges' })
    .getByRole('row', { name: new RegExp(`^${range} `) });

test('a person sees which steps training lacks, opens one where it stands, comes back and adds examples', async ({
  page,
}) => {
  await page.goto(FEW);
  await showSteps(page);
  await expect(page.getByText('Counted on 3 training examples.')).toBeVisible();
  await expect(covered(page, 'L')).toHaveText(/^L5\d+\.\d %\d+\.\d %0 %$/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoViolations(page, 'main');
  }
  await page.getByRole('button', { name: 'Fold What comes of it' }).click();
  const row = missing(page).getByRole('row').nth(1);
  const given = (await row.getByRole('gridcell').nth(2).textContent())!;
  await row.click();
  await expect(page.getByRole('combobox', { name: 'Task' })).toHaveValue('large-number-addition');
  // The state that is lit is the one that is missing: what stands between its names stands in its text.
  const current = page.getByRole('grid', { name: 'atomic states' }).locator('[aria-current]');
  await expect(current.locator('[data-column="state"]')).toHaveText(new RegExp(`^${given.split(' ')[0]!}`));
  await page.goBack();
  await expect(page.getByText('Counted on 3 training examples.')).toBeVisible();
  await expect(missing(page)).toBeVisible();

  await page.getByLabel('Examples of range 1').fill('300');
  await expect(page.getByText('Counted on 300 training examples.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Variant whose steps are counted' }).selectOption('direct');
  await expect(page.getByText('300 different steps', { exact: true })).toBeVisible();
  await expect(covered(page, 'L')).toHaveText('L50 %0 %0 %');
  await page.getByRole('combobox', { name: 'Task whose steps are counted' }).selectOption('count-letters');
  await expect(page.getByText('The same question has one answer.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave range 2 out' }).click();
  await expect(page.getByText(/^These settings draw no evaluation examples of Count Letters/)).toBeVisible();
});

test('all of a large dataset is counted when that is asked for, told how far, and stopped', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.goto(
    FEW.replace('S:3:train', 'S:200000:train').replace('tail,direct', 'tail').replace('folded', 'unfolded'),
  );
  await showSteps(page);
  await expect(page.getByText('Counted on the first 1,000 of 200,000 training examples.')).toBeVisible({
    timeout: 60_000,
  });
  await expectNoViolations(page, 'main');
  await page.getByRole('button', { name: 'Count all examples' }).click();
  await expect(page.getByText(/^Drawing queries: [\d,]+ of 200,005 examples$/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped.', { exact: true })).toBeVisible();
  // Settings that are new are counted again, from a sample on.
  await page.getByLabel('Examples of range 1').fill('100');
  await expect(page.getByText('Counted on 100 training examples.')).toBeVisible();
});
