import { tasksWhile } from './processor-time.ts';
import { expect, test, type Page } from './test.ts';

// The text is long, and a busy machine takes its time.
test.slow();

/** Milliseconds of processor time of a task, above which a person feels it. */
const TOO_LONG_MS = 50;

async function turnAndDrag(page: Page): Promise<void> {
  const map = page.getByRole('application', { name: /^Oracle map/ });
  const { x, y, width, height } = (await map.boundingBox())!;
  const [middle, centre] = [x + width / 2, y + height / 2];
  await page.mouse.move(middle, centre);
  for (const by of [-100, -100, -100, -100, 100, -100, -100]) await page.mouse.wheel(0, by);
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) await page.mouse.move(middle - 8 * step, centre - 6 * step);
  await page.mouse.up();
  await expect(page).toHaveURL(/[&?]at=\d+%2C\d+/);
  await expect(map).toHaveAttribute('data-whole', 'true');
}

test('a map of 40,000 × 40,000 characters is zoomed and dragged without a long task', async ({ page }) => {
  await page.goto('/#page=attention&task=multi-machine-schedule&range=L&seed=1&variant=tail');
  await expect(page.getByRole('application', { name: /^Oracle map/ })).toHaveAttribute('data-whole', 'true');
  await expect(page.getByText(/^4\d,\d{3} rows × 4\d,\d{3} columns of characters$/)).toBeVisible();
  const longest = Math.max(...(await tasksWhile(page, () => turnAndDrag(page))));
  console.log(`zooming and dragging the map: longest task ${longest.toFixed(1)} ms of processor time`);
  expect(longest).toBeLessThan(TOO_LONG_MS);
});
