import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

// Workers start, and a busy machine takes its time.
test.slow();

const samples = (page: Page) => page.getByRole('grid', { name: 'samples' });

async function openExample(page: Page): Promise<void> {
  await page.goto('/#page=grade');
  await page.getByRole('main').getByRole('button', { name: 'Open the example' }).click();
  await expect(samples(page).getByRole('row').nth(1)).toContainText('right');
}

/** What a click saves, as text. */
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test('a person opens the example, sees curve and table, opens a sample and goes to its trace', async ({ page }) => {
  await openExample(page);
  await expect(page.getByText('no model wrote these outputs')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Accuracy over length/ })).toBeVisible();
  await expect(page.getByText('880 outputs joined by the id alone')).toBeVisible();
  await expect(page.getByText(/McNemar’s exact test p = 1\.0e-9/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Kind of first departure' }).selectOption('transition');
  await expect(samples(page).getByRole('row').nth(1)).toContainText('transition');
  // With the keyboard alone: to the first row, and open it.
  await samples(page).getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const sample = page.getByRole('region', { name: 'Departure of the sample' });
  await expect(sample).toContainText('First departure: transition');
  const marks = sample.locator('mark');
  await expect(marks).toHaveCount(2);
  expect(await marks.nth(0).textContent()).not.toBe(await marks.nth(1).textContent());
  const expected = (await sample.locator('[data-line="expected"]').textContent())!;
  await expect(page).toHaveURL(/example=1&kind=transition&sample=/);
  const link = page.url();
  await page.getByRole('link', { name: 'Open in Trace at this state' }).click();
  const current = page.getByRole('grid', { name: 'atomic states' }).locator('[aria-current]');
  // The state that is lit in the trace leads to where the sample should have led.
  await expect(current.locator('[data-column="next"]')).toHaveText(expected.replace(/^.*(?=→)/s, ''));
  await page.goto('about:blank');
  // A link leads back to the sample.
  await page.goto(link);
  await expect(page.getByRole('region', { name: 'Departure of the sample' })).toContainText(
    'First departure: transition',
  );
});

test('outputs of the Lab’s models are opened with one click, and have a link of their own', async ({ page }) => {
  await page.goto('/#page=grade');
  await page.getByRole('main').getByRole('button', { name: 'Open outputs of the Lab' }).click();
  await expect(page.getByText('Written by models of the Lab:')).toBeVisible();
  const runs = page.getByRole('region', { name: 'Accuracy of the runs' });
  await expect(runs).toContainText('addition-tail-1');
  await expect(runs).toContainText('parity-without-linear-transition-1');
  await expect(page).toHaveURL(/example=lab/);
  await page.goto('about:blank');
  await page.goto('/#page=grade&example=lab&kind=result');
  await expect(samples(page).getByRole('row').nth(1)).toContainText('result');
});

test('pictures, their numbers and all results can be saved', async ({ page }) => {
  await openExample(page);
  const svg = await saved(page, 'Save Accuracy over length as SVG');
  expect(svg).toContain('Accuracy over length');
  expect(svg).not.toMatch(/class=|var\(--/);
  const table = await saved(page, 'Save Kinds of departures by length as CSV');
  expect(table.split('\r\n')[0]).toBe('run,from length,to length,kind,outputs,share');
  const html = await saved(page, 'HTML report');
  expect(html.match(/<svg /g)).toHaveLength(4);
  expect(html).not.toMatch(/<script|<link|src="http/);
  const report = JSON.parse(await saved(page, 'JSON')) as { samples: unknown[]; runs: { accuracy: number }[] };
  expect(report.samples).toHaveLength(880);
  expect((await saved(page, 'CSV')).split('\r\n')).toHaveLength(882);
  const steps = (await saved(page, 'ProcessBench')).trim().split('\n');
  expect(JSON.parse(steps[0]!)).toMatchObject({ label: -1, final_answer_correct: true });
});

test('a file of a person’s own is graded; bad lines are named, and strange columns are mapped by hand', async ({
  page,
}) => {
  await page.goto('/#page=grade');
  const files = page.getByLabel('Outputs of models');
  const row = { task: 'word-flip', instance: { text: 'abc' } };
  const output = String.raw`\boxed{cba}`;
  await files.setInputFiles({
    name: 'own.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(
      `${JSON.stringify({ ...row, output })}\n{"output":\n${JSON.stringify({ ...row, output: 'x' })}\n`,
    ),
  });
  await expect(page.getByText('1 line could not be used; all others were graded.')).toBeVisible();
  await page.getByText('1 line could not be used').click();
  await expect(page.getByText(/own\.jsonl, line 2/)).toBeVisible();
  await expect(samples(page).getByRole('row')).toHaveCount(3);
  await files.setInputFiles({
    name: 'strange.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,text\nword-flip/S/1/0,\\boxed{?}\n'),
  });
  await page.getByLabel('What the model wrote').selectOption('text');
  await page.getByLabel('The id of the example').selectOption('name');
  await page.getByRole('button', { name: 'Grade with these columns' }).click();
  await expect(samples(page).getByRole('row').nth(1)).toContainText('wrong');
});

test('outputs that say neither record nor id are joined with the records of a dataset', async ({ page }) => {
  await page.goto('/#page=grade');
  const query = 'Write the word abc backwards, please.';
  await page.getByLabel('Outputs of models').setInputFiles({
    name: 'generated_predictions.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(
      `${JSON.stringify({ prompt: `user\n${query}\nassistant\n`, predict: String.raw`\boxed{cba}`, label: '' })}\n`,
    ),
  });
  await expect(page.getByRole('heading', { name: 'Nothing could be graded yet' })).toBeVisible();
  await expect(page.getByText(/line 1: got no id/)).toBeVisible();
  await page.getByLabel('Records of the dataset').setInputFiles({
    name: 'records.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(`${JSON.stringify({ id: 'a', task: 'word-flip', instance: { text: 'abc' }, query })}\n`),
  });
  await expect(page.getByText('1 output joined by the query in the prompt')).toBeVisible();
  await expect(samples(page).getByRole('row').nth(1)).toContainText('right');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the Grade page in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/#page=grade');
    await page.getByRole('heading', { name: /^Where exactly/ }).waitFor();
    await expectNoViolations(page);
    await openExample(page);
    await samples(page).getByRole('row').nth(3).click();
    await page.locator('mark').first().waitFor();
    await expectNoViolations(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoViolations(page);
    await samples(page).getByRole('row').nth(1).click();
    await expect(page.getByRole('region', { name: 'Departure of the sample' })).toBeInViewport();
  });
