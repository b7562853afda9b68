import { useId, useRef, useState, type ReactNode } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { useWidth } from '../../kit/browser/use-width.ts';
import { Button } from '../../kit/Button.tsx';
import { picturePng, pictureSvg } from './picture-file.ts';
import styles from './Plots.module.css';
import { Legend } from './Plot.tsx';
import type { PlotSeries } from './plot-series.ts';

/** The numbers behind a picture, as a table with a header. */
type PictureTable = readonly (readonly (string | number)[])[];

interface PictureProps {
  readonly title: string;
  /** What it shows, and how it is read. */
  readonly words: string;
  /** The name of its files, without an ending. */
  readonly file: string;
  readonly series: readonly PlotSeries[];
  readonly table: PictureTable;
  /** Draws it in a width of pixels. */
  readonly children: (width: number) => ReactNode;
}

/** A picture with its title, the runs in it, and its files: SVG, PNG, and its numbers as CSV. */
export function Picture({ title, words, file, series, table, children }: PictureProps) {
  const heading = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [failure, setFailure] = useState('');
  const save = async (make: typeof pictureSvg, ending: string) => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    try {
      setFailure('');
      saveFile(
        await make(
          svg,
          title,
          series.map(({ name }) => name),
        ),
        `${file}.${ending}`,
      );
    } catch (problem) {
      setFailure(`It could not be saved: ${reasonOf(problem)}.`);
    }
  };
  const saveTable = () => saveFile(new Blob([csvOf(table)], { type: 'text/csv' }), `${file}.csv`);
  return (
    <section className={styles.picture} aria-labelledby={heading} data-picture={title}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <div className={styles.save}>
          <Button size="small" aria-label={`Save ${title} as SVG`} onClick={() => void save(pictureSvg, 'svg')}>
            SVG
          </Button>
          <Button size="small" aria-label={`Save ${title} as PNG`} onClick={() => void save(picturePng, 'png')}>
            PNG
          </Button>
          <Button size="small" aria-label={`Save ${title} as CSV`} onClick={saveTable}>
            CSV
          </Button>
        </div>
      </div>
      <p className={styles.words}>{words}</p>
      <Legend series={series} />
      <div ref={frame} className={styles.frame}>
        {width > 0 && children(width)}
      </div>
      <p role="status" className={styles.words}>
        {failure}
      </p>
    </section>
  );
}

/** A table as RFC 4180 writes it. */
const csvOf = (table: PictureTable): string => table.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
