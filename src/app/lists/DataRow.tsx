import { memo, type ReactNode } from 'react';
import styles from './DataTable.module.css';

/** A column: what is sorted and searched, and how it is shown. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Undefined while it is not known; such rows are last. */
  readonly value: (row: Row) => string | number | undefined;
  /** The contents of the cell, where that is not the value. */
  readonly cell?: (row: Row) => ReactNode;
  /** Its share of the width, as a CSS grid track. */
  readonly width: string;
  readonly isNumber?: boolean;
}

interface DataRowProps {
  readonly row: unknown;
  readonly columns: readonly DataColumn<unknown>[];
  /** The widths of all columns. */
  readonly template: string;
  readonly index: number;
  /** Its distance below the header in pixels. */
  readonly start: number;
  readonly isCurrent: boolean;
  /** It is the one row that Tab reaches. */
  readonly isActive: boolean;
  readonly onFocus: (index: number) => void;
  readonly onChoose: ((row: unknown) => void) | undefined;
}

/** One row; drawn again only when something about it has changed. Columns and rows come as a pair of one type from the table. */
export const DataRow = memo(function DataRow(props: DataRowProps) {
  const { row, columns, template, index, start, isCurrent, isActive, onFocus, onChoose } = props;
  return (
    // The grid listens to the keys of its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      // The header is the first.
      aria-rowindex={index + 2}
      aria-current={isCurrent || undefined}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      className={`${styles.row} ${onChoose ? styles.choosable : ''}`}
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
