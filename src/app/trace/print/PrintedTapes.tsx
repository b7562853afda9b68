import { grouped } from '../../../base/grouped.ts';
import type { ConfigurationView, MachineView } from '../../../workers/views/views.ts';
import styles from './PrintedTrace.module.css';

interface PrintedTapesProps {
  readonly machine: MachineView;
  readonly configuration: ConfigurationView;
}

/** The tapes of a step on paper: every used cell that is loaded, in as many lines as it takes, with the signs of head and marks. */
export function PrintedTapes({ machine, configuration }: PrintedTapesProps) {
  const numbers = configuration.tapes.map((_, number) => number);
  const isShort = (number: number) => {
    const { first, last } = configuration.tapes[number]!;
    return last - first < MOST_SHORT;
  };
  const printed = (number: number) => (
    <PrintedTape
      key={number}
      name={machine.tapes[number]!.name}
      tape={configuration.tapes[number]!}
      marks={configuration.marks.filter((mark) => mark.tape === number)}
    />
  );
  return (
    <>
      {numbers.filter((number) => !isShort(number)).map(printed)}
      <div className={styles.short}>{numbers.filter(isShort).map(printed)}</div>
      <p className={styles.signs}>Thick edge: head. Dots below: fetched by the atomic state. Line below: its result.</p>
    </>
  );
}

/** Cells of a tape that stands beside others: a register, not a list. */
const MOST_SHORT = 5;

interface PrintedTapeProps {
  readonly name: string;
  readonly tape: ConfigurationView['tapes'][number];
  /** The marks on this tape. */
  readonly marks: ConfigurationView['marks'];
}

function PrintedTape({ name, tape, marks }: PrintedTapeProps) {
  const from = Math.max(tape.first, tape.from);
  const to = Math.min(tape.last + 1, tape.from + tape.symbols.length);
  const whysOf = (cell: number) => new Set(marks.filter((mark) => mark.cell === cell).map(({ why }) => why));
  const isWhole = from === tape.first && to === tape.last + 1;
  return (
    <div className={styles.tape}>
      <span className={styles.name}>
        {name}
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
}
