/**
 * Browser journeys in `e2e/`, against the built page: `npm run build` first, or `npm test`, which does both.
 */
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { hasFirefox, launchOptions } from './scripts/browser.mjs';

/** What is timed runs alone, before everything else. */
const TIMED = ['smoothness.spec.ts', 'scale.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  // How long a page may be kept waiting by other programs, not by us: what is timed measures processor time, or has a limit of its own.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // Tries after a failure: once more, for what a busy machine does to a browser. Who passes then is listed as flaky, a fault to be mended.
  retries: 1,
  reporter: 'list',
  projects: [
    { name: 'timed', testMatch: TIMED, workers: 1 },
    { name: 'journeys', testIgnore: TIMED, dependencies: ['timed'] },
    // `TAIL_FIREFOX=1 npm run e2e` runs the journeys in Firefox, too; docs/hosting.md says in what it differs.
    ...firefoxProjects(),
  ],
  use: {
    browserName: 'chromium',
    // Any free port, so that two checkouts can run at once; the server's first line tells which.
    baseURL: `http://localhost:${process.env['PAGE_PORT'] ?? ''}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: launchOptions(),
    // What is kept for visits without a connection is a journey of its own; the others see what is served.
    serviceWorkers: 'block',
    // A trace makes every action several times as long; `--trace on` records one when a fault is looked for.
    trace: 'off',
  },
  webServer: {
    command: 'node scripts/start.mjs --port 0',
    wait: { stdout: /http:\/\/localhost:(?<page_port>\d+)/ },
    timeout: 120_000,
  },
});

/** The journeys in Firefox, where they are asked for and it is installed. Left out are those about what only Chromium has. */
function firefoxProjects(): NonNullable<PlaywrightTestConfig['projects']> {
  if (!process.env['TAIL_FIREFOX']) return [];
  if (!hasFirefox()) {
    process.stderr.write(
      'No Firefox for the journeys: npx playwright install firefox puts one in its place. They run in Chromium alone.\n',
    );
    return [];
  }
  return [
    {
      name: 'firefox',
      testIgnore: [...TIMED, 'offline.spec.ts'],
      // Flags of Chromium mean nothing here; Firefox refuses reading and writing the clipboard unless a person does it.
      use: { browserName: 'firefox', launchOptions: {}, permissions: [] },
    },
  ];
}
