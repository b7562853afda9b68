import { describe, expect, test } from 'vitest';
import { Random } from '../tasks/random.ts';
import { TASKS } from '../tasks/registry.ts';
import { chainOfThought, solve } from '../tasks/solution.ts';
import { VARIANTS, variantProblem } from './variants.ts';

describe.each(TASKS.map((task) => [task.id, task] as const))('the text of %s', (id, task) => {
  const solutions = (['S', 'L'] as const).map((name) =>
    solve(task, task.sample(new Random('text', id, name), task.ranges[name])),
  );
  const settings = VARIANTS.flatMap((variant) =>
    (['folded', 'unfolded'] as const).flatMap((arithmetic) =>
      variantProblem(variant.id, arithmetic) ? [] : [{ variant: variant.id, arithmetic }],
    ),
  );

  test('is its stretches one after another, read in any window', () => {
    for (const solution of solutions)
      for (const setting of settings) {
        const text = chainOfThought(solution, setting);
        const stretches = Array.from({ length: solution.trace.outerLength }, (_, position) =>
          text.segments(position),
        ).flat();
        expect([...stretches, ...text.ending()].map((segment) => segment.text).join('')).toBe(text.text());
      }
  });

  test('prints operands as the values that stood on the tapes', () => {
    for (const solution of solutions)
      for (const setting of settings) {
        const text = chainOfThought(solution, setting);
        const stretches = Array.from({ length: solution.trace.outerLength }, (_, position) =>
          text.segments(position),
        ).flat();
        const operands = stretches.filter(({ operand }) => operand);
        expect(operands.map(({ text: printed }) => printed)).toEqual(operands.map(({ operand }) => operand!.value));
      }
  });

  test('leaves no operand in the variant without the memory fetcher', () => {
    for (const solution of solutions) {
      const text = chainOfThought(solution, { variant: 'without-memory-fetcher', arithmetic: 'folded' });
      for (let position = 0; position < solution.trace.outerLength; position++)
        expect(text.segments(position).some(({ role }) => role === 'fetch')).toBe(false);
    }
  });

  test('says for every atomic state where it goes next', () => {
    for (const solution of solutions)
      for (const variant of ['tail', 'tail-styled'] as const) {
        const text = chainOfThought(solution, { variant, arithmetic: 'unfolded' });
        for (let position = 0; position < solution.trace.outerLength; position++)
          expect(text.segments(position).some(({ role }) => role === 'next')).toBe(true);
      }
  });
});

test('a run that was stopped has the text of its finished states and an empty box', () => {
  const task = TASKS.find(({ id }) => id === 'word-flip')!;
  const stopped = solve(task, { text: 'Stop here' }, 60);
  expect(stopped.answer).toBeUndefined();
  expect(chainOfThought(stopped, { variant: 'tail', arithmetic: 'folded' }).text()).toMatch(
    /^\[0\]: "S"\n→ \[1\]\n[^]*\\boxed\{\}$/,
  );
});
