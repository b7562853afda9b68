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

const ROW_HEIGHT = 26;
const HEADER_HEIGHT = 26;

/** A table of any length: sorted by its headers, filtered by one box, only the rows in view drawn. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, rows, columns, keyOf, current, onChoose, onSee, onArrange, note, csv, actions } = props;
  const isArrangedElsewhere = onArrange !== undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  // A letter shows at once, also when a hundred thousand rows are searched for it.
  const filter = useDeferredValue(typed);
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
  const shown = table.getRowModel().rows;
  const list = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    // The headers are above the rows and stay in view.
    scrollPaddingStart: HEADER_HEIGHT,
    scrollPaddingEnd: HEADER_HEIGHT + 4,
  });
  const indices = useMemo(() => new Map(shown.map((row, index) => [keyOf(row.original), index])), [shown, keyOf]);
  const currentIndex = current === undefined ? undefined : indices.get(current);
  const [sortedBy] = sorting;
  const isArranged = filter !== '' || sortedBy !== undefined;
  // Whoever sorts or filters wants the first rows, not the current one: that comes into view again when it is another.
  const passedOver = useRef<number>(undefined);
  const latestCurrent = useRef(current);
  useEffect(() => {
    latestCurrent.current = current;
  });
  useEffect(() => {
    passedOver.current = isArranged ? latestCurrent.current : undefined;
    if (isArranged) list.scrollToOffset(0);
  }, [isArranged, filter, sortedBy, list]);
  useEffect(() => {
    if (currentIndex === undefined || current === passedOver.current) return;
    passedOver.current = undefined;
    const scrolled = list.scrollOffset ?? 0;
    const room = (list.scrollRect?.height ?? 0) - HEADER_HEIGHT;
    const start = currentIndex * ROW_HEIGHT;
    const isInView = start >= scrolled && start + ROW_HEIGHT <= scrolled + room;
    // To the middle: the next ones are in view then, too, and the table keeps its place while they are stepped through. The list's own
    // middle leaves the headers out of account: in a low table the row would be below its end.
    if (!isInView) list.scrollToOffset(start - (room - ROW_HEIGHT) / 2);
  }, [currentIndex, current, list]);

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
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    reveal: (index) => list.scrollToIndex(index, { align: 'auto' }),
    onChoose: (index) => shown[index] && onChoose?.(shown[index].original),
  });
  const { template, minWidth, resize, reset } = useColumnWidths(label, columns);
  return (
    <div className={styles.wrap}>
      <div className={styles.bar}>
        <input
          className={styles.filter}
          type="search"
          placeholder="Filter"
          aria-label={`Filter ${label}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className={styles.note}>
          {note} <span role="status">{filter && `${grouped(matches.shown)} of ${grouped(matches.all)} match.`}</span>
        </span>
        <span className={styles.actions}>
          {actions}
          {csv && <CsvButton label={label} source={csv} />}
        </span>
      </div>
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
            {table.getFlatHeaders().map(({ id, column }, index) => {
              const sorted = column.getIsSorted();
              return (
                <div
                  key={id}
                  role="columnheader"
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  data-number={columns[index]!.isNumber || undefined}
                >
                  <button type="button" className={styles.sort} onClick={column.getToggleSortingHandler()}>
                    {columns[index]!.header}
                    <span aria-hidden>{sorted === 'asc' ? ' ▲' : sorted === 'desc' ? ' ▼' : ''}</span>
                  </button>
                  <ColumnHandle
                    header={columns[index]!.header}
                    onResize={(pixels, cell) => resize(id, pixels, widthsIn(cell.parentElement!, columns))}
                    onReset={reset}
                  />
                </div>
              );
            })}
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
