import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { madePages, textOf } from '../../../scripts/docs/made-pages.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

test('pages that are made of the code are those that npm run make-docs would write now', () => {
  for (const [path, content] of madePages()) {
    expect(existsSync(join(ROOT, path)), `${path} is missing: npm run make-docs`).toBe(true);
    expect(textOf(path) === content, `${path} is stale: npm run make-docs`).toBe(true);
  }
});

test('there is no page of a task that is gone', () => {
  const made = [...madePages().keys()];
  expect(readdirSync(join(ROOT, 'docs/tasks')).filter((name) => !made.includes(`docs/tasks/${name}`))).toEqual([]);
});

test('every link from a page of the documentation leads to a file, and the index names every page', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs')];
  const broken = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => join(dirname(page), target!))
      .filter((target) => !existsSync(join(ROOT, target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
  const index = textOf('docs/README.md');
  const unnamed = readdirSync(join(ROOT, 'docs')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md' && !index.includes(`](${name})`),
  );
  expect(unnamed).toEqual([]);
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}
