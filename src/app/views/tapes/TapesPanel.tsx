import { memo, useEffect, useId, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { WrittenCell } from '../../../workers/trace/origin-cells.ts';
import type {
  AtomicStateView,
  CellMark,
  CellWindow,
  ConfigurationView,
  MachineView,
  OperandView,
} from '../../../workers/views/views.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { useWidth } from '../../kit/browser/use-width.ts';
import { CellPopover } from './CellPopover.tsx';
import { OriginArrow } from './OriginArrow.tsx';
import { TapeRow } from './TapeRow.tsx';
import styles from './TapesPanel.module.css';
import { useUsedTapes } from './use-used-tapes.ts';
import { useCellFocus } from './use-cell-focus.ts';
import { useCellHistory, type CellPlace, type LoadCellHistory, type LoadCellUses } from './use-cell-history.ts';
import { useGoToWriter } from './use-go-to-writer.ts';
import { useInspection } from './use-inspection.ts';
import { useOrigins, type LoadOrigins } from './use-origins.ts';
import { useTapeGestures } from './use-tape-gestures.ts';
import { useTapeViews } from './use-tape-views.ts';
import { shortTapes } from './short-tapes.ts';
import { useRowsInView } from './use-rows-in-view.ts';
import { brackets, symbolAt, windowAround } from './visible-cells.ts';

interface TapesPanelProps {
  /** Names the trace: another one starts with another view. */
  readonly scope: string;
  readonly machine: MachineView;
  readonly configuration: ConfigurationView;
  /** The configuration after the last step, once known: tapes that are used at all show from the start. */
  readonly end?: ConfigurationView | undefined;
  /** The atomic state under the cursor: its operands name the numbers on the tapes. */
  readonly atomicState?: AtomicStateView | undefined;
  /** The operand pointed at in the text or a table: its cells are outlined. */
  readonly pointed?: OperandView | undefined;
  /** Called when other cells than before may come into view: for each tape the window that configurations should have. */
  readonly onWindows: (windows: readonly CellWindow[]) => void;
  /** A stable function: its history is that of the step shown. */
  readonly cellHistory: LoadCellHistory;
  /** A stable function like it. */
  readonly cellUses: LoadCellUses;
  /** Tells where a value was written; without it no arrow is drawn. A stable function. */
  readonly loadOrigins?: LoadOrigins | undefined;
  readonly onGoToStep: (step: number) => void;
  /** Called when the person points at a cell of an operand of the atomic state, and with undefined when they do so no more. */
  readonly onPoint?: ((pointed: PointedValue | undefined) => void) | undefined;
  /** The cell that the person looks at, with the pointer or the keys. */
  readonly onInspect?: ((place: CellPlace) => void) | undefined;
  /** The cell that the keys for cells are about: it is marked. */
  readonly selected?: CellPlace | undefined;
  /** The cells at which the run stops. */
  readonly breakpoints?: readonly CellPlace[];
  /** Draws only the tapes that take part in the current atomic state. */
  readonly onlyCurrent?: boolean;
  /** How many times as large as usual cells and names are drawn. */
  readonly scale?: number;
}

/** The least width of a cell, and what a letter takes, in pixels. */
const CELL = 20;
const LETTER = 8;
const SMALL_LETTER = 5.5;

/** The tapes of a configuration, one row each, those of a few cells side by side; only cells in view are drawn. */
export const TapesPanel = memo(function TapesPanel(props: TapesPanelProps) {
  const { scope, machine, configuration, atomicState, pointed, onWindows, onGoToStep, onPoint, onInspect } = props;
  const { tapes, marks, step } = configuration;
  const [isUnfolded, setIsUnfolded] = useState(false);
  const popoverId = useId();

  const { scale = 1, onlyCurrent = false, end } = props;
  const nameWidth = useMemo(() => Math.ceil(nameWidthOf(machine) * scale), [machine, scale]);
  const pitches = useMemo(
    () => machine.tapes.map(({ symbols }) => Math.round(pitchOf(symbols) * scale)),
    [machine, scale],
  );
  const panel = useRef<HTMLDivElement>(null);
  const width = useWidth(panel);
  const short = useMemo(() => shortTapes(end, machine.tapes.length), [end, machine]);
  const counts = pitches.map(
    (pitch, tape) => short[tape]?.count ?? Math.max(1, Math.floor((width - nameWidth - 17) / pitch)),
  );
  const views = useTapeViews(scope, configuration, counts);
  // All of a short tape is in view, wherever its head is.
  const froms = views.froms.map((from, tape) => short[tape]?.from ?? from);
  const gestures = useTapeGestures(panel, (tape) => pitches[tape]!, views.scroll);
  const used = useUsedTapes(scope, configuration, end);
  const operands = useMemo(() => (atomicState ? [...atomicState.fetched, ...atomicState.results] : []), [atomicState]);
  const current = useMemo(() => [...new Set(operands.map(({ tape }) => tape))], [operands]);
  const showsCurrent = onlyCurrent && current.length > 0;
  // Where nothing is on any tape yet, all are shown.
  const folds = used.includes(true);
  const unused = showsCurrent || !folds ? 0 : used.filter((is) => !is).length;
  const drawn = tapes
    .map((_, tape) => tape)
    .filter((tape) => (showsCurrent ? current.includes(tape) : used[tape] || isUnfolded || !folds));
  const longRows = drawn.filter((tape) => !short[tape]);
  const shortRows = drawn.filter((tape) => short[tape]);
  const rows = [...longRows, ...shortRows];
  useRowsInView(panel, current, `${scope} ${step} ${rows.join(' ')}`);

  useWindowReport(froms, counts, width, onWindows);

  const focus = useCellFocus({ panel, rows, tapes, froms, counts, reveal: views.reveal });
  const inspection = useInspection(panel, onInspect);
  const { place } = inspection;
  usePointing(place, atomicState, step, onPoint);
  const known = useCellHistory(place, step, props.cellHistory, props.cellUses);

  const goToWriter = useGoToWriter(step, props.cellHistory, onGoToStep);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const handled =
      event.key === 'Enter'
        ? focus.active && (void goToWriter(focus.active), true)
        : event.key === 'Escape'
          ? inspection.close()
          : focus.move(event.key);
    if (!handled) return;
    // These keys step and scroll elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  };

  const origins = useOrigins(pointed, props.loadOrigins);
  const pointedCells = useMemo(() => pointed && new Set(pointed.cells.map(({ cell }) => cell)), [pointed]);
  const breakpointCells = useMemo(() => cellsByTape(props.breakpoints ?? []), [props.breakpoints]);
  const marksOn = useMemo(() => marksByTape(marks), [marks]);
  const row = (tape: number) => (
    <TapeRow
      key={tape}
      tape={tape}
      name={machine.tapes[tape]!.name}
      view={tapes[tape]!}
      from={froms[tape]!}
      count={width === 0 ? 0 : counts[tape]!}
      pitch={pitches[tape]!}
      isShort={short[tape] !== undefined}
      marks={marksOn[tape] ?? NO_MARKS}
      brackets={brackets(operands, {
        tape,
        step,
        head: tapes[tape]!.head,
        end: froms[tape]! + counts[tape]!,
        lettersPerCell: pitches[tape]! / (SMALL_LETTER * scale),
      })}
      pointed={pointed?.tape === tape ? pointedCells : undefined}
      origins={origins.length > 0 ? originsOn(origins, tape) : undefined}
      onReveal={views.reveal}
      selected={props.selected?.tape === tape ? props.selected.cell : undefined}
      breakpoints={breakpointCells[tape]}
      active={focus.active?.tape === tape ? focus.active.cell : undefined}
      describedBy={place?.tape === tape && place.cell === focus.active?.cell ? popoverId : undefined}
    />
  );
  return (
    <div
      ref={panel}
      className={styles.tapes}
      data-shown-step={step}
      data-large={scale > 1 || undefined}
      style={{ '--name-width': `${nameWidth}px`, '--scale': scale } as CSSProperties}
      {...gestures.handlers}
      {...inspection.handlers}
    >
      <div
        role="grid"
        aria-label="Tapes"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const at = placeOf(event.target);
          if (!at) return;
          focus.setActive(at);
          onInspect?.(at);
        }}
        onClick={(event) => {
          const at = placeOf(event.target);
          if (at && !gestures.wasDragged()) void goToWriter(at);
        }}
      >
        {longRows.map(row)}
        {shortRows.length > 0 && (
          <div role="rowgroup" className={styles.short}>
            {shortRows.map(row)}
          </div>
        )}
      </div>
      {unused > 0 && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isUnfolded}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {isUnfolded ? '▾' : '▸'} {unused} quiet {unused === 1 ? 'tape' : 'tapes'}
        </button>
      )}
      <OriginArrow
        panel={panel}
        pointed={pointed}
        origins={origins}
        drawn={`${step} ${rows.length} ${width} ${froms.join(' ')}`}
      />
      {place && inspection.anchor && (
        <CellPopover
          id={popoverId}
          anchor={inspection.anchor}
          title={`${machine.tapes[place.tape]!.name}, cell ${place.cell}`}
          symbol={symbolAt(tapes[place.tape]!, place.cell)}
          known={known}
          onGoToStep={onGoToStep}
          onPointerEnter={inspection.keep}
          onPointerLeave={inspection.leave}
        />
      )}
    </div>
  );
});

/** Tells which cells configurations should have, whenever that changes. */
function useWindowReport(
  froms: readonly number[],
  counts: readonly number[],
  width: number,
  onWindows: (windows: readonly CellWindow[]) => void,
) {
  const windows = froms.map((from, tape) => windowAround(from, counts[tape]!));
  const key = windows.map(({ from, to }) => `${from} ${to}`).join(' ');
  useEffect(() => {
    if (width > 0) onWindows(windows);
    // The key says whether the windows, new objects at every render, are others than before.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, width > 0, onWindows]);
}

/** Points at the operand that the inspected cell belongs to: the latest that has been read or written there. */
function usePointing(
  place: CellPlace | undefined,
  atomicState: AtomicStateView | undefined,
  step: number,
  onPoint: ((pointed: PointedValue | undefined) => void) | undefined,
) {
  const operand = place && atomicState && operandAt(atomicState, place, step);
  const position = atomicState?.position;
  useEffect(() => {
    if (!onPoint || !operand || position === undefined) return undefined;
    onPoint({ position, operand });
    return () => onPoint(undefined);
  }, [onPoint, operand, position]);
}

function operandAt(
  { fetched, results }: AtomicStateView,
  { tape, cell }: CellPlace,
  step: number,
): OperandView | undefined {
  const last = (operand: OperandView) =>
    operand.tape === tape ? (operand.cells.find((each) => each.cell === cell && each.step < step)?.step ?? -1) : -1;
  const latest = [...fetched, ...results].reduce<{ operand?: OperandView; at: number }>(
    (best, operand) => (last(operand) > best.at ? { operand, at: last(operand) } : best),
    { at: -1 },
  );
  return latest.operand;
}

/** The cells of one tape among those in which a value was written. */
function originsOn(origins: readonly WrittenCell[], tape: number): ReadonlySet<number> {
  return new Set(origins.filter((origin) => origin.tape === tape).map(({ cell }) => cell));
}

/** For each tape that has any, its marks. */
function marksByTape(marks: readonly CellMark[]): Readonly<Record<number, readonly CellMark[]>> {
  const byTape: Record<number, CellMark[]> = {};
  for (const mark of marks) (byTape[mark.tape] ??= []).push(mark);
  return byTape;
}

const NO_MARKS: readonly CellMark[] = [];

/** For each tape that has any, its cells. */
function cellsByTape(places: readonly CellPlace[]): Readonly<Record<number, ReadonlySet<number>>> {
  const cells: Record<number, Set<number>> = {};
  for (const { tape, cell } of places) (cells[tape] ??= new Set()).add(cell);
  return cells;
}

/** The cell that an element shows. */
function placeOf(element: EventTarget): CellPlace | undefined {
  const cell = element instanceof Element ? element.closest<HTMLElement>('[data-cell]') : null;
  const tape = cell?.closest<HTMLElement>('[data-tape]');
  return cell && tape ? { tape: Number(tape.dataset['tape']), cell: Number(cell.dataset['cell']) } : undefined;
}

function nameWidthOf({ tapes }: MachineView): number {
  const letters = Math.max(...tapes.map(({ name }) => name.length));
  return 28 + Math.ceil(Math.min(16, letters) * 7.5);
}

/** Symbols of several letters widen the cells of their tape. */
function pitchOf(symbols: readonly string[]): number {
  const letters = Math.max(...symbols.map((symbol) => [...symbol].length));
  return Math.max(CELL, Math.ceil((letters * LETTER + LETTER) / 4) * 4);
}
