import { useRef, useState, type ReactNode } from 'react';
import { reasonOf } from '../../base/problems.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { useWidth } from '../kit/browser/use-width.ts';
import { Button } from '../kit/Button.tsx';
import { csvLine } from '../lists/csv.ts';
import { figurePng, figureSvg } from './figure-file.ts';
import styles from './Figure.module.css';

interface FigureProps {
  readonly title: string;
  /** What it shows, and how it is read: the caption of its files. */
  readonly words: string;
  /** The name of its files, without an ending. */
  readonly file: string;
  /** Its numbers, with a header; where there are none, it is not saved as CSV. */
  readonly table?: readonly (readonly (string | number)[])[];
  /** Draws an SVG in a width of pixels. */
  readonly children: (width: number) => ReactNode;
}

/** A picture with its caption and its files: SVG, PNG, and its numbers as CSV. */
export function Figure({ title, words, file, table, children }: FigureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [failure, setFailure] = useState('');
  const save = async (make: typeof figureSvg, ending: string) => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    try {
      setFailure('');
      saveFile(await make(svg, title, words), `${file}.${ending}`);
    } catch (problem) {
      setFailure(`It could not be saved: ${reasonOf(problem)}.`);
    }
  };
  return (
    <div className={styles.figure}>
      <div className={styles.save}>
        <Button size="small" aria-label={`Save ${title} as SVG`} onClick={() => void save(figureSvg, 'svg')}>
          SVG
        </Button>
        <Button size="small" aria-label={`Save ${title} as PNG`} onClick={() => void save(figurePng, 'png')}>
          PNG
        </Button>
        {table && (
          <Button
            size="small"
            aria-label={`Save ${title} as CSV`}
            onClick={() =>
              saveFile(
                new Blob(['\uFEFF', ...table.map((row) => csvLine(row.map(String)))], { type: 'text/csv' }),
                `${file}.csv`,
              )
            }
          >
            CSV
          </Button>
        )}
      </div>
      {/* What scrolls must be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={frame} className={styles.frame} tabIndex={0} role="group" aria-label={title}>
        {width > 0 && children(width)}
      </div>
      <p className={styles.words}>{words}</p>
      <p role="status" className={styles.words}>
        {failure}
      </p>
    </div>
  );
}
