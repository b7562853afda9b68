import { describe, expect, test } from 'vitest';
import { taskById } from '../tasks/registry.ts';
import { chainOfThought } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import type { TextSettings } from './chain-of-thought.ts';
import { stepsOf, type Step } from './steps.ts';

const ADDITION = { x1: '95', x2: '7' };

function additionSteps(settings: TextSettings): Step[] {
  const solution = solveTask(taskById('large-number-addition')!, ADDITION);
  return [...stepsOf(solution, chainOfThought(solution, settings))];
}

const lines = (steps: readonly Step[]): string[] => steps.map(({ left, right }) => `${left} | ${right}`);

describe('the steps of a text', () => {
  test('name addresses and fields, and hold symbols as they are', () => {
    expect(lines(additionSteps({ variant: 'tail', arithmetic: 'unfolded' }))).toEqual([
      'align: ‹x1› + ‹x2› | = ‹x1› + ‹x2›, carry 0 → column ‹column› ⇒ column',
      'count column: 1 + 1 | = 2, carry 0 → return ⇒ return',
      'column ‹column›: 5 + 7 + 0 [count column: carry 0] | = 2, carry 1 → column ‹next› ⇒ column',
      'count column: 2 + 1 | = 3, carry 0 → return ⇒ return',
      'column ‹column›: 9 + 0 + 1 [count column: carry 0] | = 0, carry 1 → column ‹next› ⇒ column',
      'column ‹column›: none | → carry-out ⇒ carry-out',
      'carry-out: carry 1 | first digit 1 → F ⇒ end',
    ]);
  });

  test('hold the values of what folded arithmetic computes with', () => {
    expect(lines(additionSteps({ variant: 'tail', arithmetic: 'folded' }))[1]).toBe(
      'column ‹column 1›: 5 + 7 + 0 | = 2, carry 1 → column ‹next 2› ⇒ column',
    );
  });

  test('say where they stand and whether the next line was announced', () => {
    const steps = additionSteps({ variant: 'tail', arithmetic: 'unfolded' });
    expect(steps.map(({ position }) => position)).toEqual([0, 1, 1, 2, 2, 3, 4]);
    expect(steps.map(({ kind }) => kind)).toEqual([
      'align',
      'count column',
      'column',
      'count column',
      'column',
      'column',
      'carry-out',
    ]);
    expect(steps.every(({ announced }) => announced)).toBe(true);
    expect(
      additionSteps({ variant: 'without-linear-transition', arithmetic: 'folded' }).some(({ announced }) => announced),
    ).toBe(false);
  });

  test('have nothing on the left without the memory fetcher but the state', () => {
    const [, , column] = additionSteps({ variant: 'without-memory-fetcher', arithmetic: 'unfolded' });
    expect(column).toMatchObject({ left: 'column ‹column› [count column: carry 0]' });
  });

  test('are one for a text without states: the answer of the whole input', () => {
    const steps = additionSteps({ variant: 'direct', arithmetic: 'folded' });
    expect(steps).toMatchObject([{ kind: 'answer', right: String.raw`\boxed{102}` }]);
    expect(steps[0]!.left).toContain('95+7');
  });
});
