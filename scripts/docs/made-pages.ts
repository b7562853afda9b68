import { readFileSync } from 'node:fs';
import { commandsPage } from './commands-page.ts';
import { recordsPage } from './records-page.ts';
import { taskPages } from './task-pages.ts';

/** Pages that show files of the project, between marks that name them. */
const PAGES_WITH_FILES = ['docs/machine-language.md', 'docs/walkthrough.md'];

/** All pages that are made of the code, by their paths in the project. */
export function madePages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/commands.md', commandsPage()],
    ['docs/records.md', recordsPage()],
    ...[...taskPages()].map(([name, content]): [string, string] => [`docs/tasks/${name}`, content]),
    ...PAGES_WITH_FILES.map((path): [string, string] => [path, withFiles(textOf(path))]),
  ]);
}

/** A file of the project as text. */
export function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** Puts the files that a page names between `<!-- file PATH -->` and `<!-- end -->` as they are now. */
function withFiles(page: string): string {
  return page.replaceAll(
    /<!-- file (\S+) -->\n[^]*?<!-- end -->/g,
    (_, path: string) =>
      `<!-- file ${path} -->\n\`\`\`${path.split('.').at(-1)!}\n${textOf(path).trimEnd()}\n\`\`\`\n<!-- end -->`,
  );
}
