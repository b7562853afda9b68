import { expect, test } from 'vitest';
import { taskById } from '../../tasks/registry.ts';
import { perturbedOutputs } from '../../testing/perturbed-outputs.ts';
import { Grader } from '../grader.ts';
import { SolvedInstance } from '../reference/solved-instance.ts';
import { GradeCount } from './grade-report.ts';

test('a known hazard is found again in the outputs of a made-up model', { timeout: 120_000 }, () => {
  const task = taskById('large-number-addition')!;
  const known = 0.02;
  const grader = new Grader();
  const count = new GradeCount();
  let [departed, reached] = [0, 0];
  for (const perturbed of perturbedOutputs(task, 1, 300, known)) {
    const example = { id: 'a', task, instance: perturbed.instance, range: 'S' };
    count.add(grader.grade({ output: perturbed.output }, { example, how: 'record' }, 'run'));
    if (perturbed.place !== undefined) departed++;
    reached += perturbed.reached;
  }
  const { hazard } = count.report().runs[0]!.tasks[0]!;
  expect(hazard.all).toMatchObject({ departed, reached });
  expect(hazard.all.interval.low).toBeLessThan(known);
  expect(hazard.all.interval.high).toBeGreaterThan(known);
});

test('two runs are compared on the instances that both have', () => {
  const task = taskById('word-flip')!;
  const grader = new Grader();
  const count = new GradeCount();
  for (const [number, text] of ['ab', 'cd', 'ef', 'gh', 'ij', 'kl'].entries())
    for (const [run, isRight] of [
      ['one', true],
      ['two', number === 0],
    ] as const) {
      const example = { id: text, task, instance: { text }, range: 'S' };
      const output = isRight ? String.raw`\boxed{${[...text].toReversed().join('')}}` : String.raw`\boxed{?}`;
      count.add(grader.grade({ output }, { example, how: 'record' }, run));
    }
  const report = count.report();
  expect(report.runs).toMatchObject([
    { run: 'one', accuracy: 1 },
    { run: 'two', correct: 1, total: 6 },
  ]);
  expect(report.comparisons).toMatchObject([
    // The formula to the last digits but a few: logarithms are added up in the same way everywhere.
    { only_first: 5, only_second: 0, p: expect.closeTo(0.0625, 12) as number, instances: 6 },
  ]);
});

test('states after a departure are told of where texts of states came, and not where there were none to judge', () => {
  const task = taskById('word-flip')!;
  const example = { id: 'ab', task, instance: { text: 'ab' }, range: 'S' };
  const solved = new SolvedInstance(task, example.instance);
  const right = solved.text({ variant: 'tail', arithmetic: 'folded' });
  const later = (output: string) => {
    const count = new GradeCount();
    count.add(new Grader().grade({ output }, { example, how: 'record' }, 'run'));
    return count.report().runs[0]!.later;
  };
  expect(later(right.replace('"a"', '"b"'))).toEqual({ consequence: 0, independent: 0, unknown: 0 });
  expect(later(right)).toBeNull();
  expect(later(String.raw`\boxed{?}`)).toBeNull();
});
