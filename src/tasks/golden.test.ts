import { describe, expect, test } from 'vitest';
import { variantsOf, type VariantId } from '../cot/variants.ts';
import { chainOfThought } from '../runs/solution.ts';
import { solveTask } from './task-subject.ts';
import { TASKS, taskById } from './registry.ts';

/** The whole text of each task's example: small enough to be read, and a change of a narration shows up as a diff. */
describe.each(TASKS.map((task) => [task.id, task] as const))('the golden trace of %s', (id, task) => {
  const solution = solveTask(task, task.example);

  for (const variant of ['tail', 'tail-styled'] as const)
    test(`in the variant ${variant}`, async () => {
      const text = chainOfThought(solution, { variant, arithmetic: 'folded' }).text();
      await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${id}.${variant}.txt`);
    });

  test('with unfolded arithmetic', async () => {
    const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' }).text();
    await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${id}.unfolded.txt`);
  });
});

/** Two tasks for each further variant: a table or loop, and the shortest text that still shows what the variant does. */
const FURTHER: readonly (readonly [task: string, variant: VariantId])[] = [
  ['knapsack-01', 'without-atomic-state'],
  ['binary-search', 'without-atomic-state'],
  ['bubble-sort', 'without-atomic-state'],
  ['bubble-sort', 'without-linear-transition'],
  ['binary-search', 'without-linear-transition'],
  ['multi-machine-schedule', 'without-linear-transition'],
  ['large-number-addition', 'turing-program'],
  ['bubble-sort', 'turing-program'],
  ['large-number-addition', 'index-hint'],
  ['large-number-addition', 'reversed'],
];

test.each(FURTHER)('the golden trace of %s in the variant %s', async (id, variant) => {
  const task = taskById(id)!;
  const text = chainOfThought(solveTask(task, task.example), { variant, arithmetic: 'folded' }).text();
  await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${id}.${variant}.txt`);
});

test.each(TASKS.map((task) => [task.id, task] as const))('%s is answered in every variant it has', (_id, task) => {
  const solution = solveTask(task, task.example);
  for (const { id: variant } of variantsOf(task))
    expect(
      chainOfThought(solution, { variant, arithmetic: 'folded' }).text().endsWith(`\\boxed{${solution.answer}}`),
    ).toBe(true);
  expect(chainOfThought(solution, { variant: 'direct', arithmetic: 'folded' }).text()).toBe(
    `\\boxed{${solution.answer}}`,
  );
});
