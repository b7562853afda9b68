/**
 * Which Chromium the tests drive, and how it is started. The one place that knows: set-up, Vitest and Playwright ask here.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from 'playwright';

/** Names that Chromium has on the PATH. */
const SYSTEM_BROWSERS = ['chromium', 'google-chrome', 'chromium-browser'];

/** What `CHROMIUM_PATH` says where tests are to run as on a machine without a browser. */
const NONE = 'none';

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

/** Whether tests are to run as on a machine without a browser, and none is to be installed. */
export const isBrowserUnwanted = () => process.env['CHROMIUM_PATH'] === NONE;

/**
 * The browser to test with: `CHROMIUM_PATH`, else Playwright's own where it is installed, else the system's.
 *
 * @returns {{ executablePath: string, args: string[] } | undefined} nothing when there is none
 */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (isBrowserUnwanted()) return undefined;
  if (named) return { executablePath: named, args: SYSTEM_FLAGS };
  if (existsSync(chromium.executablePath())) return { executablePath: chromium.executablePath(), args: [] };
  const system = onPath(SYSTEM_BROWSERS);
  return system ? { executablePath: system, args: SYSTEM_FLAGS } : undefined;
}

/**
 * @param {readonly string[]} names
 * @returns {string | undefined} the path of the first of these programs that is on the PATH
 */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** The same as launch options; without a browser Playwright's own defaults, whose message says what to install. */
export function launchOptions() {
  return findBrowser() ?? {};
}

/** Whether Playwright's Firefox is installed; Playwright drives no other one. */
export function hasFirefox() {
  return existsSync(firefox.executablePath());
}
