import { afterAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { endTraceService, traceService } from '../session/trace-client.ts';
import type { TraceSession } from '../session/trace-session.ts';
import type { TraceChoice } from '../session/trace-state.ts';
import { TraceView } from './TraceView.tsx';
import '../kit/styles/base.css';
import '../kit/styles/tokens.css';

afterAll(endTraceService);

const wordFlip: TraceChoice = {
  traced: { task: 'word-flip', instance: { text: 'Turn me around, please!' } },
  variant: 'tail',
  arithmetic: 'folded',
};

/** A run of a million steps and more: while one is made, another can be asked for. */
const derangement = (n: number): TraceChoice => ({
  traced: { task: 'derangement', instance: { n } },
  variant: 'tail',
  arithmetic: 'folded',
});

test('a page embeds a trace with the panels it wants, at a step of its choice', async () => {
  const screen = await render(
    <div style={{ width: 800, height: 700, display: 'grid' }}>
      <TraceView
        label="A word turned around"
        choice={wordFlip}
        step={40}
        panels={['tapes', 'text', 'transport']}
        service={traceService}
      />
    </div>,
  );
  const view = screen.getByRole('region', { name: 'A word turned around' });
  await expect.element(view.getByRole('textbox', { name: /^Step, 0 to/ })).toHaveValue('40');
  await expect.element(view.getByRole('region', { name: 'Text of the chain of thought' })).toBeVisible();
  await view.getByRole('button', { name: 'Forward one atomic state' }).click();
  await expect.element(view.getByRole('textbox', { name: /^Step, 0 to/ })).not.toHaveValue('40');
  expect(document.querySelector('[aria-label="Timeline"]')).toBeNull();
});

test('two long runs are made, stepped and closed side by side, neither holding the other up', async () => {
  const sessions = new Map<string, TraceSession>();
  const view = (label: string, n: number) => (
    <TraceView
      label={label}
      choice={derangement(n)}
      step={100}
      panels={['tapes', 'transport']}
      service={traceService}
      onSession={(session) => void sessions.set(label, session)}
    />
  );
  const both = (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', width: 1200, height: 600 }}>
      {view('left', 450)}
      {view('right', 300)}
    </div>
  );
  const screen = await render(both);
  const state = (label: string) => sessions.get(label)!.state.getState();
  const shownStep = (label: string) => sessions.get(label)!.shown.state.getState().moment?.configuration.step;
  await expect
    .poll(() => [state('left').run, state('right').run].every((run) => run !== undefined), { timeout: 20_000 })
    .toBe(true);
  expect(state('left').run!.summary.outcome.kind).toBe('accepted');
  expect(state('right').run!.summary.outcome.kind).toBe('accepted');
  expect(state('left').run!.summary.steps).toBeGreaterThan(state('right').run!.summary.steps);
  const left = screen.getByRole('region', { name: 'left' });
  const right = screen.getByRole('region', { name: 'right' });
  await left.getByRole('button', { name: 'To the end' }).click();
  await right.getByRole('button', { name: 'Forward one atomic state' }).click();
  await expect.poll(() => shownStep('left')).toBe(state('left').run!.summary.steps);
  const rightStep = state('right').step;
  expect(rightStep).toBeGreaterThan(100);
  await expect.poll(() => shownStep('right')).toBe(rightStep);
  // One is closed; the other goes on.
  await screen.rerender(
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', width: 1200, height: 600 }}>
      {undefined}
      {view('right', 300)}
    </div>,
  );
  await expect.element(left).not.toBeInTheDocument();
  await right.getByRole('button', { name: 'To the start' }).click();
  await expect.poll(() => shownStep('right')).toBe(0);
  expect(state('right').problems).toEqual([]);
  expect(state('left').run).toBeUndefined();
});
