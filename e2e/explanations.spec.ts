/** What a control does, what a variant is: said to who has no mouse, too. */
import { expect, test, type Page } from './test.ts';

const PAGES = {
  Trace: '/#task=large-number-addition&step=71',
  Machines: '/#page=machines',
  Dataset: '/#page=dataset&task=word-flip&range=S:40:train',
  Lab: '/#page=lab',
  Grade: '/#page=grade',
  Attention: '/#page=attention&task=large-number-addition&variant=tail',
  Learn: '/#page=learn&screen=fetch',
} as const;

/** The button of each page that says what forms of a text, or kinds of mistakes, there are. */
const EXPLAINED: Readonly<Partial<Record<keyof typeof PAGES, string>>> = {
  Trace: 'About variants and arithmetic',
  Dataset: 'About variants and arithmetic',
  Lab: 'About the models’ texts',
  Attention: 'About variants and arithmetic',
  Learn: 'About forms of the text',
};

const shownTitle = (page: Page) => page.locator('[popover]:popover-open');

async function open(page: Page, address: string): Promise<void> {
  // A blank page has no storage.
  await page.addInitScript(() => location.protocol === 'about:' || localStorage.setItem('tail-tracer-tour', 'seen'));
  await page.goto(address);
  // The first is that of the theme, which is there before the page.
  await page.locator(':is(button, label)[title]:visible').nth(1).waitFor();
}

/** Presses Tab until a control with a title has the focus; returns the title. */
async function tabToTitle(page: Page): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    await page.keyboard.press('Tab');
    const title = await page.evaluate(() => document.activeElement?.closest('[title]')?.getAttribute('title'));
    if (title) return title;
  }
  throw new Error('Tab leads to no title');
}

for (const [name, address] of Object.entries(PAGES)) {
  test(`${name}: the keyboard is told what a title says`, async ({ page }) => {
    await open(page, address);
    for (let control = 0; control < 4; control++) {
      const title = await tabToTitle(page);
      await expect(shownTitle(page)).toHaveText(title);
    }
    await page.keyboard.press('Escape');
    await expect(shownTitle(page)).toHaveCount(0);
  });

  test.describe('a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test(`${name}: a finger that rests on a control is told what it does, and does not press it`, async ({ page }) => {
      await open(page, address);
      const theme = page.getByRole('button', { name: 'Theme: system. Change it' });
      const { x, y, width, height } = (await theme.boundingBox())!;
      const client = await page.context().newCDPSession(page);
      const finger = { x: x + width / 2, y: y + height / 2 };
      const touch = (type: 'touchStart' | 'touchEnd' | 'touchCancel') =>
        client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchStart' ? [finger] : [] });
      // A page that still scrolls to its place while it loads takes what a finger is told away.
      await expect(async () => {
        await touch('touchStart');
        const isTold = await shownTitle(page)
          .waitFor({ timeout: 3000 })
          .then(() => true)
          .catch(() => false);
        if (!isTold) await touch('touchCancel');
        expect(isTold).toBe(true);
      }).toPass();
      await expect(shownTitle(page)).toHaveText('Theme: system');
      await touch('touchEnd');
      await expect(theme).toBeVisible();
      // A short touch presses, as ever.
      await theme.tap();
      await expect(page.getByRole('button', { name: 'Theme: light. Change it' })).toBeVisible();
      await expect(shownTitle(page)).toHaveCount(0);
    });
  });

  test(`${name}: nothing is said by a title alone that neither key nor finger reaches`, async ({ page }) => {
    await open(page, address);
    const alone = await page
      .locator('[title]:visible')
      .evaluateAll((titled) =>
        titled
          .filter(
            (each) =>
              !each.closest('a, button, input, label, select, summary, textarea, [role="button"], [role="row"]') &&
              !each.querySelector('a, button, input, select, textarea') &&
              !each.textContent.includes(each.getAttribute('title')!),
          )
          .map((each) => `${each.textContent}: ${each.getAttribute('title')}`),
      );
    expect(alone).toEqual([]);
    const explained = EXPLAINED[name as keyof typeof PAGES];
    if (explained === undefined) return;
    await page.getByRole('button', { name: explained }).first().focus();
    await page.keyboard.press('Enter');
    const entries = page.getByRole('dialog', { name: explained }).getByRole('term');
    await expect(entries.filter({ hasText: /^TAIL$/ })).toBeVisible();
    await expect(entries.filter({ hasText: 'Without memory fetcher' })).toBeVisible();
  });
}
