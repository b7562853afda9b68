/**
 * Writes the pages of `docs/` that are made of the code: `docs/commands.md` of what commands say with `--help`, `docs/tasks/` of what tasks
 * say of themselves, and `docs/machine-language.md` with the file of its worked task. A test says when one is stale.
 *
 *     npm run make-docs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { madePages } from './docs/made-pages.ts';

for (const [path, content] of madePages()) {
  const file = new URL(`../${path}`, import.meta.url);
  mkdirSync(dirname(file.pathname), { recursive: true });
  writeFileSync(file, content);
}
