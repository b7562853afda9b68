import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { SessionContext } from '../../session/session-context.ts';
import { traceService } from '../../session/trace-client.ts';
import { TraceSession } from '../../session/trace-session.ts';
import { Transport } from './Transport.tsx';
import '../../kit/styles/tokens.css';

/** A run of 100 steps with three atomic states and pauses between them. */
const traced = { task: 'word-flip', instance: { text: 'abc' } };
const run = {
  traced,
  machine: { name: 'none', tapes: [], states: [], kinds: [], rules: [] },
  summary: {
    trace: 1,
    steps: 100,
    isInterpreted: false,
    outcome: { kind: 'accepted' },
    ending: 'Accepted after 100 steps.',
    answer: 'cba',
    verdict: 'right',
    boundaries: { kind: 'listed', firstSteps: Int32Array.of(0, 20, 60), endSteps: Int32Array.of(10, 50, 90) },
  },
} as const;

/** Units a second: so few that none is due while a busy machine runs a test. */
const SLOW = 0.01;

const session = new TraceSession(traceService, 'test', { traced, variant: 'tail', arithmetic: 'folded' });
const step = () => session.state.getState().step;
const show = () =>
  render(
    <SessionContext value={session}>
      <Transport>{null}</Transport>
    </SessionContext>,
  );

beforeEach(() =>
  session.state.setState({ run, making: undefined, step: 0, unit: 'atomic state', playing: false, speed: 4 }),
);

describe('the transport', () => {
  test('goes to the ends of atomic states, then to the end of the run, and back', async () => {
    const screen = await show();
    const forward = screen.getByRole('button', { name: 'Forward one atomic state' });
    const reached: number[] = [];
    for (let press = 0; press < 4; press++) {
      await forward.click();
      reached.push(step());
    }
    expect(reached).toEqual([10, 50, 90, 100]);
    await expect.element(forward).toBeDisabled();
    const back = screen.getByRole('button', { name: 'Back one atomic state' });
    await back.click();
    expect(step()).toBe(90);
    await back.click();
    expect(step()).toBe(50);
  });

  test('goes one rule at a time by machine step', async () => {
    session.state.setState({ unit: 'machine step', step: 41 });
    const screen = await show();
    await screen.getByRole('button', { name: 'Forward one machine step' }).click();
    expect(step()).toBe(42);
    await expect.element(screen.getByText(/atomic state\s*2\s*of 3/)).toBeVisible();
  });

  test('jumps to a typed step, and says of what is none what is allowed', async () => {
    const screen = await show();
    const field = screen.getByRole('textbox', { name: 'Step, 0 to 100' });
    await field.fill('64');
    await userEvent.keyboard('{Enter}');
    expect(step()).toBe(64);
    await field.fill('soon');
    await userEvent.keyboard('{Enter}');
    expect(step()).toBe(64);
    await expect.element(field).toHaveValue('64');
    await expect
      .element(screen.getByText('Step: "soon" does not fit. Allowed: a whole number, 0 to 100.'))
      .toBeVisible();
    await field.fill('5000');
    await userEvent.keyboard('{Enter}');
    expect(step()).toBe(100);
    await expect
      .element(screen.getByText('Step: 5000 is not there; this run ends after 100, which is shown.'))
      .toBeVisible();
  });

  test('plays to the end and stops there; from the end it starts over', async () => {
    session.state.setState({ speed: 1000 });
    const screen = await show();
    await screen.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => session.state.getState().playing).toBe(false);
    expect(step()).toBe(100);
    session.state.setState({ speed: SLOW });
    await screen.getByRole('button', { name: 'Play', exact: true }).click();
    expect(step()).toBe(0);
    await screen.getByRole('button', { name: 'Pause', exact: true }).click();
    expect(session.state.getState().playing).toBe(false);
  });

  test('pauses when a person goes somewhere', async () => {
    session.state.setState({ speed: SLOW });
    const screen = await show();
    await screen.getByRole('button', { name: 'Play', exact: true }).click();
    await screen.getByRole('button', { name: 'To the end' }).click();
    expect(session.state.getState().playing).toBe(false);
    expect(step()).toBe(100);
  });

  test('plays a run that is asked for before it is there as soon as it is, and not once it has been paused', async () => {
    const making = { steps: 0, isThere: false };
    session.state.setState({ run: undefined, making, speed: 1000 });
    const screen = await show();
    const play = screen.getByRole('button', { name: 'Play', exact: true });
    await play.click();
    await screen.getByRole('button', { name: 'Pause', exact: true }).click();
    session.state.setState({ run, making: undefined });
    expect(session.state.getState().playing).toBe(false);
    session.state.setState({ run: undefined, making });
    await play.click();
    session.state.setState({ run, making: undefined });
    await expect.poll(step).toBe(100);
  });
});
