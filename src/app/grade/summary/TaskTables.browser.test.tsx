import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { Grader } from '../../../grading/grader.ts';
import { GradeCount } from '../../../grading/report/grade-report.ts';
import { SolvedInstance } from '../../../grading/reference/solved-instance.ts';
import { taskById } from '../../../tasks/registry.ts';
import { TaskTables } from './TaskTables.tsx';

/** The report of one right output for an addition of a range, in a variant. */
function reportOf(range: string, variant: 'tail' | 'turing-program') {
  const task = taskById('large-number-addition')!;
  const instance = { x1: '95', x2: '7' };
  const output = new SolvedInstance(task, instance).text({ variant, arithmetic: 'folded' });
  const example = { id: 'a', task, instance, range };
  const count = new GradeCount();
  count.add(new Grader().grade({ output, stop: undefined }, { example, how: 'record' }, 'own.jsonl'));
  return count.report();
}

test('the paper’s figure is beside ours where it reports the variant and the range, with its source', async () => {
  const { getByRole } = await render(<TaskTables report={reportOf('M', 'tail')} task="large-number-addition" />);
  await expect.element(getByRole('cell', { name: '92.5 %' })).toBeVisible();
  await expect.element(getByRole('cell', { name: '100.0 %', exact: true })).toBeVisible();
  const source = getByRole('link', { name: /arXiv 2507\.13332/ });
  await expect.element(source).toHaveAttribute('href', 'https://arxiv.org/abs/2507.13332');
});

test.each([
  ['XL', 'tail'],
  ['M', 'turing-program'],
] as const)('of range %s in the variant %s the paper says nothing, and no column does', async (range, variant) => {
  const { getByRole } = await render(<TaskTables report={reportOf(range, variant)} task="large-number-addition" />);
  await expect.element(getByRole('columnheader', { name: 'Range' })).toBeVisible();
  expect(getByRole('columnheader', { name: 'Paper' }).elements()).toEqual([]);
});
