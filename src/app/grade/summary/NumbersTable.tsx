import type { ReactNode } from 'react';
import styles from './Summary.module.css';

interface NumbersTableProps {
  readonly label: string;
  readonly headers: readonly string[];
  /** Columns from the first on that hold words, not numbers; one if not given. */
  readonly wordColumns?: number;
  /** Rows of cells; the first names its row. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A small table of numbers; a wide one scrolls by itself. */
export function NumbersTable({ label, headers, wordColumns = 1, rows }: NumbersTableProps) {
  return (
    // What scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.wide} aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {headers.map((header, at) => (
              <th key={header} scope="col" data-words={at < wordColumns || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], number) => (
            // Rows are neither moved nor left out.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={number}>
              <th scope="row" data-words>
                {name}
              </th>
              {cells.map((cell, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={at} data-words={at + 1 < wordColumns || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
