import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { taskById } from '../../../tasks/registry.ts';
import { TraceService } from '../../../workers/trace/trace-service.ts';
import { withToggled } from '../../session/toggled-states.ts';
import '../../kit/styles/tokens.css';
import { ChainOfThoughtPanel } from './ChainOfThoughtPanel.tsx';
import type { PointedValue } from '../../session/pointed-value.ts';

const service = new TraceService();
const task = taskById('large-number-addition')!;
const summary = await service.open({ task: task.id, instance: task.example });
const settings = { variant: 'tail', arithmetic: 'folded' } as const;
const ending = await service.textEnding(summary.trace, settings);
const unfolded = { variant: 'tail', arithmetic: 'unfolded' } as const;
const unfolding = {
  isUnfolded: false,
  loadOtherwise: (from: number, to: number) => service.text(nested.trace, unfolded, from, to),
} as const;
/** A run in which some states have arithmetic in them and some have not. */
const knapsack = taskById('knapsack-01')!;
const nested = await service.open({ task: knapsack.id, instance: knapsack.example });
const loadNested = (from: number, to: number) => service.text(nested.trace, settings, from, to);
const load = (from: number, to: number) => service.text(summary.trace, settings, from, to);

function Harness(props: {
  readonly position: number;
  readonly onPoint?: (pointed: PointedValue | undefined) => void;
  readonly onFollow?: (value: PointedValue) => void;
}) {
  const [pointed, setPointed] = useState<PointedValue>();
  return (
    <div style={{ height: 700, width: 700 }}>
      <ChainOfThoughtPanel
        scope="test"
        count={new StateBoundaries(summary.boundaries).count}
        load={load}
        ending={ending}
        position={props.position}
        pointed={pointed}
        onPoint={(value) => {
          setPointed(value);
          props.onPoint?.(value);
        }}
        onFollow={props.onFollow ?? (() => {})}
      />
    </div>
  );
}

test('the text stands state by state and ends with the answer in a box', async () => {
  const screen = await render(<Harness position={2} />);
  await expect.element(screen.getByText('\\boxed{')).toBeVisible();
  const words = [...screen.container.querySelectorAll('[data-state]')].map((line) => line.children[1]?.textContent);
  expect(words.join('\n')).toBe(await service.wholeText(summary.trace, settings));
  expect(screen.container.querySelector('[aria-current]')?.textContent).toContain('column 2');
});

test('of a run that goes on the states in view are still there, those at what was its end, too', async () => {
  const ends: number[] = [];
  const rows = (from: number, to: number) => {
    ends.push(to);
    return Promise.resolve(
      Array.from({ length: to - from }, (_, row) => ({
        position: from + row,
        hasNested: false,
        segments: [{ text: `state ${from + row}\n`, role: 'plain' as const }],
      })),
    );
  };
  const panel = (count: number) => (
    <div style={{ height: 880, width: 700 }}>
      <ChainOfThoughtPanel
        scope="grows"
        count={count}
        load={rows}
        ending={[]}
        position={4}
        pointed={undefined}
        onPoint={() => {}}
        onFollow={() => {}}
      />
    </div>
  );
  // All in one chunk, the end of which is out of view.
  const screen = await render(panel(47));
  await expect.element(screen.getByText('state 36')).toBeInTheDocument();
  await screen.rerender(panel(400));
  await expect.element(screen.getByText('state 36')).toBeInTheDocument();
  expect(ends).toContain(48);
});

test('after a jump the text stays where it is until that of the new place has come', async () => {
  const door = new EventTarget();
  const late = async (from: number, to: number) => {
    if (from > 1000)
      await new Promise((resolve) => {
        door.addEventListener('open', resolve);
      });
    return Array.from({ length: to - from }, (_, row) => ({
      position: from + row,
      hasNested: false,
      segments: [{ text: `state ${from + row}\n`, role: 'plain' as const }],
    }));
  };
  const panel = (position: number) => (
    <div style={{ height: 400, width: 700 }}>
      <ChainOfThoughtPanel
        scope="jump"
        count={5000}
        load={late}
        ending={[]}
        position={position}
        pointed={undefined}
        onPoint={() => {}}
        onFollow={() => {}}
      />
    </div>
  );
  const screen = await render(panel(1));
  const current = () => screen.container.querySelector('[aria-current]')?.textContent;
  await expect.poll(current).toContain('state 1');
  await screen.rerender(panel(4000));
  expect(current()).toContain('state 1');
  await expect.element(screen.getByText('state 3', { exact: true })).toBeVisible();
  door.dispatchEvent(new Event('open'));
  await expect.poll(current).toContain('state 4000');
  await expect.element(screen.getByText('state 4001')).toBeVisible();
});

test('pointing at an operand tells which one, and draws an arrow to the result that it comes from', async () => {
  const onPoint = vi.fn<(pointed: PointedValue | undefined) => void>();
  const screen = await render(<Harness position={3} onPoint={onPoint} />);
  await screen.getByRole('button', { name: 'carry 1, from atomic state 3, column' }).hover();
  await expect
    .poll(() => onPoint.mock.lastCall?.[0]?.operand)
    .toMatchObject({ name: 'carry', value: '1', role: 'fetch' });
  await expect.poll(() => screen.container.querySelector('path[marker-end]')).not.toBeNull();
});

test('following an operand, with the pointer or a key, tells which one', async () => {
  const onFollow = vi.fn<(value: PointedValue) => void>();
  const screen = await render(<Harness position={3} onFollow={onFollow} />);
  const carry = screen.getByRole('button', { name: 'carry 1, from atomic state 3, column' });
  await carry.click();
  (carry.element() as HTMLElement).focus();
  await userEvent.keyboard('o');
  await userEvent.keyboard('{Enter}');
  expect(onFollow).toHaveBeenCalledTimes(3);
  for (const [value] of onFollow.mock.calls) expect(value).toMatchObject({ position: 3, operand: { name: 'carry' } });
});

test('following with a key moves the focus to the result that wrote the value', async () => {
  const screen = await render(<Walked />);
  const carry = screen.getByRole('button', { name: 'carry 1, from atomic state 3, column' });
  await expect.element(carry).toBeVisible();
  (carry.element() as HTMLElement).focus();
  await userEvent.keyboard('o');
  await expect.poll(() => document.activeElement?.closest('[data-state]')?.getAttribute('data-state')).toBe('2');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('carry 1, a result of this state');
});

function Walked() {
  const [position, setPosition] = useState(3);
  return <Harness position={position} onFollow={() => setPosition(2)} />;
}

function Nested() {
  const [toggled, setToggled] = useState<readonly number[]>();
  return (
    <div style={{ height: 700, width: 700 }}>
      <ChainOfThoughtPanel
        scope="nested"
        count={new StateBoundaries(nested.boundaries).count}
        load={loadNested}
        ending={[]}
        position={9}
        pointed={undefined}
        onPoint={() => {}}
        onFollow={() => {}}
        unfolding={{
          ...unfolding,
          toggled: toggled ?? [],
          onToggle: (position) => setToggled(withToggled(toggled, position)),
        }}
      />
    </div>
  );
}

test('one state is unfolded while the others stay folded, with the pointer or the keys', async () => {
  const screen = await render(<Nested />);
  const wordsOf = (position: number) =>
    screen.container.querySelector(`[data-state="${position}"] [data-words]`)?.textContent;
  expect(digits(9)).not.toBe(await folded(9));
  const disclosure = screen.getByRole('button', { name: 'Arithmetic of atomic state 10, digit by digit' });
  await expect.element(disclosure).toHaveAttribute('aria-expanded', 'false');
  await disclosure.click();
  await expect.poll(() => wordsOf(9)).toBe(await digits(9));
  await expect.element(disclosure).toHaveAttribute('aria-expanded', 'true');
  expect(wordsOf(10)).toBe(await folded(10));
  // Right leads into the state's operands, left back out of them, and Enter folds it again.
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('data-operand')).not.toBeNull();
  await userEvent.keyboard('{ArrowLeft}{Enter}');
  await expect.poll(() => wordsOf(9)).toBe(await folded(9));
  // Down leads to the next state that can be unfolded.
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => wordsOf(10)).toBe(await digits(10));
});

const folded = async (position: number) => textOf(await service.text(nested.trace, settings, position, position + 1));
const digits = async (position: number) => textOf(await service.text(nested.trace, unfolded, position, position + 1));

const textOf = (views: Awaited<ReturnType<typeof service.text>>): string =>
  views
    .flatMap(({ segments }) => segments.map(({ text }) => text))
    .join('')
    .replace(/\n$/, '');
