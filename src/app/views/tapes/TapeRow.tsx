import { memo } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { CellMark, TapeView } from '../../../workers/views/views.ts';
import cellStyles from './cells.module.css';
import styles from './TapesPanel.module.css';
import { symbolAt, whysByCell, type Bracket } from './visible-cells.ts';

interface TapeRowProps {
  readonly tape: number;
  readonly name: string;
  readonly view: TapeView;
  /** The first cell in view, and how many are. */
  readonly from: number;
  readonly count: number;
  /** The width of a cell in pixels. */
  readonly pitch: number;
  /** Whether it shares its line with others, being short: all of its cells are in view. */
  readonly isShort: boolean;
  /** The marks of this tape. */
  readonly marks: readonly CellMark[];
  readonly brackets: readonly Bracket[];
  /** The cells that are pointed at. */
  readonly pointed: ReadonlySet<number> | undefined;
  /** The cells in which the value pointed at was written. */
  readonly origins: ReadonlySet<number> | undefined;
  /** Brings a cell into view. A stable function. */
  readonly onReveal: (tape: number, cell: number) => void;
  /** The cell of this tape that takes the focus when the person moves into the tapes. */
  readonly active: number | undefined;
  /** The popover that describes the active cell, while it is open. */
  readonly describedBy: string | undefined;
  /** The cell that the keys for cells are about. */
  readonly selected: number | undefined;
  /** The cells at which the run stops. */
  readonly breakpoints: ReadonlySet<number> | undefined;
}

/** One tape: its name and the cells in view. Drawn again only when something on it has changed: most steps change one tape of many. */
export const TapeRow = memo(function TapeRow(props: TapeRowProps) {
  const { tape, name, view, from, count, pitch, pointed, active, selected, breakpoints } = props;
  const whys = whysByCell(props.marks);
  const underHead = symbolAt(view, view.head);
  return (
    <div
      role="row"
      className={props.isShort ? `${styles.row} ${styles.beside}` : styles.row}
      aria-label={`tape ${name}, head on cell ${view.head}, ${inWords(underHead)}`}
    >
      <div role="rowheader" className={styles.name} title={name}>
        {name}
      </div>
      <div role="none" className={styles.cells} data-tape={tape}>
        {Array.from({ length: count }, (_, slot) => {
          const cell = from + slot;
          return (
            // By place and not by cell: a tape that scrolls changes letters, not elements.
            <Cell
              // oxlint-disable-next-line react/no-array-index-key
              key={slot}
              cell={cell}
              symbol={symbolAt(view, cell)}
              pitch={pitch}
              beyond={cell < view.first || cell > view.last}
              head={cell === view.head}
              marks={(whys.get(cell) ?? []).join(' ')}
              pointed={pointed?.has(cell) ?? false}
              isOrigin={props.origins?.has(cell) ?? false}
              active={cell === active}
              selected={cell === selected}
              breakpoint={breakpoints?.has(cell) ?? false}
              describedBy={cell === active ? props.describedBy : undefined}
            />
          );
        })}
        {props.brackets.map((bracket) => (
          <BracketMark key={bracket.from} bracket={bracket} from={from} count={count} pitch={pitch} />
        ))}
      </div>
      {!props.isShort && (
        <Edges view={view} from={from} count={count} onShowHead={() => props.onReveal(tape, view.head)} />
      )}
    </div>
  );
}, showsTheSame);

/** Marks and brackets are made anew for every step; what they say seldom is new. */
function showsTheSame(before: TapeRowProps, now: TapeRowProps): boolean {
  const names = Object.keys(now) as (keyof TapeRowProps)[];
  return names.every((name) => {
    if (name === 'marks') return sameLists(before.marks, now.marks, sameMark);
    if (name === 'brackets') return sameLists(before.brackets, now.brackets, sameBracket);
    return before[name] === now[name];
  });
}

function sameLists<Item>(
  before: readonly Item[],
  now: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): boolean {
  return before.length === now.length && before.every((item, index) => isSame(item, now[index]!));
}

const sameMark = (one: CellMark, other: CellMark): boolean => one.cell === other.cell && one.why === other.why;

const sameBracket = (one: Bracket, other: Bracket): boolean =>
  one.from === other.from && one.to === other.to && one.role === other.role && one.label === other.label;

interface CellProps {
  readonly cell: number;
  readonly symbol: string | undefined;
  readonly pitch: number;
  readonly beyond: boolean;
  readonly head: boolean;
  /** Why it is marked, in words with spaces between them. */
  readonly marks: string;
  readonly pointed: boolean;
  readonly isOrigin: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly breakpoint: boolean;
  readonly describedBy: string | undefined;
}

const Cell = memo(function Cell(props: CellProps) {
  const { cell, symbol, pitch, beyond, head, marks, pointed, active, selected, breakpoint, describedBy } = props;
  const whys = marks === '' ? [] : marks.split(' ');
  const names = [
    cellStyles.cell,
    beyond && cellStyles.beyond,
    head && cellStyles.head,
    pointed && cellStyles.pointed,
    props.isOrigin && cellStyles.origin,
    selected && cellStyles.selected,
    breakpoint && cellStyles.breakpoint,
    symbol === ' ' && cellStyles.space,
    ...whys.map((why) => cellStyles[why]),
  ];
  return (
    <div
      role="gridcell"
      tabIndex={active ? 0 : -1}
      data-cell={cell}
      className={names.filter(Boolean).join(' ')}
      style={{ width: pitch + 1 }}
      aria-label={[`cell ${cell}`, inWords(symbol), head && 'head', ...whys, breakpoint && 'breakpoint']
        .filter(Boolean)
        .join(', ')}
      aria-describedby={describedBy}
    >
      {shown(symbol)}
    </div>
  );
});

interface BracketMarkProps {
  readonly bracket: Bracket;
  readonly from: number;
  readonly count: number;
  readonly pitch: number;
}

function BracketMark({ bracket, from, count, pitch }: BracketMarkProps) {
  const start = Math.max(bracket.from, from);
  const end = Math.min(bracket.to, from + count);
  if (end <= start) return null;
  return (
    <span
      aria-hidden
      className={`${styles.bracket} ${styles[bracket.role]}`}
      style={{ left: (start - from) * pitch + 1, width: (end - start) * pitch - 1 }}
    >
      {start === bracket.from && bracket.label}
    </span>
  );
}

interface EdgesProps {
  readonly view: TapeView;
  readonly from: number;
  readonly count: number;
  readonly onShowHead: () => void;
}

/** How much of the tape lies outside the view, and the way to a head that does; the next step leads there too. */
function Edges({ view, from, count, onShowHead }: EdgesProps) {
  const before = from - view.first;
  const after = view.last - (from + count - 1);
  const isBefore = view.head < from;
  const isAfter = view.head >= from + count;
  const toHead = (
    <button type="button" tabIndex={-1} className={styles.toHead} title="Show the head" onClick={onShowHead}>
      {isBefore ? '◂ head' : 'head ▸'}
    </button>
  );
  return (
    <div aria-hidden className={styles.edges}>
      {(before > 0 || isBefore) && (
        <span className={styles.before}>
          {isBefore && toHead} {before > 0 && `‹ ${grouped(before)}`}
        </span>
      )}
      {(after > 0 || isAfter) && (
        <span className={styles.after}>
          {after > 0 && `${grouped(after)} ›`} {isAfter && toHead}
        </span>
      )}
    </div>
  );
}

/** A symbol as it is printed in a cell. A space must be told from a blank. */
function shown(symbol: string | undefined): string {
  if (symbol === undefined) return '';
  return symbol === ' ' ? '␣' : symbol;
}

/** A symbol as it is read out. */
function inWords(symbol: string | undefined): string {
  if (symbol === undefined) return 'not loaded';
  if (symbol === '') return 'blank';
  return symbol === ' ' ? 'a space' : `symbol ${symbol}`;
}
