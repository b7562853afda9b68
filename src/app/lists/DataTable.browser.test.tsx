import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../kit/styles/tokens.css';
import type { DataColumn } from './DataRow.tsx';
import { DataTable } from './DataTable.tsx';

interface Row {
  readonly key: number;
  readonly name: string;
}

const COLUMNS: readonly DataColumn<Row>[] = [
  { id: 'key', header: 'Key', value: (row) => row.key, width: '80px', isNumber: true },
  { id: 'name', header: 'Name', value: (row) => row.name, width: '1fr' },
];

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, key) => ({ key, name: `row ${key % 7} of ${key}` }));

const table = (count: number, current?: number, onChoose?: (row: Row) => void, height = 300) => (
  <div style={{ height, width: 600 }}>
    <DataTable
      label="things"
      rows={rows(count)}
      columns={COLUMNS}
      keyOf={(row) => row.key}
      current={current}
      onChoose={onChoose}
    />
  </div>
);

test('of a hundred thousand rows only a screenful is drawn, and the current one is in view', async () => {
  const screen = await render(table(100_000, 54_321));
  await expect.element(screen.getByRole('row', { name: '54321 row 1 of 54321' })).toBeVisible();
  expect(screen.container.querySelectorAll('[role="row"]').length).toBeLessThan(60);
  expect(screen.container.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')).toBe('100001');
});

test('in a low table, too, all of the current row is in view', async () => {
  const screen = await render(table(1000, 500, undefined, 132));
  for (const current of [500, 510, 511, 512]) {
    await screen.rerender(table(1000, current, undefined, 132));
    await expect.element(screen.getByRole('row', { name: new RegExp(`^${current} `) })).toBeInViewport({ ratio: 1 });
  }
});

test('a header sorts and sorts back, numbers as numbers', async () => {
  const screen = await render(table(30));
  const first = () => screen.container.querySelector('[data-index="0"]')?.textContent;
  await screen.getByRole('button', { name: 'Key' }).click();
  await screen.getByRole('button', { name: 'Key' }).click();
  await expect.element(screen.getByRole('columnheader', { name: 'Key' })).toHaveAttribute('aria-sort', 'descending');
  expect(first()).toBe('29row 1 of 29');
  await screen.getByRole('button', { name: 'Key' }).click();
  await screen.getByRole('button', { name: 'Key' }).click();
  await expect.element(screen.getByRole('columnheader', { name: 'Key' })).toHaveAttribute('aria-sort', 'ascending');
  expect(first()).toBe('0row 0 of 0');
});

test('sorting and filtering show the first rows; the current one comes into view when it is another, or in the order of the run', async () => {
  const screen = await render(table(2000, 1000));
  await expect.element(screen.getByRole('row', { name: '1000 row 6 of 1000' })).toBeInViewport();
  await screen.getByRole('button', { name: 'Name' }).click();
  await expect.element(screen.getByRole('row', { name: '0 row 0 of 0', exact: true })).toBeInViewport();
  await screen.rerender(table(2000, 1001));
  await expect.element(screen.getByRole('row', { name: '1001 row 0 of 1001' })).toBeInViewport();
  await screen.getByRole('searchbox', { name: 'Filter things' }).fill('row 3');
  await expect.element(screen.getByRole('row', { name: '3 row 3 of 3', exact: true })).toBeInViewport();
  await screen.getByRole('searchbox', { name: 'Filter things' }).fill('');
  await screen.getByRole('button', { name: 'Name' }).click();
  await screen.getByRole('button', { name: 'Name' }).click();
  await expect.element(screen.getByRole('row', { name: '1001 row 0 of 1001' })).toBeInViewport();
});

test('the filter looks into every column and says how many rows match', async () => {
  const screen = await render(table(500));
  await screen.getByRole('searchbox', { name: 'Filter things' }).fill('of 49');
  await expect.element(screen.getByText('11 of 500 match.')).toBeVisible();
});

test('arrow keys go from row to row and Enter chooses', async () => {
  const onChoose = vi.fn<(row: Row) => void>();
  const screen = await render(table(50, undefined, onChoose));
  (screen.container.querySelector('[data-index="0"]') as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => document.activeElement?.getAttribute('data-index')).toBe('1');
  await userEvent.keyboard('{Enter}');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith({ key: 1, name: 'row 1 of 1' });
});

test('columns are made wider with keys and the pointer, that is kept, and Home takes it back', async () => {
  localStorage.clear();
  const screen = await render(table(30));
  const handle = screen.getByRole('separator', { name: 'Width of the column Key' });
  const wide = () => screen.getByRole('columnheader', { name: 'Key' }).element().getBoundingClientRect().width;
  expect(wide()).toBe(80);
  handle.element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
  await expect.poll(wide).toBe(96);
  await expect.element(handle).toHaveAttribute('aria-valuenow', '96');
  // Cells go along, and the next visit finds them so.
  expect(screen.container.querySelector('[data-index="0"] [data-column="key"]')!.getBoundingClientRect().width).toBe(
    96,
  );
  await screen.unmount();
  const again = await render(table(30));
  const header = again.getByRole('columnheader', { name: 'Key' });
  expect(header.element().getBoundingClientRect().width).toBe(96);
  again.getByRole('separator', { name: 'Width of the column Key' }).element().focus();
  await userEvent.keyboard('{Home}');
  await expect.poll(() => header.element().getBoundingClientRect().width).toBe(80);
});
