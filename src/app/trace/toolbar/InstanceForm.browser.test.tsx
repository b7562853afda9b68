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
  await expect
    .element(screen.getByText('Capacity: "many" does not fit. Allowed: a whole number, 0 or more.'))
    .toBeVisible();
  await expect
    .element(screen.getByText(/^Values, item 2 of 3: -7 does not fit\. Allowed: a whole number, 1 or more\.$/))
    .toBeVisible();
  await expect.element(screen.getByLabelText('Capacity')).toHaveFocus();
  // A screen reader says with the field what is wrong with it, and what is allowed where nothing is.
  await expect.element(screen.getByLabelText('Capacity')).toHaveAccessibleDescription(/^Capacity: "many" does not fit/);
  await expect.element(screen.getByLabelText('Weights')).toHaveAccessibleDescription(/^Allowed: a list/);
  await expect.element(screen.getByLabelText('Values')).toHaveValue('10, -7, 15');
  expect(onTrace).not.toHaveBeenCalled();
});

test('a list is typed in a field of several lines, as queries write it', async () => {
  const onTrace = vi.fn<(instance: Instance) => void>();
  const dijkstra = taskById('dijkstra')!;
  const screen = await render(<InstanceForm task={dijkstra} instance={dijkstra.example} onTrace={onTrace} />);
  const edges = screen.getByLabelText('Edges');
  expect(edges.element().tagName).toBe('TEXTAREA');
  const lines = Array.from({ length: 300 }, (_, place) => `${place} ${place + 1} 7`);
  await screen.getByLabelText('Vertices').fill('301');
  await edges.fill(lines.join('\n'));
  await screen.getByRole('button', { name: 'Trace this instance' }).click();
  expect(onTrace.mock.calls[0]![0]['edges']).toHaveLength(300);
  // As tall as what is in it, up to a part of the window.
  expect(edges.element().getBoundingClientRect().height).toBeLessThan(innerHeight / 2);
});
