/**
 * Browser journeys in `e2e/`, against the built page: `npm run build` first, or `npm test`, which does both.
 */
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

/** What is timed runs alone, before everything else. */
const TIMED = ['smoothness.spec.ts', 'scale.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  projects: [
    { name: 'timed', testMatch: TIMED, workers: 1 },
    { name: 'journeys', testIgnore: TIMED, dependencies: ['timed'] },
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
