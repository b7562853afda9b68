/** What axe finds in states that a page comes into: a presentation, paper, what explains, what is being written, what failed. */
import { test, type Page } from './test.ts';
import { expectNoViolations } from './axe.ts';

async function seenTour(page: Page): Promise<void> {
  // A blank page has no storage.
  await page.addInitScript(() => location.protocol === 'about:' || localStorage.setItem('tail-tracer-tour', 'seen'));
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in the ${colorScheme} theme`, () => {
    // Axe looks at every cell.
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing in the picture, in a presentation and on paper', async ({ page }) => {
      await seenTour(page);
      await page.goto('/#task=dijkstra&step=200&table=picture');
      await page.locator('[data-light]').first().waitFor();
      await expectNoViolations(page, '[data-area="tables"]');
      await page.keyboard.press('p');
      const room = page.getByRole('main', { name: 'Presentation' });
      await room.locator('[data-state][aria-current]').waitFor();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await room.waitFor({ state: 'hidden' });
      await page.evaluate(() => {
        window.print = () => undefined;
      });
      await page.keyboard.press('Control+p');
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('article').waitFor();
      await expectNoViolations(page, 'article');
    });

    test('axe finds nothing in what explains, on any page', async ({ page }) => {
      await seenTour(page);
      for (const [address, name] of [
        ['/#task=large-number-addition', 'About variants and arithmetic'],
        ['/#page=dataset&task=word-flip&range=S:40:train', 'About these figures'],
        ['/#page=lab', 'About the models’ texts'],
        ['/#page=attention&task=large-number-addition&variant=tail', 'About variants and arithmetic'],
        ['/#page=learn&screen=fetch', 'About forms of the text'],
      ] as const) {
        await page.goto(address);
        await page.getByRole('button', { name }).first().click();
        await page.getByRole('dialog', { name }).waitFor();
        await expectNoViolations(page, '[role="dialog"]');
        await page.keyboard.press('Escape');
      }
    });

    test('axe finds nothing where a lesson is presented, a model writes, and models are compared and trained', async ({
      page,
    }) => {
      await page.goto('/#page=learn');
      await page.getByRole('button', { name: 'Present' }).click();
      await page.getByRole('button', { name: 'Leave the presentation' }).waitFor();
      await expectNoViolations(page);
      await page.goto('/#page=lab');
      await page.locator('[data-verdict]').waitFor();
      await page.getByRole('button', { name: 'Write', exact: true }).click();
      // Whether it still writes when axe looks, or has written: both are looked at somewhere.
      await expectNoViolations(page, 'main');
      for (const tab of ['Compare', 'Train']) {
        await page.getByRole('radio', { name: tab }).check({ force: true });
        await expectNoViolations(page, 'main');
      }
    });

    test('axe finds nothing where things went wrong', async ({ page }) => {
      await seenTour(page);
      await page.goto('/#task=knapsack-01&step=x&variant=nothing');
      await page.getByRole('alert').first().waitFor();
      await expectNoViolations(page, '[role="alert"]');
      await page.goto('/#page=grade');
      await page.getByRole('main').waitFor();
      await page
        .locator('input[type="file"]')
        .first()
        .setInputFiles({
          name: 'mine.jsonl',
          mimeType: 'application/jsonl',
          buffer: Buffer.from('{"id":"nothing","output":"x"}\nno JSON\n'),
        });
      await page
        .getByText(/could not be used|cannot be|is not/)
        .first()
        .waitFor();
      await expectNoViolations(page, 'main');
      await page.goto('/#page=machines');
      await page.getByRole('textbox').first().waitFor();
      await page.locator('.cm-content').fill('blank: [');
      await page
        .getByText(/line 1/i)
        .first()
        .waitFor();
      await expectNoViolations(page, 'main');
    });
  });
