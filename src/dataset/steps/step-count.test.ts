import { expect, test } from 'vitest';
import { StepTable } from '../../cot/step-table.ts';
import { stepsOf } from '../../cot/steps.ts';
import { taskById } from '../../tasks/registry.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { smallPlan } from '../../testing/dataset-plan.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import { solveDraw } from '../record.ts';
import { drawOf, select } from '../selection.ts';
import { countSteps, type StepWork } from './step-count.ts';
import type { StepReport } from './step-report.ts';
import { stepSamples } from './step-sample.ts';

const most = { train: 1000, test: 100 };
const ALL: StepWork = { train: Infinity, test: Infinity };

async function reportsOf(plan: DatasetPlan, work = ALL): Promise<readonly StepReport[]> {
  const [sample] = stepSamples(plan, await select(plan), { most, by: 'range' });
  const count = countSteps(plan, sample!, plan.variants, work);
  let next = count.next();
  while (!next.done) next = count.next();
  return next.value;
}

test('what is counted is what the texts of the draws hold', async () => {
  const plan = smallPlan();
  const [report] = await reportsOf(plan);
  const table = new StepTable();
  const [sample] = stepSamples(plan, await select(plan), { most, by: 'range' });
  for (const draw of sample!.train.draws) {
    const solution = solveDraw(plan.parts[0]!.task, drawOf(plan, draw));
    table.add(stepsOf(solution, chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' })));
  }
  expect(report).toMatchObject({
    train: { examples: 30, occurrences: table.counts.occurrences },
    distinct: table.counts.distinct,
    growth: table.growth,
  });
  expect(report!.tests.map(({ range, examples }) => [range, examples])).toEqual([['M', 6]]);
});

test('several variants are counted over the same runs, each with its own steps', async () => {
  const plan = smallPlan({ variants: ['tail', 'direct'], arithmetic: 'folded' });
  const [tail, direct] = await reportsOf(plan);
  expect([tail!.variant, direct!.variant]).toEqual(['tail', 'direct']);
  expect(direct).toMatchObject({ distinct: 30, train: { examples: 30, occurrences: 30 } });
  expect(direct!.tests[0]).toMatchObject({ steps: 0, whole: 0 });
  expect(tail!.train.occurrences).toBeGreaterThan(30);
});

test('when the work for a set is done the next one is counted, of each at least one example', async () => {
  const [report] = await reportsOf(smallPlan(), { train: 20_000, test: 1 });
  expect(report!.train.examples).toBeGreaterThan(1);
  expect(report!.train.examples).toBeLessThan(30);
  expect(report!.tests[0]!.examples).toBe(1);
  expect(await reportsOf(smallPlan(), { train: 20_000, test: 1 })).toEqual([report]);
});

test('without training examples nothing is run', async () => {
  const plan = smallPlan({ ranges: [{ range: 'M', count: 6, split: 'eval' }] });
  expect((await reportsOf(plan))[0]).toMatchObject({ train: { examples: 0 }, distinct: 0, tests: [], missing: [] });
});

test('a missing step is found in its example: the state there ends with the step that is told', async () => {
  const plan = smallPlan({
    ranges: [{ range: 'S', count: 1, split: 'train' }, ...smallPlan().settings.ranges.slice(1)],
  });
  const [report] = await reportsOf(plan);
  expect(report!.missing.length).toBeGreaterThan(0);
  const task = taskById('large-number-addition')!;
  for (const { instance, left, right, position, endStep } of report!.missing.slice(0, 10)) {
    const solution = solveTask(task, instance);
    const steps = [...stepsOf(solution, chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' }))];
    const step = steps.find((each) => each.left === left && each.right === right)!;
    expect([step.position, step.endStep]).toEqual([position, endStep]);
    expect(solution.trace.state(step.state).endStep).toBe(endStep);
  }
});
