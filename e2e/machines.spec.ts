import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { strFromU8, unzipSync } from 'fflate';
import { expectNoViolations } from './axe.ts';

const source = (page: Page) => page.getByRole('textbox', { name: 'Text of the machine' });
const use = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const run = (page: Page) => page.getByRole('region', { name: 'Run of the machine' });

/** The lines of the editor as one text; it draws all lines of a text as short as these. */
const typed = (page: Page) =>
  source(page)
    .locator('.cm-line')
    .allInnerTexts()
    .then((lines) => lines.map((line) => line.replaceAll('\n', '')).join('\n'));

/** Opens the page with an example. */
async function openExample(page: Page, id: string): Promise<void> {
  await page.goto('/#page=machines');
  await page.getByLabel('Example', { exact: true }).selectOption(id);
  await expect.poll(() => typed(page)).toMatch(/\S/);
  await run(page).waitFor();
}

test('a person opens an example, steps through its run and reads its text', async ({ page }) => {
  await openExample(page, 'palindrome');
  await expect(page.getByText('Read as turingmachine.io YAML: 1 tape, 8 states, 18 rules.')).toBeVisible();
  await expect(page.getByText('Accepted after 15 steps in state “accept”.').first()).toBeVisible();
  await run(page).getByRole('button', { name: 'Forward one atomic state' }).click();
  await expect(run(page).getByRole('textbox', { name: /^Step, 0 to/ })).toHaveValue('1');
  // Nothing is focused that has a use of its own for the key.
  await page.getByText('Accepted after 15 steps').first().click();
  await page.keyboard.press('ArrowRight');
  await expect(run(page).getByRole('textbox', { name: /^Step, 0 to/ })).toHaveValue('2');
  await expect(run(page).getByText('to the end with a at 1').first()).toBeVisible();
  await use(page, 'Styled').check({ force: true });
  await expect(run(page).getByText('The machine is in state first').first()).toBeVisible();
  await page.getByLabel('Input', { exact: true }).fill('abab');
  await expect(page.getByText(/^Rejected after \d+ steps in state “reject”\.$/).first()).toBeVisible();
  // The wording that was chosen stays.
  await expect(run(page).getByText('The machine is in state first').first()).toBeVisible();
});

test('a rule that is broken is named with its line, and its fix mends it', async ({ page }) => {
  await openExample(page, 'palindrome');
  const text = await typed(page);
  await source(page).fill(text.replace('{L: last is b}', '{L: last si b}'));
  const problem = page.getByRole('list', { name: 'Problems of the text' });
  await expect(problem).toContainText('line 15');
  await expect(page.getByText('The text has errors: this is the machine before them.')).toBeVisible();
  await page.getByRole('button', { name: /^Fix line 15/ }).click();
  await expect(problem).toBeHidden();
  await expect(page.getByText('Nothing is wrong with it.')).toBeVisible();
});

test('a link brings machine and input to another browser, and what was typed is there after a reload', async ({
  page,
  browser,
}) => {
  await openExample(page, 'binary-increment');
  await page.getByLabel('Input', { exact: true }).fill('111');
  await expect(page.getByText('Halted after 8 steps in state “done”.').first()).toBeVisible();
  await expect.poll(() => page.url()).toContain('&machine=');
  const link = page.url();
  await page.goto('/#page=machines');
  await page.reload();
  await expect(page.getByLabel('Input', { exact: true })).toHaveValue('111');
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(link);
  await expect.poll(() => typed(elsewhere)).toMatch(/^name: binary increment/);
  await expect(elsewhere.getByLabel('Input', { exact: true })).toHaveValue('111');
  await other.close();
});

test('a machine is written in another format, and what that cannot hold is said', async ({ page }) => {
  await openExample(page, 'two-tape-palindrome');
  const toolbar = page.getByRole('toolbar', { name: 'Save and share the machine' });
  await page.getByLabel('Format to save in').selectOption('jflap');
  await toolbar.getByRole('button', { name: 'Convert here' }).click();
  await expect.poll(() => typed(page)).toContain('<type>turing</type>');
  await expect(page.getByText('The name of the machine is left out.')).toBeVisible();
  await expect(page.getByText(/^Read as JFLAP 7 \.jff: 2 tapes/)).toBeVisible();
  // The input stays, though the format holds none.
  await expect(page.getByText('Accepted after 15 steps').first()).toBeVisible();
  await page.getByLabel('Example', { exact: true }).selectOption('copy');
  await expect(page.getByText('The name of the machine is left out.')).toBeHidden();
  await expect(page.getByLabel('Format to save in')).toHaveValue('turingmachine-io');
  await page.getByRole('button', { name: 'Machine before' }).click();
  await expect.poll(() => typed(page)).toContain('<type>turing</type>');
});

test('many inputs are run, and a counterexample is found and run', async ({ page }) => {
  await openExample(page, 'palindrome');
  await use(page, 'Run many').check({ force: true });
  await page.getByLabel('All inputs up to length').fill('8');
  await page.getByRole('button', { name: 'Fill in' }).click();
  await page.getByRole('button', { name: 'Run all' }).click();
  // Of lengths 0 to 8 there are 1 + 2 + 2 + 4 + 4 + 8 + 8 + 16 + 16 palindromes over two symbols.
  await expect(page.getByText('511 runs: accepted 61, rejected 450.')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(csv).toHaveLength(512);
  expect(csv[5]).toBe('5,ab,rejected,reject,4,b');
  await use(page, 'Counterexample').check({ force: true });
  await page.getByLabel('What the machine is held to').selectOption('equal-counts');
  await page.getByRole('button', { name: 'Find a counterexample' }).click();
  await expect(page.getByText('A shortest one is a.')).toBeVisible();
  await page.getByRole('button', { name: 'Run this input' }).click();
  await expect(page.getByText('Accepted after 3 steps in state “accept”.').first()).toBeVisible();
});

test('inputs that would hold up the field are kept beside it, and run', async ({ page }) => {
  await openExample(page, 'palindrome');
  await use(page, 'Run many').check({ force: true });
  await page.getByLabel('All inputs up to length').fill('16');
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByText(/^The inputs are those of all inputs up to length 16, [\d,]+ bytes/)).toBeVisible();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText(/^100,000 runs: accepted \d+, rejected [\d,]+\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Type inputs instead' }).click();
  await expect(page.getByRole('textbox', { name: /^One input a line/ })).toBeEditable();
});

test('a file of JFLAP is pasted, and one in UTF-16 is opened; one in another encoding is told what to do', async ({
  page,
}) => {
  const drawn = `<structure><type>turing</type><automaton><block id="0" name="é"><initial/></block><block id="1" name="q1"><final/></block><transition><from>0</from><to>1</to><read/><write>a</write><move>S</move></transition></automaton></structure>`;
  await openExample(page, 'palindrome');
  await source(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(drawn);
  await expect(page.getByText('Read as JFLAP 7 .jff: 1 tape, 2 states, 1 rule.')).toBeVisible();
  const file = page.locator('input[aria-label="Machine file"]');
  const open = (name: string, buffer: Buffer) => file.setInputFiles({ name, mimeType: 'text/plain', buffer });
  await page.getByLabel('Example', { exact: true }).selectOption('copy');
  await open('drawn.jff', Buffer.from(`\uFEFF${drawn}`, 'utf16le'));
  await expect.poll(() => typed(page)).toBe(drawn);
  await open('old.yaml', Buffer.from('# café\n', 'latin1'));
  await expect(page.getByText(/^old\.yaml: It is no text in UTF-8: line 1 .* Save it as UTF-8\.$/)).toBeVisible();
  await expect.poll(() => typed(page)).toBe(drawn);
});

test('another machine never stands beside the run of the one before', async ({ page }) => {
  await openExample(page, 'palindrome');
  await expect(run(page).getByText('to the end with a at 1').first()).toBeVisible();
  await page.getByLabel('Example', { exact: true }).selectOption('task large-number-addition');
  await expect(page.getByText(/^The machine of the task Large Number Addition/i)).toBeVisible();
  const width = await page.getByText(/^The machine of the task/).evaluate((sentence) => ({
    text: sentence.getBoundingClientRect().right,
    room: sentence.closest('section')!.getBoundingClientRect().right,
  }));
  expect(width.text).toBeLessThanOrEqual(width.room);
  await expect(page.getByText(/^Read as turingmachine\.io YAML: [2-9] tapes/)).toBeVisible();
  await expect(page.getByLabel(/^Input on /).first()).toBeVisible();
  await expect(run(page).getByText('to the end with a at 1')).toHaveCount(0);
});

test('a run without end is stopped at once, and one that repeats itself is named', async ({ page }) => {
  await page.goto('/#page=machines');
  await source(page).fill("blank: ' '\nstart state: a\ntable:\n  a:\n    ' ': {write: 1, R}\n    1: R\n");
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Stopped by you after [\d,]+ steps; the machine had not halted\.$/)).toBeVisible();
  await source(page).fill("blank: ' '\nstart state: a\ntable:\n  a:\n    ' ': {R: b}\n  b:\n    ' ': {L: a}\n");
  await expect(page.getByText(/the machine never halts/).first()).toBeVisible();
});

test('from an empty editor to a dataset, by keyboard alone', async ({ page }) => {
  await page.goto('/#page=machines');
  await source(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByText('The file is empty.')).toBeVisible();
  await page.keyboard.insertText(
    "name: parity\nblank: ' '\nstart state: even\ntable:\n  even:\n    0: R\n    1: {R: odd}\n    ' ': {R: accept}\n  odd:\n    0: R\n    1: {R: even}\n    ' ': {R: reject}\n  accept:\n  reject:\n",
  );
  await expect(page.getByText('1 tape, 4 states, 6 rules. Nothing is wrong with it.')).toBeVisible();
  await use(page, 'Run').focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
  await expect(use(page, 'Dataset')).toBeChecked();
  await page.getByRole('button', { name: 'Download dataset' }).focus();
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const files = unzipSync(readFileSync(await (await saved).path()));
  const rows = Object.values(files).flatMap((bytes) => strFromU8(bytes).trimEnd().split('\n'));
  expect(rows).toHaveLength(300);
  for (const row of rows) {
    const { prompt, completion } = JSON.parse(row) as Record<'prompt' | 'completion', { content: string }[]>;
    const [, input = ''] = /on the input (\d+)\./.exec(prompt[1]!.content) ?? [];
    const ones = input.replaceAll('0', '').length;
    expect(completion[0]!.content.endsWith(`\\boxed{${ones % 2 === 0 ? 'accept' : 'reject'}}`)).toBe(true);
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the Machines page in the ${colorScheme} theme`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openExample(page, 'two-tape-palindrome');
    await run(page).locator('[data-box]').first().waitFor({ state: 'attached' });
    await expectNoViolations(page);
    const text = await typed(page);
    await source(page).fill(text.replace('next: compare', 'next: compere'));
    await page.getByRole('list', { name: 'Problems of the text' }).waitFor();
    for (const name of ['Run many', 'Counterexample', 'Dataset']) {
      await use(page, name).check({ force: true });
      if (name === 'Run many') {
        await page.getByRole('button', { name: 'Run all' }).click();
        await page.getByRole('grid', { name: 'outcomes' }).waitFor();
      }
      await expectNoViolations(page, 'main');
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await use(page, 'Run').check({ force: true });
    await run(page).locator('[data-box]').first().waitFor({ state: 'attached' });
    await expectNoViolations(page, 'main');
  });
