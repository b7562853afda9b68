import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { taskById } from '../../../tasks/registry.ts';
import { TraceService } from '../../../workers/trace-service.ts';
import '../../styles/tokens.css';
import { ChainOfThoughtPanel } from './ChainOfThoughtPanel.tsx';
import type { PointedValue } from './pointed-value.ts';

const service = new TraceService();
const task = taskById('large-number-addition')!;
const summary = service.open({ task: task.id, instance: task.example });
const settings = { variant: 'tail', arithmetic: 'folded' } as const;
const ending = service.textEnding(summary.trace, settings);
const load = (from: number, to: number) => Promise.resolve(service.text(summary.trace, settings, from, to));

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
        count={summary.firstSteps.length}
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
  expect(words.join('\n')).toBe(service.wholeText(summary.trace, settings));
  expect(screen.container.querySelector('[aria-current]')?.textContent).toContain('column 2');
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
