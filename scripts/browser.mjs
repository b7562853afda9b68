/**
 * Which Chromium the tests drive, and how it is started. The one place that knows: set-up, Vitest and Playwright ask here.
 */
import { existsSync } from 'node:fs';
import { chromium, firefox } from 'playwright';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/**
 * Pages that a browser built for people loads for its own window, beside every page of ours: on two cores they take longer than ours
 * does. The rest Playwright leaves out too; of two such lists the browser takes the last.
 */
const UNWANTED_FEATURES = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
];

/** A browser built for people looks for updates and for its maker's hosts at every start, and wants a sandbox that containers lack. */
const SYSTEM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${UNWANTED_FEATURES.join()}`,
];

/**
 * The browser to test with: `CHROMIUM_PATH`, else Playwright's own where it is installed, else the system's.
 *
 * @returns {{ executablePath: string, args: string[] } | undefined} nothing when there is none
 */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, args: SYSTEM_FLAGS };
  if (existsSync(chromium.executablePath())) return { executablePath: chromium.executablePath(), args: [] };
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path));
  return system ? { executablePath: system, args: SYSTEM_FLAGS } : undefined;
}

/** The same as launch options; without a browser Playwright's own defaults, whose message says what to install. */
export function launchOptions() {
  return findBrowser() ?? {};
}

/** Whether Playwright's Firefox is installed; Playwright drives no other one. */
export function hasFirefox() {
  return existsSync(firefox.executablePath());
}
