import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { grouped } from '../../base/grouped.ts';
import { ColumnHandle } from './ColumnHandle.tsx';
import type { CsvSource } from './csv.ts';
import { CsvButton } from './CsvButton.tsx';
import { DataRow, type DataColumn } from './DataRow.tsx';
import styles from './DataTable.module.css';
import { NARROWEST, useColumnWidths } from './use-column-widths.ts';
import { useCurrentInView } from './use-current-in-view.ts';
import { useRowFocus } from './use-row-focus.ts';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

interface DataTableProps<Row> {
  /** The name of the table for a screen reader. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  /** Names a row among the others. */
  readonly keyOf: (row: Row) => number;
  /** The key of the row that is lit and kept in view. */
  readonly current: number | undefined;
  readonly onChoose?: ((row: Row) => void) | undefined;
  /** Called with the rows in view when they are others than before. */
  readonly onSee?: ((rows: readonly Row[]) => void) | undefined;
  /** Searches and sorts the rows elsewhere: `rows` are then those that match, in order. Without it the table does so itself. */
  readonly onArrange?: ((arrangement: Arrangement) => void) | undefined;
  /** How many rows match and how many there are, where they are searched elsewhere. */
  readonly matches?: { readonly shown: number; readonly all: number } | undefined;
  /** Words beside the filter: how much is loaded, what is shown. */
  readonly note?: ReactNode;
  /** All of the table, to be saved. */
  readonly csv?: CsvSource | undefined;
  /** More that can be done with the table, at the end of its bar. */
  readonly actions?: ReactNode;
}

/** How the person wants the rows. */
export interface Arrangement {
  readonly filter: string;
  /** The id of a column; undefined for the order in which the rows come. */
  readonly column: string | undefined;
  readonly descending: boolean;
}

/** Pixels, as in the style sheet. */
const HEIGHTS = { row: 26, headers: 26 };

/** A table of any length: sorted by its headers, filtered by one box, only the rows in view drawn. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, rows, columns, keyOf, current, onChoose, onSee, onArrange, note, csv, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  // A letter shows at once, also when a hundred thousand rows are searched for it.
  const filter = useDeferredValue(typed);
  const { table, sortedBy } = useArrangedRows(rows, columns, filter, onArrange !== undefined);
  const shown = table.getRowModel().rows;
  const list = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHTS.row,
    overscan: 4,
    // The headers are above the rows and stay in view.
    scrollPaddingStart: HEIGHTS.headers,
    scrollPaddingEnd: HEIGHTS.headers + 4,
  });
  const indices = useMemo(() => new Map(shown.map((row, index) => [keyOf(row.original), index])), [shown, keyOf]);
  const currentIndex = current === undefined ? undefined : indices.get(current);
  const isArranged = filter !== '' || sortedBy !== undefined;
  const arrangement = isArranged ? JSON.stringify([filter, sortedBy]) : undefined;
  useCurrentInView(list, { key: current, index: currentIndex }, arrangement, HEIGHTS);

  const matches = props.matches ?? { shown: shown.length, all: rows.length };
  const items = list.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const end = (items.at(-1)?.index ?? -1) + 1;
  useEffect(() => onSee?.(shown.slice(first, end).map((row) => row.original)), [onSee, shown, first, end]);
  useEffect(
    () => onArrange?.({ filter, column: sortedBy?.id, descending: sortedBy?.desc ?? false }),
    [onArrange, filter, sortedBy],
  );

  const focus = useRowFocus({
    grid: scroller,
    count: shown.length,
    first: currentIndex ?? 0,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / HEIGHTS.row) - 2),
    reveal: (index) => list.scrollToIndex(index, { align: 'auto' }),
    onChoose: (index) => shown[index] && onChoose?.(shown[index].original),
  });
  const { template, minWidth, resize, reset } = useColumnWidths(label, columns);
  return (
    <div className={styles.wrap}>
      <FilterBar
        label={label}
        typed={typed}
        onType={setTyped}
        actions={
          <>
            {actions}
            {csv && <CsvButton label={label} source={csv} />}
          </>
        }
      >
        {note} <span role="status">{filter && `${grouped(matches.shown)} of ${grouped(matches.all)} match.`}</span>
      </FilterBar>
      <div ref={scroller} className={styles.scroller}>
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={shown.length + 1}
          className={styles.table}
          style={minWidth === undefined ? undefined : { minWidth }}
          onKeyDown={focus.onKeyDown}
          tabIndex={-1}
        >
          <div role="row" aria-rowindex={1} className={styles.headers} style={{ gridTemplateColumns: template }}>
            {table.getFlatHeaders().map(({ id, column }, index) => (
              <ColumnHeader
                key={id}
                column={columns[index]!}
                sorted={column.getIsSorted()}
                onSort={column.getToggleSortingHandler()}
              >
                <ColumnHandle
                  header={columns[index]!.header}
                  onResize={(pixels, cell) => resize(id, pixels, widthsIn(cell.parentElement!, columns))}
                  onReset={reset}
                />
              </ColumnHeader>
            ))}
          </div>
          <div role="rowgroup" className={styles.rows} style={{ height: list.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = shown[index]!.original;
              const key = keyOf(row);
              return (
                <DataRow
                  key={key}
                  row={row}
                  columns={columns as readonly DataColumn<unknown>[]}
                  template={template}
                  index={index}
                  start={start}
                  isCurrent={key === current}
                  isActive={index === focus.active}
                  onFocus={focus.onFocus}
                  onChoose={onChoose as ((row: unknown) => void) | undefined}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The rows as they are filtered and sorted, unless that is done elsewhere, and the column that a person sorts by. */
function useArrangedRows<Row extends RowData>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  filter: string,
  isArrangedElsewhere: boolean,
) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const definitions = useMemo(() => definitionsOf(columns), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state: { globalFilter: filter, sorting },
    onSortingChange: setSorting,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    manualFiltering: isArrangedElsewhere,
    manualSorting: isArrangedElsewhere,
  });
  return { table, sortedBy: sorting[0] };
}

interface FilterBarProps {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Words beside the box. */
  readonly children: ReactNode;
  /** Buttons at the end. */
  readonly actions: ReactNode;
}

function FilterBar({ label, typed, onType, children, actions }: FilterBarProps) {
  return (
    <div className={styles.bar}>
      <input
        className={styles.filter}
        type="search"
        placeholder="Filter"
        aria-label={`Filter ${label}`}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <span className={styles.note}>{children}</span>
      <span className={styles.actions}>{actions}</span>
    </div>
  );
}

interface ColumnHeaderProps<Row> {
  readonly column: DataColumn<Row>;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: ((event: unknown) => void) | undefined;
  /** What changes its width. */
  readonly children: ReactNode;
}

function ColumnHeader<Row>({ column, sorted, onSort, children }: ColumnHeaderProps<Row>) {
  return (
    <div
      role="columnheader"
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
      data-number={column.isNumber || undefined}
    >
      <button type="button" className={styles.sort} onClick={onSort}>
        {column.header}
        <span aria-hidden>{sorted === 'asc' ? ' ▲' : sorted === 'desc' ? ' ▼' : ''}</span>
      </button>
      {children}
    </div>
  );
}

/** The widths that the headers have, by the ids of their columns. */
function widthsIn(headers: HTMLElement, columns: readonly { readonly id: string }[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    columns.map(({ id }, index) => [
      id,
      Math.max(NARROWEST, Math.round(headers.children[index]!.getBoundingClientRect().width)),
    ]),
  );
}

function definitionsOf<Row extends RowData>(columns: readonly DataColumn<Row>[]): ColumnDef<typeof features, Row>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    accessorFn: column.value,
    sortFn: column.isNumber ? 'basic' : 'alphanumeric',
    sortUndefined: 'last',
    sortDescFirst: false,
    filterFn: 'includesString',
  }));
}
