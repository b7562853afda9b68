import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Looks with axe (WCAG 2.2, A and AA, and what is good practice) at the whole page, or at parts of it alone where the rest has been looked at.
 *
 * Only violations are handed over in full: what passes is a thousand cells and boxes, and takes ten times as long to hand over
 * as to look at. The pages hold no frames, so that axe can do all of its work in the page itself.
 */
export async function expectNoViolations(page: Page, ...parts: readonly string[]): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  for (const part of parts) builder.include(part);
  const { violations } = await builder
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}
