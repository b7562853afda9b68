import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { endTraceService, traceService } from '../../session/trace-client.ts';
import { listenToKeys } from '../../frame/keys.ts';
import { FULL_SPEED } from '../../session/playback.ts';
import { SessionContext } from '../../session/session-context.ts';
import { TraceSession } from '../../session/trace-session.ts';
import type { Run } from '../../session/trace-state.ts';
import { sessionCommands } from '../session-commands.ts';
import { Transport } from './Transport.tsx';
import '../../kit/styles/tokens.css';

const request = { task: 'word-flip', instance: { text: 'Turn me around, please!' } };
const session = new TraceSession(traceService, 'test', { traced: request, variant: 'tail', arithmetic: 'folded' });
const commands = sessionCommands(session, { stepFieldId: 'step', find: () => undefined });
const step = () => session.state.getState().step;
const show = () =>
  render(
    <SessionContext value={session}>
      <Transport stepFieldId="step">{null}</Transport>
    </SessionContext>,
  );

let run: Run;

beforeAll(async () => {
  const [machine, summary] = await Promise.all([traceService.machine(request.task), traceService.open(request)]);
  run = { traced: request, machine, summary };
  return endTraceService;
});

beforeEach(() => {
  session.state.setState({ run, making: undefined, step: 0, playing: false, unit: 'machine step', speed: 4 });
  session.breakpoints.set([]);
  session.notices.notify('');
  session.cell.state.setState({ selected: undefined });
  return listenToKeys(() => commands);
});

describe('breakpoints', () => {
  test('are set in a popover, listed there and removed again', async () => {
    const screen = await show();
    await screen.getByRole('button', { name: 'Breakpoints: none' }).click();
    await screen.getByRole('textbox', { name: 'Step', exact: true }).fill('9000000');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/^Step: "9000000" does not fit. Allowed: a whole number, 0 to/);
    await screen.getByRole('textbox', { name: 'Step', exact: true }).fill('12');
    await userEvent.keyboard('{Enter}');
    await screen.getByText('Machine state', { exact: true }).last().click();
    await screen.getByRole('button', { name: 'Add' }).click();
    expect(session.breakpoints.all).toEqual([
      { kind: 'step', step: 12 },
      { kind: 'machine state', name: session.state.getState().run!.machine.states[0]!.name },
    ]);
    await screen.getByRole('button', { name: 'Remove the breakpoint on step 12' }).click();
    await expect.element(screen.getByText('step 12', { exact: true })).not.toBeInTheDocument();
    expect(session.breakpoints.all).toHaveLength(1);
  });

  test('are gone to, forward and back, and it is said when there is none', async () => {
    session.breakpoints.set([
      { kind: 'step', step: 30 },
      { kind: 'step', step: 10 },
    ]);
    const screen = await show();
    const forward = screen.getByRole('button', { name: 'Continue to the next breakpoint' });
    await forward.click();
    await expect.poll(step).toBe(10);
    await forward.click();
    await expect.poll(step).toBe(30);
    await forward.click();
    await expect.element(screen.getByText('No breakpoint stops the run after here.')).toBeVisible();
    await screen.getByRole('button', { name: 'Back to the previous breakpoint' }).click();
    await expect.poll(step).toBe(10);
    await expect.element(screen.getByText('Stopped at the breakpoint on step 10.')).toBeVisible();
  });

  test('stop playing at full speed exactly where they are', async () => {
    session.state.setState({ speed: FULL_SPEED });
    session.breakpoints.set([{ kind: 'step', step: 17 }]);
    const screen = await show();
    await screen.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => session.state.getState().playing).toBe(false);
    expect(step()).toBe(17);
    await screen.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(step).toBe(session.state.getState().run!.summary.steps);
  });

  test('are set and followed by keys, which do nothing while typing', async () => {
    const screen = await show();
    await userEvent.keyboard('b');
    expect(session.breakpoints.all).toEqual([{ kind: 'step', step: 0 }]);
    await userEvent.keyboard('b');
    expect(session.breakpoints.all).toEqual([]);
    await userEvent.keyboard('g');
    await expect.element(screen.getByRole('textbox', { name: /^Step, 0 to/ })).toHaveFocus();
    await userEvent.keyboard('b.,+');
    expect(session.breakpoints.all).toEqual([]);
    await userEvent.keyboard('{Escape}');
  });
});

describe('the keys of a cell', () => {
  test('ask for a cell first', async () => {
    const screen = await show();
    await userEvent.keyboard('.');
    await expect.element(screen.getByText(/^Choose a cell first/)).toBeVisible();
  });

  test('go to its next change and back to the write before, and stop there by a breakpoint', async () => {
    const screen = await show();
    const { machine } = session.state.getState().run!;
    const tape = machine.tapes.findIndex(({ name }) => name === 'flipped');
    session.cell.select({ tape, cell: 0 });
    await userEvent.keyboard('.');
    await expect.poll(step).toBeGreaterThan(0);
    const changed = step();
    await userEvent.keyboard('.');
    await expect.element(screen.getByText('Cell 0 of flipped does not change any more.')).toBeVisible();
    expect(step()).toBe(changed);
    session.state.setState({ step: changed + 5 });
    await userEvent.keyboard(',');
    await expect.poll(step).toBe(changed);
    session.state.setState({ step: 0 });
    await userEvent.keyboard('{Shift>}B{/Shift}');
    await userEvent.keyboard('c');
    await expect.poll(step).toBe(changed);
    await expect.element(screen.getByText('Stopped at the breakpoint on writes to cell 0 of flipped.')).toBeVisible();
  });
});
