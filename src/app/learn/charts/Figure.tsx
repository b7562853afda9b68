import type { ReactNode } from 'react';
import { Picture } from '../../views/plots/Picture.tsx';
import styles from './Charts.module.css';

interface FigureProps {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly words: string;
  /** The names of the series, in their order. */
  readonly series: readonly string[];
  /** The numbers of the chart: its header, then its rows. */
  readonly table: readonly (readonly (string | number)[])[];
  /** Where the numbers come from, where a link says it. */
  readonly source?: ReactNode;
  /** Draws the chart in a width of pixels. */
  readonly children: (width: number) => ReactNode;
}

/** A chart with its files, its numbers as a table, and where they come from. */
export function Figure({ title, words, series, table, source, children }: FigureProps) {
  const [header = [], ...rows] = table;
  return (
    <>
      <Picture
        title={title}
        words={words}
        file={title.toLowerCase().replaceAll(/\W+/g, '-')}
        series={series.map((name, number) => ({ name, number }))}
        table={table}
      >
        {children}
      </Picture>
      <details className={styles.numbers}>
        <summary>Numbers</summary>
        {/* A wide table scrolls, with the keys, too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Numbers: ${title}`}>
          <table>
            <thead>
              <tr>
                {header.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((value, column) => (
                    <td key={header[column]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {source !== undefined && <p className={styles.source}>{source}</p>}
    </>
  );
}
