import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { useCallback, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { taskById } from '../../../tasks/registry.ts';
import { TraceService } from '../../../workers/trace/trace-service.ts';
import type {
  CellHistory,
  CellWindow,
  ConfigurationView,
  MachineView,
  OperandView,
} from '../../../workers/views/views.ts';
import '../../kit/styles/tokens.css';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { TapesPanel } from './TapesPanel.tsx';

const service = new TraceService();
const task = taskById('knapsack-01')!;
const { trace, steps, boundaries } = await service.open({ task: task.id, instance: task.example });
const states = new StateBoundaries(boundaries);
const machine = service.machine(task.id);
const end = service.configuration(trace, steps);
const input = (screen: { container: Element }) => screen.container.querySelector('[data-tape="0"]')!;

interface RunProps {
  readonly step: number;
  readonly position?: number;
  readonly pointed?: OperandView;
  readonly onGoToStep?: (step: number) => void;
  readonly onPoint?: (pointed: PointedValue | undefined) => void;
}

const ignore = () => undefined;

/** The panel over a run, with windows as a page keeps them. */
function Run({ step, position, pointed, onGoToStep = ignore, onPoint }: RunProps) {
  const [windows, setWindows] = useState<readonly CellWindow[]>([]);
  const history = useCallback((tape: number, cell: number) => service.cellHistory(trace, tape, cell, step), [step]);
  const uses = useCallback(
    (tape: number, cell: number, most: number) => service.cellUses(trace, tape, cell, step, most),
    [step],
  );
  return (
    <div style={{ width: 620, height: 800 }}>
      <TapesPanel
        scope="run"
        machine={machine}
        configuration={service.configuration(trace, step, windows)}
        end={end}
        atomicState={position === undefined ? undefined : service.states(trace, position, position + 1)[0]}
        pointed={pointed}
        onWindows={setWindows}
        cellHistory={history}
        cellUses={uses}
        onGoToStep={onGoToStep}
        onPoint={onPoint}
      />
    </div>
  );
}

test('every tape is named with the cell and the symbol under its head', async () => {
  const screen = await render(<Run step={0} />);
  await expect.element(screen.getByRole('row', { name: 'tape input, head on cell 0, symbol 5' })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /^tape capacity, head on cell 0, blank/ })).toBeVisible();
  await expect.element(screen.getByRole('gridcell', { name: 'cell 0, symbol 5, head' })).toBeVisible();
});

const LONG: MachineView = {
  name: 'long',
  tapes: [{ name: 'long', symbols: ['⊔', '0', '1'] }],
  states: [],
  kinds: [],
  rules: [],
};

function longTape(step: number, head: number, window: CellWindow): ConfigurationView {
  const symbols = Array.from({ length: window.to - window.from }, (_, index) => String((window.from + index) % 2));
  const tapes = [{ head, first: 0, last: 999_999, from: window.from, symbols }];
  return { step, state: 0, previousState: null, rule: null, tapes, marks: [] };
}

function Long({ step, head }: { readonly step: number; readonly head: number }) {
  const [windows, setWindows] = useState<readonly CellWindow[]>([{ from: 0, to: 64 }]);
  return (
    <div style={{ width: 620, height: 100 }}>
      <TapesPanel
        scope="long"
        machine={LONG}
        configuration={longTape(step, head, windows[0]!)}
        onWindows={setWindows}
        cellHistory={() => new Promise(() => undefined)}
        cellUses={() => new Promise(() => undefined)}
        onGoToStep={ignore}
      />
    </div>
  );
}

test('of a tape of a million cells only those in view are asked for and drawn, and none moves before the head must', async () => {
  const screen = await render(<Long step={0} head={500_000} />);
  await expect
    .element(screen.getByRole('gridcell', { name: 'cell 500000, symbol 0, head', exact: true }))
    .toBeVisible();
  const cells = () =>
    [...screen.container.querySelectorAll<HTMLElement>('[data-cell]')].map(({ dataset }) => dataset['cell']);
  const before = cells();
  expect(before.length).toBeLessThan(40);
  await screen.rerender(<Long step={1} head={499_999} />);
  await expect.element(screen.getByRole('gridcell', { name: /^cell 499999, .*head/ })).toBeVisible();
  expect(cells()).toEqual(before);
});

test('a tape scrolls by hand, and comes back to its head with the next step', async () => {
  const screen = await render(<Long step={0} head={500_000} />);
  const head = screen.getByRole('gridcell', { name: /, head$/ });
  await expect.element(head).toBeVisible();
  const row = screen.container.querySelector('[data-tape]')!;
  row.dispatchEvent(new WheelEvent('wheel', { deltaX: 20_000, bubbles: true, cancelable: true }));
  await expect.element(screen.getByRole('gridcell', { name: 'cell 501000, symbol 0', exact: true })).toBeVisible();
  await expect.element(head).not.toBeInTheDocument();
  await screen.rerender(<Long step={1} head={500_001} />);
  await expect.element(head).toBeVisible();
});

test('arrow keys go along a tape and from tape to tape, and do not reach the page', async () => {
  const onKey = vi.fn<() => void>();
  window.addEventListener('keydown', onKey);
  const screen = await render(<Run step={0} />);
  await expect.element(screen.getByRole('gridcell', { name: 'cell 0, symbol 5, head' })).toBeVisible();
  await userEvent.tab();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('cell 0, symbol 5, head');
  onKey.mockClear();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('cell 2, symbol 2');
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => document.activeElement?.closest('[data-tape]')?.getAttribute('data-tape')).toBe('1');
  await userEvent.keyboard('{ArrowUp}{End}');
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('15');
  expect(onKey).not.toHaveBeenCalled();
  window.removeEventListener('keydown', onKey);
});

test('a cell tells who wrote it, and leads there', async () => {
  const onGoToStep = vi.fn<(step: number) => void>();
  const step = states.firstStep(9)!;
  const screen = await render(<Run step={step} onGoToStep={onGoToStep} />);
  const written = service.configuration(trace, step).tapes[1]!.head - 2;
  const { writtenBy, writer } = await service.cellHistory(trace, 1, written, step);
  const find = () => screen.container.querySelector<HTMLElement>(`[data-tape="1"] [data-cell="${written}"]`);
  await expect.poll(find).not.toBeNull();
  const cell = find()!;
  await userEvent.hover(cell);
  await expect.element(screen.getByRole('tooltip')).toBeVisible();
  await expect
    .element(screen.getByRole('tooltip'))
    .toHaveTextContent(`atomic state ${writer!.position + 1} (cell), step ${writtenBy! + 1}`);
  cell.click();
  await expect.poll(() => onGoToStep.mock.calls).toEqual([[writtenBy! + 1]]);
  await userEvent.unhover(cell);
  await expect.element(screen.getByRole('tooltip')).not.toBeInTheDocument();
});

test('an answer that comes late moves nobody who has gone elsewhere', async () => {
  const answers: ((history: CellHistory) => void)[] = [];
  const history = () => new Promise<CellHistory>((resolve) => answers.push(resolve));
  const onGoToStep = vi.fn<(step: number) => void>();
  const panel = (step: number) => (
    <div style={{ width: 620, height: 100 }}>
      <TapesPanel
        scope="long"
        machine={LONG}
        configuration={longTape(step, 0, { from: 0, to: 64 })}
        onWindows={ignore}
        cellHistory={history}
        cellUses={() => new Promise(() => undefined)}
        onGoToStep={onGoToStep}
      />
    </div>
  );
  const written = { writtenBy: 4, writer: null, nextChange: null };
  const answer = async () => {
    for (const each of answers.splice(0)) each(written);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  };
  const screen = await render(panel(9));
  const click = () => screen.getByRole('gridcell', { name: /^cell 2,/ }).click();
  await click();
  await answer();
  expect(onGoToStep.mock.calls).toEqual([[5]]);
  await click();
  await screen.rerender(panel(10));
  await answer();
  await click();
  await screen.unmount();
  await answer();
  expect(onGoToStep).toHaveBeenCalledTimes(1);
});

test('tapes without anything on them fold, and unfold on demand', async () => {
  const blank = end.tapes.map((tape) => ({ ...tape, head: 0, first: 0, last: 0, from: 0, symbols: [''] }));
  const screen = await render(
    <div style={{ width: 620, height: 800 }}>
      <TapesPanel
        scope="blank"
        machine={machine}
        configuration={{ ...end, step: 0, tapes: [end.tapes[0]!, ...blank.slice(1)], marks: [] }}
        onWindows={ignore}
        cellHistory={() => new Promise(() => undefined)}
        cellUses={() => new Promise(() => undefined)}
        onGoToStep={ignore}
      />
    </div>,
  );
  expect(screen.getByRole('row').elements()).toHaveLength(1);
  await screen.getByRole('button', { name: '14 quiet tapes' }).click();
  expect(screen.getByRole('row').elements()).toHaveLength(15);
});

test('numbers of the atomic state are named, and pointed values outlined', async () => {
  const position = 17;
  const step = states.firstStep(position + 1)!;
  const state = service.states(trace, position, position + 1)[0]!;
  const above = state.fetched.find(({ name }) => name === 'above')!;
  expect(above.cells.length).toBeGreaterThan(1);
  const onPoint = vi.fn<(pointed: PointedValue | undefined) => void>();
  const screen = await render(<Run step={step} position={position} pointed={above} onPoint={onPoint} />);
  // A tape is called the same.
  const tape = screen.getByRole('row', { name: /^tape row above/ });
  await expect.element(tape.getByText('above', { exact: true })).toBeVisible();
  const row = screen.container.querySelector(`[data-tape="${above.tape}"]`)!;
  const outlined = [...row.querySelectorAll('[class*="pointed"]')].map((cell) =>
    Number(cell.getAttribute('data-cell')),
  );
  expect(outlined).toEqual(above.cells.map(({ cell }) => cell));
  await userEvent.hover(row.querySelector(`[data-cell="${above.cells[0]!.cell}"]`)!);
  await expect.poll(() => onPoint.mock.lastCall?.[0]).toEqual({ position, operand: above });
});

test('marks have words, and the first view begins before cell 0', async () => {
  const screen = await render(<Run step={1} />);
  await expect.element(screen.getByRole('gridcell', { name: /^cell 0, symbol 5.*, read/ })).toBeVisible();
  expect(input(screen).querySelector('[data-cell]')?.getAttribute('data-cell')).toBe('-2');
});
