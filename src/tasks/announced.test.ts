import { describe, expect, test } from 'vitest';
import type { Instance } from './task.ts';
import { chainOfThought, solve } from './solution.ts';
import { Random } from './random.ts';
import { TASKS } from './registry.ts';

/** Announcements that are not the first words of the line that they lead to, and what that line begins with. */
const OTHERWISE: readonly (readonly [announced: RegExp, line: string])[] = [
  [/^F$/u, String.raw`\\boxed\{`],
  [/^interval$/u, String.raw`\{\d+, \d+\}:`],
  [/^divide by (\d+)$/u, String.raw`divide: \d+ / $1$`],
  [/^end (\d+)$/u, String.raw`piece\(\d+, $1\):`],
  // Passes and carries are told with the state that comes next in them.
  [/^pass \d+, one shorter$/u, 'compare 0:'],
  [/^(column -?\d+), carry \d+$/u, '$1:'],
];

/** Instances that are larger than those drawn: verdicts that change from digit to digit. */
const LARGER: Readonly<Record<string, readonly Instance[]>> = {
  'prime-search': [{ n: 9998, m: 10001 }],
  'diophantine-equation': [{ x1: 1234, x2: 12, n: 12340 }],
  'binary-search': [{ list: Array.from({ length: 120 }, (_, index) => 17 * index - 999), target: 701 }],
  lcs: [{ x1: 'ab'.repeat(6), x2: 'ba'.repeat(6) }],
  'knapsack-01': [{ capacity: 21, weights: [10, 9, 12], values: [95, 19, 119] }],
  'palindrome-combination': [{ text: 'xyyxabcdefgh' }],
  'permutation-combination': [{ list: [-10, 9, 10, 11, 12, -9, 0, 1, 2, 3, 4], k: 2 }],
};

describe('the state that an atomic state announces is the next one', () => {
  test.each(TASKS.map((task) => [task.id, task] as const))('in %s', (id, task) => {
    const drawn = Array.from({ length: 6 }, (_, seed) =>
      task.sample(new Random('announced', id, seed), { ...task.ranges.L, from: task.ranges.S.from }),
    );
    const wrong: string[] = [];
    let found = 0;
    for (const instance of [task.example, ...drawn, ...(LARGER[id] ?? [])]) {
      const lines = chainOfThought(solve(task, instance), { variant: 'tail', arithmetic: 'folded' }).text().split('\n');
      lines.forEach((line, index) => {
        if (!line.startsWith('→ ')) return;
        found++;
        const next = lines[index + 1] ?? '';
        if (!follows(line.slice(2), next)) wrong.push(`${line} | ${next}`);
      });
    }
    expect(found).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

/** Whether a line is what was announced: it begins with the very words, unless it is told otherwise. */
function follows(announced: string, line: string): boolean {
  for (const [pattern, beginning] of OTHERWISE)
    if (pattern.test(announced)) return new RegExp(`^${announced.replace(pattern, beginning)}`, 'u').test(line);
  return line.startsWith(announced) && !/^\d/u.test(line.slice(announced.length));
}
