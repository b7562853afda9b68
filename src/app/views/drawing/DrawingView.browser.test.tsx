import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { readDrawing } from '../../../runs/drawing/read-drawing.ts';
import { taskById } from '../../../tasks/registry.ts';
import { solveTask } from '../../../tasks/task-subject.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { atomicStateViews } from '../../../workers/trace/moment-view.ts';
import { DrawingView } from './DrawingView.tsx';

const ignore = () => undefined;

/** What a task's example shows at a step. */
function shownAt(id: string, step: number) {
  const task = taskById(id)!;
  const solution = solveTask(task, task.example);
  const position = solution.trace.outerPositionAt(step - 1);
  const [atomicState] = atomicStateViews(solution, position, position + 1);
  return { model: readDrawing(solution.run.seek(step), task.drawing), atomicState: atomicState!, title: id };
}

test('cells of the table are lit where the state has read copies of them, and where it writes', async () => {
  const screen = await render(
    <DrawingView {...shownAt('knapsack-01', 739)} width={600} onPoint={ignore} onFollow={ignore} />,
  );
  for (const name of ['dp[1][4]: 10, fetched', 'dp[1][3]: 10, fetched', 'dp[2][4]: 17, written'])
    await expect.element(screen.getByRole('button', { name, exact: true })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'dp[0][0]: 0', exact: true })).toBeVisible();
});

test('pointing at a cell points at the operand of the text, and a value pointed at there lights the cell', async () => {
  const onPoint = vi.fn<(value: PointedValue | undefined) => void>();
  const shown = shownAt('knapsack-01', 739);
  const screen = await render(<DrawingView {...shown} width={600} onPoint={onPoint} onFollow={ignore} />);
  const cell = screen.getByRole('button', { name: 'dp[1][3]: 10, fetched' });
  await userEvent.hover(cell);
  const behind = shown.atomicState.fetched.find(({ name }) => name === 'behind')!;
  expect(onPoint).toHaveBeenLastCalledWith({ position: shown.atomicState.position, operand: behind });
  const pointed = { position: shown.atomicState.position, operand: behind };
  await screen.rerender(<DrawingView {...shown} pointed={pointed} width={600} onPoint={onPoint} onFollow={ignore} />);
  await expect.element(cell).toHaveAttribute('data-pointed');
  expect(screen.container.querySelectorAll('[data-pointed]')).toHaveLength(1);
});

test('arrow keys go from part to part and do not reach the page', async () => {
  const onKeyDown = vi.fn<(event: { readonly key: string }) => void>();
  const onFollow = vi.fn<(value: PointedValue) => void>();
  const screen = await render(
    // Hears what the page would hear.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <DrawingView {...shownAt('knapsack-01', 739)} width={600} onPoint={ignore} onFollow={onFollow} />
    </div>,
  );
  await userEvent.keyboard('{Tab}{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByRole('button', { name: 'dp[1][3]: 10, fetched' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onFollow).toHaveBeenCalledOnce();
  expect(onKeyDown.mock.calls.every(([event]) => event.key === 'Tab')).toBe(true);
});

test.each([
  ['dijkstra', 1119, 'vertex 0: distance 0 (settled)', 'edge 1 to 3: weight 11'],
  ['bubble-sort', 161, 'list: -4, 12, 7 (last of this pass), 31', 'swapped: >'],
  ['binary-search', 204, 'list: -7, -2, 0, 4, 9, 12, 31; left is at 9; middle is at 12; right is at 31', 'target: 9'],
])('the picture of %s is told in words, too', async (id, step, ...sentences) => {
  const screen = await render(<DrawingView {...shownAt(id, step)} width={600} onPoint={ignore} onFollow={ignore} />);
  const words = [...screen.container.querySelectorAll('li')].map(({ textContent }) => textContent);
  for (const sentence of sentences) expect(words).toContain(sentence);
});

test('of many copies of a value only the one that was fetched is lit', async () => {
  // Edge 0 to 2 has been followed: the infinite distance of 2 was fetched and replaced; those of 3 and 4 were not looked at.
  const screen = await render(
    <DrawingView {...shownAt('dijkstra', 551)} width={600} onPoint={ignore} onFollow={ignore} />,
  );
  await expect.element(screen.getByRole('button', { name: 'edge 0 to 2: 3, followed, fetched' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'distance of 2: 3, open, written' })).toBeVisible();
  for (const vertex of [3, 4])
    await expect
      .element(screen.getByRole('button', { name: `distance of ${vertex}: inf, open`, exact: true }))
      .toBeVisible();
});

test('a sum that was written together with a carry is not taken for it where the carry is fetched', async () => {
  // Column 2 of the example, 6 + 8 and the carry 0 of column 1, whose sum 5 was written in the same step.
  const screen = await render(
    <DrawingView {...shownAt('large-number-addition', 54)} width={600} onPoint={ignore} onFollow={ignore} />,
  );
  const lit = (light: string) =>
    [...screen.container.querySelectorAll(`[data-light="${light}"]`)].map((part) =>
      part.getAttribute('aria-label')!.replace(/, under the head$/, ''),
    );
  expect(lit('fetched')).toEqual(['x1, symbol 6: 6, fetched', 'x2, symbol 6: 8, fetched']);
  expect(lit('result')).toEqual(['carry: 1, written', 'sum, symbol 1: 4, written', 'column: 3, written']);
});

/** The height in pixels of a graph's picture in a room of some height. */
async function heightIn(height: number): Promise<number> {
  const screen = await render(
    <DrawingView {...shownAt('dijkstra', 551)} width={600} height={height} onPoint={ignore} onFollow={ignore} />,
  );
  return screen.container.querySelector('svg')!.viewBox.baseVal.height;
}

test('a graph is flatter in a low room', async () => {
  expect(await heightIn(190)).toBeLessThanOrEqual(190);
  expect(await heightIn(600)).toBeGreaterThan(200);
});

/** The table of the knapsack in a room of some width that it may fill. */
const filling = (step: number, width: number) => (
  <DrawingView {...shownAt('knapsack-01', step)} width={width} height={400} fills onPoint={ignore} onFollow={ignore} />
);

test('a picture that fills its room is enlarged as far as it fits, and never grows again while one steps', async () => {
  const screen = await render(filling(739, 700));
  const drawn = () => {
    const svg = screen.container.querySelector('svg')!;
    return {
      width: Number.parseFloat(svg.style.width),
      times: (16 * Number.parseFloat(svg.style.height)) / svg.viewBox.baseVal.height,
    };
  };
  expect(drawn().times).toBeGreaterThan(1);
  expect(drawn().width).toBeLessThanOrEqual(700 / 16);
  await screen.rerender(filling(739, 300));
  const { times } = drawn();
  expect(times).toBeLessThan(1.75);
  await screen.rerender(filling(120, 300));
  expect(drawn().times).toBeCloseTo(times);
});
