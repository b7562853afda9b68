import { useId, useRef, useState, type ReactNode } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { useWidth } from '../../kit/browser/use-width.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './Charts.module.css';
import { figurePng, figureSvg } from './figure-file.ts';
import { colourOf, dashOf, markPath } from './marks.ts';

interface FigureProps {
  readonly title: string;
  /** The names of the series, in their order. */
  readonly series: readonly string[];
  /** Whether their marks are joined by lines. */
  readonly hasLines?: boolean;
  /** The numbers of the chart: its header, then its rows. */
  readonly table: readonly (readonly (string | number)[])[];
  /** Where the numbers come from. */
  readonly source: ReactNode;
  /** Draws the chart in a width of pixels. */
  readonly children: (width: number) => ReactNode;
}

/** A chart with its series, its numbers as a table, where they come from, and its files. */
export function Figure({ title, series, hasLines = false, table, source, children }: FigureProps) {
  const heading = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [failure, setFailure] = useState('');
  const file = title.toLowerCase().replaceAll(/\W+/g, '-');
  const save = async (make: typeof figureSvg, ending: string) => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    try {
      setFailure('');
      saveFile(await make(svg, title), `${file}.${ending}`);
    } catch (problem) {
      setFailure(`It could not be saved: ${reasonOf(problem)}.`);
    }
  };
  const [header = [], ...rows] = table;
  return (
    <figure className={styles.figure} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading}>{title}</h3>
        <div className={styles.save}>
          <Button size="small" aria-label={`Save ${title} as SVG`} onClick={() => void save(figureSvg, 'svg')}>
            SVG
          </Button>
          <Button size="small" aria-label={`Save ${title} as PNG`} onClick={() => void save(figurePng, 'png')}>
            PNG
          </Button>
          <Button
            size="small"
            aria-label={`Save ${title} as CSV`}
            onClick={() => saveFile(new Blob([csvOf(table)], { type: 'text/csv' }), `${file}.csv`)}
          >
            CSV
          </Button>
        </div>
      </div>
      <ul className={styles.legend}>
        {series.map((name, number) => (
          <li key={name}>
            <svg width={28} height={12} aria-hidden>
              <g className={colourOf(number)}>
                {hasLines && (
                  <line className={styles.line} x1={0} x2={28} y1={6} y2={6} strokeDasharray={dashOf(number)} />
                )}
                <path className={styles.mark} d={markPath(number)} transform="translate(14 6)" />
              </g>
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div ref={frame}>{width > 0 && children(width)}</div>
      <details className={styles.numbers}>
        <summary>Numbers</summary>
        {/* Wide tables scroll, with the keys, too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Numbers of ${title}`}>
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
      <figcaption className={styles.source}>{source}</figcaption>
      <p role="status" className={styles.failure}>
        {failure}
      </p>
    </figure>
  );
}

/** A table as RFC 4180 writes it. */
const csvOf = (table: FigureProps['table']): string => table.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
