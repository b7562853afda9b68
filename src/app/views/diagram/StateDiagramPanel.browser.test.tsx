import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../kit/styles/base.css';
import '../../kit/styles/tokens.css';
import type { MachineView } from '../../../workers/views/views.ts';
import { StateDiagramPanel } from './StateDiagramPanel.tsx';

/** Each test has a machine of its own name: what is expanded is remembered by it. */
let machine: MachineView;
let made = 0;

beforeEach(() => {
  const names = ['start', 'cell', 'cell / read', 'cell / read · 2', 'row / append', 'row / append · 2'];
  machine = {
    name: `example ${++made}`,
    tapes: [{ name: 'input', symbols: ['', '0', '1'] }],
    states: names.map((name) => ({ name, path: name === 'start' ? [] : name.replace(/ · .*$/, '').split(' / ') })),
    kinds: [],
    rules: (
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 1],
        [5, -1],
      ] as const
    ).map(([state, next]) => ({ state, read: [next === -1 ? [''] : ['0', '1']], write: [null], move: ['R'], next })),
  };
});

interface At {
  readonly state?: number;
  readonly previousState?: number | null;
  readonly onSelectState?: (state: number) => void;
  readonly follows?: boolean;
}

const ignore = () => undefined;
/** What is expanded is kept for as long as the page is open. */
const expansions = new Map<string, ReadonlySet<string>>();

function Shown({ state = 1, previousState = 0, onSelectState = ignore, follows = false }: At) {
  return (
    <div style={{ width: 800, height: 400 }}>
      <StateDiagramPanel
        expansions={expansions}
        follows={follows}
        machine={machine}
        state={state}
        previousState={previousState}
        onSelectState={onSelectState}
      />
    </div>
  );
}

const taken = () => document.querySelector('path[data-taken]')!.getAttribute('d');

const placed = () => document.querySelector('[data-canvas]')!.getAttribute('transform');

const lit = () => document.querySelector('[data-current]')?.getAttribute('data-box');

test('shows groups open with their subroutines closed, and says what it shows', async () => {
  const screen = await render(<Shown />);
  await expect
    .element(screen.getByRole('button', { name: 'Group cell, 3 states' }))
    .toHaveAttribute('aria-expanded', 'true');
  await expect
    .element(screen.getByRole('button', { name: 'Group cell / read, 2 states' }))
    .toHaveAttribute('aria-expanded', 'false');
  await expect
    .element(screen.getByRole('group', { name: `State diagram of ${machine.name}` }))
    .toHaveAccessibleDescription(/6 states and 7 rules; the machine starts in start/);
});

test('lights the current state and the arrow just taken without drawing anything anew', async () => {
  const screen = await render(<Shown />);
  const cell = screen.getByRole('button', { name: 'State cell', exact: true });
  await expect.element(cell).toHaveAttribute('aria-current', 'step');
  // It is brought to its place once its room is known.
  await expect.poll(placed).not.toBeNull();
  const drawn = [...document.querySelectorAll('[data-box]')];
  const place = placed();
  expect(taken()).not.toBe('');
  const before = taken();

  await screen.rerender(<Shown state={2} previousState={1} />);

  expect(lit()).toBe('group cell / read');
  expect(taken()).not.toBe(before);
  expect([...document.querySelectorAll('[data-box]')]).toEqual(drawn);
  expect(placed()).toBe(place);
  await expect.element(screen.getByText('from cell')).toBeVisible();

  await screen.rerender(<Shown state={-1} previousState={5} />);
  expect(lit()).toBe('state -1');
});

test('opens a group on click and a state shows its rules', async () => {
  const onSelectState = vi.fn<(state: number) => void>();
  const screen = await render(<Shown onSelectState={onSelectState} />);
  await screen.getByRole('button', { name: 'Group cell / read, 2 states' }).click();
  await screen.getByRole('button', { name: 'State cell / read · 2' }).click();
  expect(onSelectState).toHaveBeenCalledExactlyOnceWith(3);
});

test('collapses and expands all groups', async () => {
  const screen = await render(<Shown state={3} previousState={2} />);
  await screen.getByRole('button', { name: 'Expand all groups' }).click();
  await expect.element(screen.getByRole('button', { name: 'State cell / read · 2' })).toHaveAttribute('data-current');
  await screen.getByRole('button', { name: 'Collapse all groups' }).click();
  await expect.element(screen.getByRole('button', { name: 'Group cell, 3 states' })).toHaveAttribute('data-current');
});

test('is walked through with the arrow keys, which do not step the machine', async () => {
  const step = vi.fn<() => void>();
  addEventListener('keydown', step);
  const screen = await render(<Shown />);
  const current = screen.getByRole('button', { name: 'State cell', exact: true });
  await expect.element(current).toHaveAttribute('tabindex', '0');
  (current.element() as SVGGElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(screen.getByRole('button', { name: 'Group cell / read, 2 states' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect
    .element(screen.getByRole('button', { name: 'Group cell / read, 2 states' }))
    .toHaveAttribute('aria-expanded', 'true');
  await expect.element(screen.getByRole('button', { name: 'Group cell / read, 2 states' })).toHaveFocus();
  expect(step).not.toHaveBeenCalled();
  removeEventListener('keydown', step);
});

test('offers the way back to a current state that is out of view, and moves only then', async () => {
  const screen = await render(<Shown />);
  const show = screen.getByRole('button', { name: 'Show current state' });
  await expect.element(screen.getByRole('button', { name: 'State cell', exact: true })).toBeVisible();
  for (let times = 0; times < 8; times++) await screen.getByRole('button', { name: 'Zoom in' }).click();
  await screen.rerender(<Shown state={-1} previousState={5} />);
  await expect.element(show).toHaveAttribute('data-away');
  await show.click();
  await expect.element(show).not.toHaveAttribute('data-away');
  await screen.getByRole('button', { name: 'Fit' }).click();
  const box = document.querySelector('[data-box="state -1"]')!.getBoundingClientRect();
  const window = document.querySelector('svg[role="group"]')!.getBoundingClientRect();
  expect(box.right).toBeLessThanOrEqual(window.right);
});

test('follows the current state where a person wants it to', async () => {
  const screen = await render(<Shown follows />);
  await expect.element(screen.getByRole('button', { name: 'State cell', exact: true })).toBeVisible();
  for (let times = 0; times < 8; times++) await screen.getByRole('button', { name: 'Zoom in' }).click();
  const before = placed();
  await screen.rerender(<Shown follows state={-1} previousState={5} />);
  expect(placed()).not.toBe(before);
  await expect.element(screen.getByRole('button', { name: 'Show current state' })).not.toHaveAttribute('data-away');
});

test('fills the page, and goes back to its panel with Escape', async () => {
  const screen = await render(<Shown />);
  await expect.element(screen.getByRole('button', { name: 'State cell', exact: true })).toBeVisible();
  const panel = screen.getByRole('region', { name: 'State diagram' }).element();
  const before = panel.getBoundingClientRect();
  const full = screen.getByRole('button', { name: 'Diagram on the full page' });
  await full.click();
  await expect.poll(() => panel.getBoundingClientRect().height).toBe(innerHeight);
  expect(panel.getBoundingClientRect().width).toBe(innerWidth);
  await userEvent.keyboard('{Escape}');
  await expect.element(full).toHaveAttribute('aria-pressed', 'false');
  expect(panel.getBoundingClientRect()).toEqual(before);
});

test('saves a picture that needs nothing from the page', async () => {
  const saved: { name: string; blob: Blob }[] = [];
  let blob: Blob | undefined;
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    blob = content as Blob;
    return `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')}`;
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: blob! });
  });
  const screen = await render(<Shown />);
  await expect.element(screen.getByRole('button', { name: 'State cell', exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'SVG' }).click();
  await screen.getByRole('button', { name: 'PNG' }).click();
  await vi.waitFor(() =>
    expect(saved.map(({ name }) => name)).toEqual([`${machine.name}-states.svg`, `${machine.name}-states.png`]),
  );
  create.mockRestore();
  click.mockRestore();
  const text = await saved[0]!.blob.text();
  const file = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(file.querySelector('parsererror')).toBeNull();
  expect(file.querySelectorAll('[class], [role], [tabindex]')).toHaveLength(0);
  expect(text).not.toContain('var(');
  expect(file.documentElement.textContent).toContain('append');
  expect(saved[1]!.blob.type).toBe('image/png');
});

test('a machine of thousands of states is not drawn, and says where its rules are', async () => {
  const states = Array.from({ length: 3000 }, (_, number) => ({ name: `q${number}`, path: [] }));
  const rules = states.map((_, state) => ({
    state,
    read: [['0']],
    write: [null],
    move: ['R'] as const,
    next: (state + 1) % states.length,
  }));
  machine = { ...machine, states, rules };
  const screen = await render(<Shown state={17} />);
  await expect
    .element(screen.getByText('3,000 states with 3,000 arrows are too many to draw. The rules are listed under Rules.'))
    .toBeVisible();
  await expect.element(screen.getByText('q17', { exact: true })).toBeVisible();
  expect(document.querySelector('[data-box]')).toBeNull();
});
