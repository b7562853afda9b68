import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countOnes } from '../../../docs/examples/count-ones.ts';
import { textOf } from '../../../scripts/docs/made-pages.ts';
import { Random } from '../../base/random.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const EXAMPLES = join(ROOT, 'docs/examples');

/** Rows of bits that the worked task is tried on. */
const ROWS = 200;

test('the worked task counts ones, and every line of its text follows from itself', () => {
  /** What follows a line, by the line: a closed text has one thing behind each. */
  const after = new Map<string, string>();
  for (let index = 0; index < ROWS; index++) {
    const random = new Random('count-ones', index);
    const { bits } = countOnes.sample(random, countOnes.ranges.L) as { readonly bits: string };
    const solution = solveTask(countOnes, { bits });
    expect(solution.answer, bits).toBe(String([...bits].filter((bit) => bit === '1').length));
    expect(countOnes.check({ bits }, solution.answer!), bits).toBe(true);
    const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' }).text();
    expect(text, bits).toContain(`\\boxed{${solution.answer}}`);
    for (const [, given, result] of text.matchAll(/^(bit: [01], count \d+)\n(.*)$/gm)) {
      expect(after.get(given!) ?? result, bits).toBe(result);
      after.set(given!, result!);
    }
  }
  expect(after.size).toBeGreaterThan(20);
});

test('the commands of the walk through run as they stand there, one after the other', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tail-walk-'));
  try {
    for (const name of readdirSync(EXAMPLES)) copyFileSync(join(EXAMPLES, name), join(folder, name));
    const commands = [...textOf('docs/walkthrough.md').matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
      block!.trim().split('\n'),
    );
    const [definition, ...steps] = commands;
    const tail = definition!.replace('/path/to/the/clone', ROOT.replace(/\/$/, ''));
    expect(tail).not.toBe(definition);
    const outputs = steps.map((command) => run(`${tail}\n${command}`, folder));
    expect(steps.map((command) => command.split(' ')[1])).toEqual(['run', 'convert', 'generate', 'grade']);
    expect(outputs[0]).toContain('1001');
    expect(JSON.parse(readFileSync(join(folder, 'flip.json'), 'utf8'))).toMatchObject({
      start: 'flip',
      halt: { halted: ['done'] },
    });
    expect(existsSync(join(folder, 'additions', 'README.md'))).toBe(true);
    expect(outputs[3]).toContain('50.00 % (1 of 2');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Runs lines in a shell, in a folder. */
function run(lines: string, folder: string): string {
  return execFileSync('sh', ['-c', lines], { cwd: folder, encoding: 'utf8' });
}
