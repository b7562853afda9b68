/**
 * Three projects: `unit` runs in Node, `python` runs what we export for Python with it, `browser` runs components and workers in a real
 * Chromium.
 */
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.mjs';

const BROWSER_TESTS = 'src/**/*.browser.test.{ts,tsx}';
const PYTHON_TESTS = 'src/**/*.python.test.ts';

export default defineConfig({
  test: {
    // The smallest machines that run this have two cores.
    maxWorkers: 2,
    coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'], exclude: ['src/**/*.test.{ts,tsx}', 'src/testing/**'] },
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'unit',
          // Tests are not timed: a sweep takes as long as the machine needs.
          testTimeout: 120_000,
          environment: 'node',
          // Files share their modules, so that every machine is compiled once and not once a file.
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, BROWSER_TESTS, PYTHON_TESTS],
        },
      },
      {
        extends: './vite.config.ts',
        test: { name: 'python', testTimeout: 120_000, environment: 'node', include: [PYTHON_TESTS] },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'browser',
          testTimeout: 60_000,
          // As for journeys (`playwright.config.ts`): the list names the tests that needed it.
          retry: 1,
          include: [BROWSER_TESTS],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1440, height: 900 },
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
