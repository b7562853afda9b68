import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECURITY_HEADERS } from '../scripts/security-policy.ts';
import { serve } from './static-server.ts';
import { expect, test } from './test.ts';

const currentState = '[data-shown-step]';

test('the page works from any folder of a host', async ({ page }) => {
  const host = await serve('dist', '/a/b/');
  await page.goto(`${host.address}#task=word-flip&step=5`);
  await expect(page.locator(currentState)).toHaveAttribute('data-shown-step', '5');
  await page.getByRole('link', { name: 'Dataset', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
  host.close();
});

test('it can be installed: its manifest names icons that are there, in their sizes', async ({ page }) => {
  const host = await serve('dist', '/a/b/');
  await page.goto(`${host.address}#task=word-flip&step=5`);
  const icons = await page.evaluate(async () => {
    const { href } = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
    const manifest = (await (await fetch(href)).json()) as { icons: { src: string; sizes: string }[] };
    return Promise.all(
      manifest.icons.map(async ({ src, sizes }) => {
        const image = new Image();
        image.src = new URL(src, href).href;
        await image.decode();
        return sizes === 'any' || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
      }),
    );
  });
  expect(icons).toEqual([true, true, true, true]);
  host.close();
});

test.describe('a page that is open while a new version is put in its place', () => {
  test.use({ expectedMessages: /404 \(Not Found\)|Refused to apply style|could not be loaded\./ });

  test('goes on working, says what it can no longer load, and is the new version when it is reloaded', async ({
    page,
  }) => {
    const next = mkdtempSync(join(tmpdir(), 'tail-next-'));
    const host = await serve('dist');
    await page.goto(`${host.address}#task=word-flip&step=5`);
    await expect(page.locator(currentState)).toHaveAttribute('data-shown-step', '5');
    await expect(page.getByRole('button', { name: 'Halting state accept' })).toBeVisible();

    // Of the next version every file that the first one would still ask for has another name.
    cpSync('dist', next, { recursive: true });
    const assets = join(next, 'assets');
    for (const name of readdirSync(assets)) renameSync(join(assets, name), join(assets, `old-${name}`));
    host.deploy(next);
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(currentState)).toHaveAttribute('data-shown-step', '6');
    await page.getByRole('link', { name: 'Dataset', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('The Dataset page could not be loaded');
    await expect(page.getByRole('alert')).toContainText('reload the page to have its new version');

    host.deploy('dist');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
    host.close();
    rmSync(next, { recursive: true });
  });
});

test.describe('a page whose connection is gone right after the start', () => {
  test.use({ expectedMessages: /ERR_INTERNET_DISCONNECTED/ });

  test('leaves it to the next visit to clean what exports have left', async ({ page }) => {
    await page.route('**/kept-exports-*.js', (route) => route.abort('internetdisconnected'));
    const refused = page.waitForEvent('requestfailed');
    await page.goto('/#task=word-flip&step=5');
    expect((await refused).url()).toContain('kept-exports');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(currentState)).toHaveAttribute('data-shown-step', '6');
  });
});

test('the container sends the same headers as the page is tested with', () => {
  const configuration = readFileSync('hosting/nginx.conf', 'utf8');
  const sent = [...configuration.matchAll(/add_header (\S+) "([^"]*)" always;/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(Object.fromEntries(sent)).toEqual(SECURITY_HEADERS);
});

test('the container lets browsers keep what has a hash in its name, and nothing that is missing', () => {
  const configuration = readFileSync('hosting/nginx.conf', 'utf8');
  const [, rules = ''] = /map "\$status \$uri" \$caching \{([^}]*)\}/.exec(configuration) ?? [];
  const [[, otherwise] = [], ...patterns] = [...rules.matchAll(/(?:default|"~([^"]*)") "([^"]*)";/g)].map(
    ([, pattern, value]) => [pattern, value],
  );
  const caching = (answer: string) => patterns.find(([pattern]) => new RegExp(pattern!).test(answer))?.[1] ?? otherwise;
  expect(caching('200 /assets/page-hash.js')).toContain('immutable');
  expect(caching('304 /assets/page-hash.js')).toContain('immutable');
  for (const answer of ['404 /assets/page-hash.js', '503 /assets/page-hash.js', '200 /', '200 /service-worker.js'])
    expect(caching(answer), answer).toBe('no-cache');
});

test('the container is built without what git ignores', () => {
  // Names and patterns count for every folder in the one file, and for the uppermost alone in the other.
  const left = linesOf('hosting/Containerfile.dockerignore').map((line) => line.replace('**/', ''));
  expect(left).toEqual(expect.arrayContaining(['.git', ...linesOf('.gitignore')]));
});

test('every journey is watched for messages and requests', () => {
  const unwatched = readdirSync('e2e')
    .filter((name) => name.endsWith('.spec.ts'))
    .filter((name) => /import (?!type)[^;]*from '@playwright\/test'/.test(readFileSync(join('e2e', name), 'utf8')));
  expect(unwatched).toEqual([]);
});

/** The lines of a list of patterns, without its comments. */
function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !/^(#|$)/.test(line));
}
