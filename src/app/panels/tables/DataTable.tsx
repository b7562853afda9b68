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
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './DataTable.module.css';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

/** A column: what is sorted and searched, and how it is shown. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => string | number;
  readonly cell?: (row: Row) => ReactNode;
  /** Its share of the width, as a CSS grid track. */
  readonly width: string;
  readonly isNumber?: boolean;
}

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
  /** Words beside the filter: how much is loaded, what is shown. */
  readonly note?: ReactNode;
}

const ROW_HEIGHT = 26;
const HEADER_HEIGHT = 26;

/** A table of any length: sorted by its headers, filtered by one box, only the rows in view drawn. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, rows, columns, keyOf, current, onChoose, note } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState('');
  const definitions = useMemo<ColumnDef<typeof features, Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: column.value,
        sortFn: column.isNumber ? 'basic' : 'alphanumeric',
        filterFn: 'includesString',
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state: { globalFilter: filter },
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
  });
  const shown = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The headers stand above the rows and stay in view.
    scrollPaddingStart: HEADER_HEIGHT,
    scrollPaddingEnd: HEADER_HEIGHT + 4,
  });
  const currentIndex = shown.findIndex((row) => keyOf(row.original) === current);
  useEffect(() => {
    // 'auto' moves only when the row is out of view.
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex, { align: 'auto' });
  }, [currentIndex, virtual]);

  const [focused, setFocused] = useState(0);
  const active = Math.min(focused, shown.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowUp: active - 1,
      ArrowDown: active + 1,
      Home: 0,
      End: shown.length - 1,
    };
    const target = moves[event.key];
    if (event.key === 'Enter' && shown[active]) onChoose?.(shown[active].original);
    else if (target === undefined || target < 0 || target >= shown.length) return;
    else {
      setFocused(target);
      virtual.scrollToIndex(target, { align: 'auto' });
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus());
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const template = columns.map(({ width }) => width).join(' ');
  return (
    <div className={styles.wrap}>
      <div className={styles.bar}>
        <input
          className={styles.filter}
          type="search"
          placeholder="Filter"
          aria-label={`Filter ${label}`}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className={styles.note} role="status">
          {note}
          {filter && ` ${shown.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')} match.`}
        </span>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={shown.length + 1}
          className={styles.table}
          onKeyDown={onKeyDown}
          tabIndex={-1}
        >
          <div role="row" aria-rowindex={1} className={styles.headers} style={{ gridTemplateColumns: template }}>
            {table.getFlatHeaders().map((header, index) => {
              const sorted = header.column.getIsSorted();
              return (
                <div
                  key={header.id}
                  role="columnheader"
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  data-number={columns[index]!.isNumber || undefined}
                >
                  <button type="button" className={styles.sort} onClick={header.column.getToggleSortingHandler()}>
                    {columns[index]!.header}
                    <span aria-hidden>{sorted === 'asc' ? ' ▲' : sorted === 'desc' ? ' ▼' : ''}</span>
                  </button>
                </div>
              );
            })}
          </div>
          <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
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
                  isActive={index === active}
                  onFocus={setFocused}
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

interface DataRowProps {
  readonly row: unknown;
  readonly columns: readonly DataColumn<unknown>[];
  readonly template: string;
  readonly index: number;
  readonly start: number;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  readonly onFocus: (index: number) => void;
  readonly onChoose: ((row: unknown) => void) | undefined;
}

/** One row; drawn again only when something about it has changed. Columns and rows come as a pair of one type from the table. */
const DataRow = memo(function DataRow(props: DataRowProps) {
  const { row, columns, template, index, start, isCurrent, isActive, onFocus, onChoose } = props;
  return (
    // The grid listens to the keys of its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={isCurrent || undefined}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      className={styles.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
      onFocus={() => onFocus(index)}
      onClick={() => onChoose?.(row)}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={styles.cell}
          data-number={column.isNumber || undefined}
          data-column={column.id}
        >
          {column.cell ? column.cell(row) : column.value(row)}
        </div>
      ))}
    </div>
  );
});
