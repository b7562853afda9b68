import { readFile } from 'node:fs/promises';
import { tasksWhile } from './processor-time.ts';
import { expect, test } from './test.ts';
import { expectNoViolations } from './axe.ts';

// Filling in forms: what the page prints can be typed, what is wrong is said for a person, and long lists do not hold the page.

test('the edges of a query are pasted as lines, and one wrong edge among sixty is named', async ({ page }) => {
  await page.goto('/#task=dijkstra');
  await page.getByRole('button', { name: /^Edit the instance/ }).click();
  const edges = page.getByRole('textbox', { name: 'Edges' });
  const lines = Array.from({ length: 60 }, (_, place) => `${place} ${place + 1} ${place === 36 ? 370 : 7}`);
  await page.getByRole('textbox', { name: 'Vertices' }).fill('61');
  await edges.fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Trace this instance' }).click();
  await expect(edges).toHaveAccessibleDescription(
    'Edges, item 37 of 60: [36,37,370] does not fit. Allowed: weights 1 to 99.',
  );
  await edges.fill('(0, 1, 7), (0, 2, 3)');
  await page.getByRole('button', { name: 'Trace this instance' }).click();
  await expect(page).toHaveURL(/instance=/);
  await expect(page.getByRole('button', { name: /^Edit the instance/ })).toContainText('0-1:7, 0-2:3');
});

test('Draw stays an action, a seed is typed beside it, and one length is one number', async ({ page }) => {
  await page.goto('/#task=word-flip&range=200-200&seed=3&step=0');
  await expect(page.getByLabel('Any length or range of lengths')).toHaveValue('200');
  const seed = page.getByLabel('Seed');
  await expect(seed).toHaveValue('3');
  await seed.fill('41');
  await seed.press('Enter');
  await expect(page).toHaveURL(/range=200-200&seed=41/);
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(seed).toHaveValue('42');
});

test('a link to the longest graph does not hold the page', async ({ page }) => {
  await page.goto('/#task=word-flip&seed=1&step=0');
  await page.getByLabel('Seed').waitFor();
  const tasks = await tasksWhile(page, async () => {
    await page.evaluate(() => {
      location.hash = '#task=dijkstra&range=2000-2000&seed=1';
    });
    // Drawing the graph, running the machine and showing where it was given up: a fast machine is done in a second.
    await expect(page.getByRole('button', { name: /^did not halt/ })).toBeVisible({ timeout: 90_000 });
  });
  expect(Math.max(...tasks)).toBeLessThan(500);
});

test('a typed instance is taken along to the Dataset page, which says what to do in its own words', async ({
  page,
}) => {
  await page.goto(
    `/#task=knapsack-01&instance=${encodeURIComponent('{"capacity":4,"weights":[2],"values":[9]}')}&step=0`,
  );
  await page.getByRole('link', { name: 'Export dataset' }).click();
  await expect(page.getByText('1 instance', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Range 4: S, M, L or lengths a-b')).toHaveValue('L');
  await expect(page.getByText(/^S \d+–\d+, M \d+–\d+, L \d+–\d+ /)).toBeVisible();
  await page.getByRole('button', { name: 'Leave them out' }).click();
  await page.getByRole('button', { name: 'None' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'Choose at least one task, or open a file with instances of your own.',
  );
});

test('variants are explained by keyboard', async ({ page }) => {
  await page.goto('/#task=word-flip&seed=1&step=0');
  const about = page.getByRole('button', { name: 'About variants and arithmetic' });
  await about.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Arithmetic digit by digit, as the machine does it')).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(about).toBeFocused();
});

test('tables are saved as CSV, and the machine as a file that simulators read', async ({ page }) => {
  await page.goto('/#task=word-flip&range=S&seed=3&variant=tail&step=5&table=rules');
  const saved = async (name: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFile(await (await download).path(), 'utf8');
  };
  const machine = JSON.parse(await saved('Save the machine as exchange JSON')) as { delta: unknown[]; start: string };
  expect(machine.delta.length).toBeGreaterThan(20);
  expect(await saved('Save the table of rules as CSV')).toContain('state,read,write,move,next');
  await page.getByRole('tab', { name: 'Atomic states' }).click();
  const states = await saved('Save the table of atomic states as CSV');
  expect(states).toContain('number,state,fetched,result,next,first step,steps');
  expect(states).toMatch(/\w+ = /);
  await expect(page.getByRole('grid', { name: 'atomic states' })).toContainText(/\w+ = /);
});
