import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { taskById } from '../../../tasks/registry.ts';
import type { StepHere } from '../../../workers/views/step-views.ts';
import { TraceService } from '../../../workers/trace/trace-service.ts';
import type { TextRequest } from '../../../workers/views/views.ts';
import '../../kit/styles/base.css';
import '../../kit/styles/tokens.css';
import { StepsTable } from './StepsTable.tsx';

const service = new TraceService();
const task = taskById('large-number-addition')!;
const { trace } = await service.open({ task: task.id, instance: task.example });

const CLOSED = { variant: 'tail', arithmetic: 'unfolded' } as const;
const UNFETCHED = { variant: 'without-memory-fetcher', arithmetic: 'unfolded' } as const;
const UNLINKED = { variant: 'without-linear-transition', arithmetic: 'folded' } as const;

/** The table of a text's steps, where choosing a row says which. */
async function table(request: TextRequest, here: StepHere | null = null) {
  const list = await service.listSteps(trace, request);
  const asked = { walk: vi.fn<(number: number) => void>(), step: vi.fn<(step: number) => void>() };
  const gap = vi.fn<() => void>();
  const unfold = vi.fn<() => void>();
  const drawn = (now: StepHere | null) => (
    <div style={{ height: 400, width: 900 }}>
      <StepsTable
        scope={`${request.variant} ${request.arithmetic}`}
        list={list}
        load={(from, to) => Promise.resolve(service.steps(trace, request, from, to))}
        arrange={(arrangement) => Promise.resolve(service.arrangeSteps(trace, request, arrangement))}
        here={now}
        onWalk={asked.walk}
        onGoToStep={asked.step}
        onGoToGap={gap}
        onUnfold={request.arithmetic === 'folded' ? unfold : undefined}
      />
    </div>
  );
  const screen = await render(drawn(here));
  return { screen, list, asked, gap, unfold, show: (now: StepHere | null) => screen.rerender(drawn(now)) };
}

const hereAt = (request: TextRequest, cursor: number) => service.stepHere(trace, request, cursor);
const firstCount = () => document.querySelector('[data-index="0"] [data-column="count"]')?.textContent;
const row = (name: string | RegExp) => page.getByRole('row', { name });

test('each step stands with its state, what is given, what follows and how often it occurs', async () => {
  const { list } = await table(CLOSED);
  await expect.element(page.getByText(`${list.steps} different steps in ${list.lines} lines.`)).toBeVisible();
  const [first] = service.steps(trace, CLOSED, 0, 1);
  await expect.element(row(`1 align ${first!.left} ${first!.right}`)).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'Gaps' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('region', { name: 'What the text leaves unsaid' })).not.toBeInTheDocument();
});

test('a click and Enter walk on, and the row says which place of how many it is', async () => {
  await service.listSteps(trace, UNFETCHED);
  const steps = service.steps(trace, UNFETCHED, 0, 1000);
  const number = steps.findIndex(({ count }) => count > 1);
  const first = service.nextStepPlace(trace, UNFETCHED, number, 0)!;
  const second = service.nextStepPlace(trace, UNFETCHED, number, first)!;
  const { asked, show } = await table(UNFETCHED);
  await row(new RegExp(`^${steps[number]!.count} `))
    .first()
    .click();
  expect(asked.walk).toHaveBeenCalledWith(number);
  await show(hereAt(UNFETCHED, first));
  const lit = row(new RegExp(`^1 of ${steps[number]!.count} `));
  await expect.element(lit).toHaveAttribute('aria-current', 'true');
  await expect.element(page.getByRole('status').last()).toHaveTextContent(`Place 1 of ${steps[number]!.count}.`);
  await userEvent.keyboard('{Enter}');
  expect(asked.walk).toHaveBeenCalledTimes(2);
  await show(hereAt(UNFETCHED, second));
  await expect.element(row(new RegExp(`^2 of ${steps[number]!.count} `))).toHaveAttribute('aria-current', 'true');
});

test('the current row comes into view, and is lit alone', async () => {
  const { show, list } = await table(CLOSED);
  await show({ number: list.steps - 1, occurrence: 1, occurrences: 1, isAnnounced: true, disagreement: null });
  const lit = row(/^1 of 1 /);
  await expect.element(lit).toBeInViewport({ ratio: 1 });
  expect(document.querySelectorAll('[role="row"][aria-current]')).toHaveLength(1);
});

test('where results differ after the same words, it is said and both places lead there', async () => {
  await service.listSteps(trace, UNFETCHED);
  const gaps = [...service.arrangeSteps(trace, UNFETCHED, { filter: 'ambiguous', sort: null })];
  const here = hereAt(UNFETCHED, service.nextStepPlace(trace, UNFETCHED, gaps[0]!, 0)!)!;
  const { asked, gap } = await table(UNFETCHED, here);
  const unsaid = page.getByRole('region', { name: 'What the text leaves unsaid' });
  await expect.element(unsaid).toHaveTextContent('This line does not say what its result depends on.');
  await expect.element(page.getByRole('img', { name: 'ambiguous' }).first()).toBeVisible();
  const { places } = here.disagreement!;
  for (const { position, right, step } of places) {
    await expect.element(unsaid).toHaveTextContent(right);
    await unsaid
      .getByRole('button', { name: `Go to State ${position + 1}`, exact: false })
      .first()
      .click();
    expect(asked.step).toHaveBeenLastCalledWith(step);
  }
  await unsaid.getByRole('button', { name: 'Next such line' }).click();
  expect(gap).toHaveBeenCalledOnce();
});

test('lines without a transition do not say what comes next', async () => {
  await service.listSteps(trace, UNLINKED);
  const here = hereAt(UNLINKED, service.nextStepPlace(trace, UNLINKED, null, 0)!);
  const { list, show } = await table(UNLINKED, here);
  const unsaid = page.getByRole('region', { name: 'What the text leaves unsaid' });
  await expect.element(unsaid).toHaveTextContent('This line does not say what comes next.');
  await show(null);
  await expect.element(unsaid).toHaveTextContent(`${list.unannounced} steps do not say what comes next.`);
});

test('where numbers count because they are folded, it is said, with the way to unfold them', async () => {
  const { unfold } = await table({ variant: 'tail', arithmetic: 'folded' });
  await expect.element(page.getByText('Folded, numbers that are computed with count by their values.')).toBeVisible();
  await page.getByRole('button', { name: 'Unfold arithmetic' }).click();
  expect(unfold).toHaveBeenCalledOnce();
});

test('headers sort and the filter looks into every column, also for what is unsaid', async () => {
  const { list } = await table(UNFETCHED);
  await page.getByRole('button', { name: 'Times' }).click();
  await page.getByRole('button', { name: 'Times' }).click();
  const counts = service.steps(trace, UNFETCHED, 0, list.steps).map(({ count }) => count);
  await expect.poll(firstCount).toBe(String(Math.max(...counts)));
  await page.getByRole('searchbox', { name: 'Filter steps' }).fill('AMBIGUOUS');
  const shown = service.arrangeSteps(trace, UNFETCHED, { filter: 'ambiguous', sort: null }).length;
  await expect.element(page.getByText(`${shown} of ${list.steps} match.`)).toBeVisible();
});
