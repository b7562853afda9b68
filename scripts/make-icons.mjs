/**
 * Draws `public/favicon.svg` in the sizes that an installed page is shown in. Run it when the drawing changes; the files are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { launchOptions } from './browser.mjs';

const PUBLIC = new URL('../public/', import.meta.url);

/** Name, pixels, and the share of the width that the drawing takes: a maskable icon is cut to a circle of 80 %. */
const ICONS = /** @type {const} */ ([
  ['icon-192.png', 192, 1],
  ['icon-512.png', 512, 1],
  ['icon-maskable-512.png', 512, 0.66],
]);

const drawing = readFileSync(new URL('favicon.svg', PUBLIC), 'utf8');
const browser = await chromium.launch(launchOptions());
for (const [name, pixels, share] of ICONS) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const background = share < 1 ? '#fff' : 'transparent';
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${background}">` +
      `<div style="width:${share * 100}%">${drawing}</div>`,
  );
  writeFileSync(new URL(name, PUBLIC), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
