import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../kit/styles/tokens.css';
import type { StepReport } from '../../../dataset/steps/step-report.ts';
import { taskById } from '../../../tasks/registry.ts';
import type { StepCount } from '../../../workers/dataset/step-count.ts';
import { growthWords } from './StepGrowth.tsx';
import Steps from './Steps.tsx';
import type { StepsShown } from './use-steps.ts';

const task = taskById('large-number-addition')!;

const REPORT: StepReport = {
  task: task.id,
  variant: 'tail',
  arithmetic: 'unfolded',
  train: { examples: 1000, occurrences: 60_000 },
  distinct: 215,
  ambiguous: 0,
  unannounced: 3,
  sampledOneIn: 1,
  growth: [1, 2, 5, 10, 100, 1000].map((examples) => ({ examples, distinct: Math.min(215, 30 * examples) })),
  tests: [
    { range: 'S', examples: 100, steps: 1, distinctSteps: 1, whole: 1 },
    { range: 'L', examples: 40, steps: 0.9996, distinctSteps: 0.5, whole: 0 },
  ],
  missing: [
    {
      range: 'L',
      kind: 'column',
      left: 'column ‹column›: 9 + 9 + 1',
      right: '= 9, carry 1',
      count: 7,
      position: 3,
      endStep: 50,
      instance: task.example,
    },
    {
      range: 'L',
      kind: 'column',
      left: 'column ‹column›: 8 + 8 + 1',
      right: '= 7, carry 1',
      count: 2,
      position: 4,
      endStep: 60,
      instance: task.example,
    },
  ],
};

const COUNT: StepCount = {
  report: REPORT,
  train: { examples: 100_000, isAbout: false },
  tests: [
    { range: 'S', examples: 100, isAbout: false },
    { range: 'L', examples: 500, isAbout: false },
  ],
};

const SHOWN: StepsShown = {
  tasks: [{ id: task.id, title: task.title }],
  variants: ['tail'],
  task: task.id,
  variant: 'tail',
  chooseTask: () => undefined,
  chooseVariant: () => undefined,
  isWhole: false,
  countAll: () => undefined,
  count: COUNT,
  isCurrent: true,
  progress: undefined,
  failure: undefined,
  isStopped: false,
  isExporting: false,
  stop: () => undefined,
  goOn: () => undefined,
};

function steps(shown: Partial<StepsShown> = {}, onOpen: (address: string) => void = () => undefined) {
  return (
    <div style={{ width: 900, height: 700 }}>
      <Steps steps={{ ...SHOWN, ...shown }} onOpen={onOpen} />
    </div>
  );
}

const report = (change: Partial<StepReport>): StepCount => ({ ...COUNT, report: { ...REPORT, ...change } });

test('what was counted is told with what it means, and how much of each range is covered', async () => {
  const countAll = vi.fn<() => void>();
  const screen = await render(steps({ countAll }));
  await expect.element(screen.getByText('Counted on the first 1,000 of 100,000 training examples.')).toBeVisible();
  await expect.element(screen.getByText('215 different steps', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('What follows is known from what the line says.')).toBeVisible();
  await expect.element(screen.getByText('These lines do not say what the next one is.')).toBeVisible();
  await expect.element(screen.getByRole('row', { name: 'S 100 100 % 100 % 100 %' })).toBeVisible();
  // Nearly all is not all.
  await expect.element(screen.getByRole('row', { name: 'L 40 of 500 99.9 % 50.0 % 0 %' })).toBeVisible();
  await expect
    .element(screen.getByRole('img', { name: /^Different steps: 30 after 1 example, 60 after 2 examples, / }))
    .toBeVisible();
  await screen.getByRole('button', { name: 'Count all examples' }).click();
  expect(countAll).toHaveBeenCalledOnce();
});

test('a missing step opens the trace of its example where it stands, by the keyboard too', async () => {
  const onOpen = vi.fn<(address: string) => void>();
  const screen = await render(steps({}, onOpen));
  await screen.getByRole('row', { name: /^2 L column/ }).click();
  (screen.container.querySelector('[data-index="0"]') as HTMLElement).focus();
  const { userEvent } = await import('vitest/browser');
  await userEvent.keyboard('{Enter}');
  const opened = onOpen.mock.calls.map(([address]) => new URLSearchParams(address.slice(1)));
  expect(opened.map((parts) => parts.get('step'))).toEqual(['60', '50']);
  expect(Object.fromEntries(opened[0]!)).toMatchObject({
    task: task.id,
    range: 'L',
    instance: JSON.stringify(task.example),
    variant: 'tail',
    arithmetic: 'unfolded',
  });
});

test('where nothing is drawn for training, or for evaluation, that is said and nothing else claimed', async () => {
  const none = {
    ...report({ train: { examples: 0, occurrences: 0 }, tests: [] }),
    train: { examples: 0, isAbout: false },
  };
  const screen = await render(steps({ count: none }));
  await expect
    .element(screen.getByText(/^These settings draw no training examples of Large Number Addition/))
    .toBeVisible();
  expect(screen.container.textContent).not.toMatch(/%|215/);
  await screen.rerender(steps({ count: { ...report({ tests: [], missing: [] }), tests: [] } }));
  await expect.element(screen.getByText(/^These settings draw no evaluation examples of/)).toBeVisible();
  await expect.element(screen.getByText('215 different steps', { exact: true })).toBeVisible();
  expect(screen.container.querySelector('[role="grid"]')).toBeNull();
  await screen.rerender(steps({ count: report({ missing: [] }) }));
  await expect
    .element(screen.getByText('No step of the evaluation examples that were counted is missing.'))
    .toBeVisible();
});

test('a count under way shows how far it is and can be stopped; of another task nothing is shown meanwhile', async () => {
  const stop = vi.fn<() => void>();
  const goOn = vi.fn<() => void>();
  const progress = { stage: 'counting', done: 340, total: 1300 } as const;
  const screen = await render(steps({ isCurrent: false, progress, stop }));
  await expect.element(screen.getByText('Counting steps: 340 of 1,300 examples')).toBeVisible();
  await expect.element(screen.getByRole('progressbar', { name: 'Count of steps' })).toHaveAttribute('value', '340');
  await expect.element(screen.getByText('215 different steps', { exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  expect(stop).toHaveBeenCalledOnce();
  await screen.rerender(steps({ isCurrent: false, isStopped: true, task: 'knapsack-01', goOn }));
  await screen.getByRole('button', { name: 'Count the steps' }).click();
  expect(goOn).toHaveBeenCalledOnce();
  expect(screen.container.textContent).not.toContain('215');
  await screen.rerender(steps({ isCurrent: false, failure: 'count: got 9; allowed: at most 3.' }));
  await expect.element(screen.getByText('count: got 9; allowed: at most 3.')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

const growth = (...distinct: number[]) =>
  distinct.map((each, place) => ({ examples: [1, 2, 5, 10][place]!, distinct: each }));

test('the curve is put into words: how many examples were enough, or that it still grows', () => {
  expect(growthWords(growth(3, 9, 9, 9))).toBe('All of these steps were there after 2 examples: more brought none.');
  expect(growthWords(growth(3, 9, 10, 11))).toBe('From 5 to 10 examples 1 step was added (10 %): it still grows.');
  expect(growthWords(growth(3))).toBe('');
});
