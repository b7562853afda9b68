import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { taskById } from '../../../tasks/registry.ts';
import type { Instance } from '../../../tasks/task.ts';
import { InstanceForm } from './InstanceDialog.tsx';

const knapsack = taskById('knapsack-01')!;

test('the form shows the instance field by field and hands over what was typed', async () => {
  const onTrace = vi.fn<(instance: Instance) => void>();
  const screen = await render(<InstanceForm task={knapsack} instance={knapsack.example} onTrace={onTrace} />);
  await expect.element(screen.getByLabelText('Weights')).toHaveValue('2, 1, 3');
  await screen.getByLabelText('Capacity').fill('4');
  await screen.getByRole('button', { name: 'Trace this instance' }).click();
  expect(onTrace).toHaveBeenCalledExactlyOnceWith({ capacity: 4, weights: [2, 1, 3], values: [10, 7, 15] });
});

test('every wrong field gets its own sentence, and the first one the keyboard', async () => {
  const onTrace = vi.fn<(instance: Instance) => void>();
  const screen = await render(<InstanceForm task={knapsack} instance={knapsack.example} onTrace={onTrace} />);
  await screen.getByLabelText('Capacity').fill('many');
  await screen.getByLabelText('Values').fill('10, -7, 15');
  await screen.getByRole('button', { name: 'Trace this instance' }).click();
  await expect.element(screen.getByText('capacity: got "many"; allowed: a whole number, 0 or more.')).toBeVisible();
  await expect
    .element(screen.getByText(/^values: got \[10,-7,15\]; allowed: a list of at least 1 whole number/))
    .toBeVisible();
  await expect.element(screen.getByLabelText('Capacity')).toHaveFocus();
  // A screen reader says with the field what is wrong with it, and what is allowed where nothing is.
  await expect.element(screen.getByLabelText('Capacity')).toHaveAccessibleDescription(/^capacity: got "many"/);
  await expect.element(screen.getByLabelText('Weights')).toHaveAccessibleDescription(/^Allowed: a list/);
  await expect.element(screen.getByLabelText('Values')).toHaveValue('10, -7, 15');
  expect(onTrace).not.toHaveBeenCalled();
});
