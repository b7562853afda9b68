/**
 * The test of every journey. Whatever a person does, the page asks no other host for anything, breaks no rule of its
 * Content-Security-Policy, and writes no warning or error to the console: a journey in which it does fails at its end.
 */
import { test as base, type BrowserContext } from '@playwright/test';

export { expect, type Download, type Page } from '@playwright/test';

interface Watch {
  /** Messages that this journey brings about on purpose, as by taking a file away. */
  readonly expectedMessages: RegExp;
  readonly quiet: undefined;
}

/** Runs journeys that fail where the page was not quiet. */
export const test = base.extend<Watch>({
  // Nothing, unless a journey says otherwise.
  expectedMessages: [/$^/, { option: true }],
  quiet: [
    async ({ context, expectedMessages }, use) => {
      const noise = listen(context);
      await use(undefined);
      const unexpected = noise.filter((message) => !expectedMessages.test(message));
      base.expect(unexpected, 'what the page said or asked for that it should not have').toEqual([]);
    },
    { auto: true },
  ],
});

/** What Playwright itself writes where journeys block service workers (`playwright.config.ts`). */
const PLAYWRIGHT = /^Service Worker registration blocked by Playwright/;

/** Collects what pages and workers of a context say and ask for; a refused request is a message of the console. */
function listen(context: BrowserContext): string[] {
  const noise: string[] = [];
  context.on('console', (message) => {
    if (PLAYWRIGHT.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning')
      noise.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => noise.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== 'localhost') noise.push(`request: ${request.url()}`);
  });
  return noise;
}
