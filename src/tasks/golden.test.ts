import { describe, expect, test } from 'vitest';
import { chainOfThought, solve } from './solution.ts';
import { TASKS } from './registry.ts';

/** The whole text of each task's example: small enough to be read, and a change of a narration shows up as a diff. */
describe.each(TASKS.map((task) => [task.id, task] as const))('the golden trace of %s', (id, task) => {
  const solution = solve(task, task.example);

  for (const variant of ['tail', 'tail-styled'] as const)
    test(`in the variant ${variant}`, async () => {
      const text = chainOfThought(solution, { variant, arithmetic: 'folded' }).text();
      await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${id}.${variant}.txt`);
    });

  test('with unfolded arithmetic', async () => {
    const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' }).text();
    await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${id}.unfolded.txt`);
  });

  test('ends in every variant with the answer in a box', () => {
    for (const variant of ['tail', 'tail-styled', 'without-memory-fetcher', 'direct'] as const)
      expect(chainOfThought(solution, { variant, arithmetic: 'folded' }).text()).toMatch(/\\boxed\{[^{}]+\}$/);
    expect(chainOfThought(solution, { variant: 'direct', arithmetic: 'folded' }).text()).toBe(
      `\\boxed{${solution.answer}}`,
    );
  });
});
