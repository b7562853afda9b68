import { grouped } from '../../../base/grouped.ts';
import type { ConfigurationView, MachineView } from '../../../workers/views/views.ts';
import styles from './PrintedTrace.module.css';

interface PrintedTapesProps {
  readonly machine: MachineView;
  readonly configuration: ConfigurationView;
}

/** The tapes of a step on paper: every used cell that is loaded, in as many lines as it takes, with the signs of head and marks. */
export function PrintedTapes({ machine, configuration: { tapes, marks } }: PrintedTapesProps) {
  return (
    <>
      {tapes.map((tape, number) => {
        const from = Math.max(tape.first, tape.from);
        const to = Math.min(tape.last + 1, tape.from + tape.symbols.length);
        const own = marks.filter((mark) => mark.tape === number);
        const whysOf = (cell: number) => new Set(own.filter((mark) => mark.cell === cell).map(({ why }) => why));
        const isWhole = from === tape.first && to === tape.last + 1;
        return (
          <div key={machine.tapes[number]!.name} className={styles.tape}>
            <span className={styles.name}>
              {machine.tapes[number]!.name}
              {!isWhole && (
                <small>
                  {' '}
                  cells {grouped(from)} to {grouped(to - 1)} of {grouped(tape.first)} to {grouped(tape.last)}
                </small>
              )}
            </span>
            <span className={styles.cells}>
              {Array.from({ length: Math.max(0, to - from) }, (_, slot) => {
                const cell = from + slot;
                const whys = whysOf(cell);
                const symbol = tape.symbols[cell - tape.from] ?? '';
                return (
                  <span
                    key={cell}
                    className={styles.cell}
                    data-head={cell === tape.head || undefined}
                    data-fetched={whys.has('fetched') || undefined}
                    data-result={whys.has('result') || undefined}
                  >
                    {symbol === ' ' ? '␣' : symbol === '' ? ' ' : symbol}
                  </span>
                );
              })}
            </span>
          </div>
        );
      })}
      <p className={styles.signs}>Thick edge: head. Dots below: fetched by the atomic state. Line below: its result.</p>
    </>
  );
}
