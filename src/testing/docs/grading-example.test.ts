import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../../../scripts/docs/made-pages.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

/** The first block of a language below a heading of the page on grading. */
function block(language: string): string {
  const section = textOf('docs/grading.md').split('## A worked example')[1]!;
  return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section)![1]!;
}

test('the worked example of grading prints what the page shows', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tail-grading-'));
  try {
    writeFileSync(join(folder, 'sums.jsonl'), block('json'));
    const tail = `"${process.execPath}" "${join(ROOT, 'bin/tail-tracer.mjs')}"`;
    const command = block('sh').replace(/^tail /, `${tail} `);
    expect(execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })).toBe(block('text'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
