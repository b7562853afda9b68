import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import type { Slices } from '../slices.ts';

/** Which tape is drawn, and the most columns and rows that can be told apart on the screen. */
export interface SpaceTimeRequest {
  readonly tape: number;
  readonly columns: number;
  readonly rows: number;
}

/** What a column of the diagram knows of its row of cells; bits of `marks`. */
export const FETCHED = 1;
export const RESULT = 2;

/**
 * One tape over a whole run as a grid: a column is a stretch of steps, a row a stretch of cells. Grids are stored column after
 * column, the row of the first cells first.
 */
export interface SpaceTimeView {
  readonly tape: number;
  /** The first and the last cell that a head or a symbol has been on in the whole run. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly cellsPerRow: number;
  /** The first step of each column; a column ends where the next begins. */
  readonly steps: Int32Array;
  /** Where cells were fetched as operands (`FETCHED`) or written as results (`RESULT`) during a column. */
  readonly marks: Uint8Array;
  /** The cells between which the head was during a column, as far as it was sampled; `headFirst` is above `headLast` where it was not. */
  readonly headFirst: Int32Array;
  readonly headLast: Int32Array;
  /** How much ink the cells hold at the column's first step: 0 for blanks, else darker for later symbols. All 0 before the run was walked through. */
  readonly shades: Uint8Array;
}

/** Marks read between two checks of the clock. */
const EVENTS_PER_CLOCK_CHECK = 1024;
/** Cells of a row whose ink is averaged; in a row of more cells they are a sample. */
const SAMPLED_CELLS_PER_ROW = 8;
/** Steps of the run at which the position of the head is sampled. */
const HEAD_SAMPLES = 30_000;
/** Shade of the lightest symbol that is not blank, of 255: it must be told from a blank. */
const LIGHTEST_SHADE = 80;

/**
 * What the recorded marks say, by reading them once, in slices: fetches, results, and the head wherever it made one. Of a run with
 * more marks than are held this takes as long as making it did, but it tells more than a few configurations would.
 */
export async function markedSpaceTime(
  run: RecordedRun,
  request: SpaceTimeRequest,
  slices: Slices,
): Promise<SpaceTimeView> {
  const { tape } = request;
  const { machine, events } = run.engine;
  const { first, last } = run.seek(run.steps).extent(tape);
  const span = last - first + 1;
  const cellsPerRow = Math.ceil(span / Math.max(1, Math.min(request.rows, span)));
  const rows = Math.ceil(span / cellsPerRow);
  const columns = Math.max(1, Math.min(request.columns, run.steps + 1));
  const steps = columnSteps(columns, run.steps);
  const view: SpaceTimeView = {
    tape,
    first,
    last,
    rows,
    cellsPerRow,
    steps,
    marks: new Uint8Array(columns * rows),
    headFirst: new Int32Array(columns).fill(last + 1),
    headLast: new Int32Array(columns).fill(first - 1),
    shades: new Uint8Array(columns * rows),
  };
  if (!events) return view;
  const bits = machine.marks.map(({ role }) => (role === 'fetch' ? FETCHED : role === 'result' ? RESULT : 0));
  let column = 0;
  for (let index = 0; index < events.length; index++) {
    if (index % EVENTS_PER_CLOCK_CHECK === 0 && slices.isOver) await slices.rest();
    if (events.tape(index) !== tape) continue;
    const step = events.step(index);
    const cell = events.cell(index);
    while (column + 1 < columns && steps[column + 1]! <= step) column++;
    const at = column * rows + Math.floor((cell - first) / cellsPerRow);
    view.marks[at] = view.marks[at]! | bits[events.mark(index)]!;
    sawHead(view, column, cell);
  }
  return view;
}

/** The same with the ink of the cells and the path of the head, by walking through the run once, in slices. `marked` is filled in. */
export async function inkedSpaceTime(run: RecordedRun, marked: SpaceTimeView, slices: Slices): Promise<SpaceTimeView> {
  const view = { ...marked, shades: new Uint8Array(marked.marks.length) };
  const { tape, steps, first, last, rows, cellsPerRow, shades } = view;
  const symbols = run.engine.machine.tapes[tape]!.symbols.length;
  const shade = (symbol: number) =>
    symbol === 0 ? 0 : LIGHTEST_SHADE + ((255 - LIGHTEST_SHADE) * symbol) / Math.max(1, symbols - 1);
  const stride = Math.max(1, Math.floor(cellsPerRow / SAMPLED_CELLS_PER_ROW));
  const samples = Math.max(1, Math.floor(HEAD_SAMPLES / steps.length));
  for (let column = 0; column < steps.length; column++) {
    if (slices.isOver) await slices.rest();
    const from = steps[column]!;
    const to = steps[column + 1] ?? run.steps + 1;
    let engine = run.seek(from);
    const inked = engine.extent(tape);
    for (let row = 0; row < rows; row++) {
      const start = first + row * cellsPerRow;
      const end = Math.min(last + 1, start + cellsPerRow);
      // Nothing has been outside yet.
      if (end <= inked.first || start > inked.last) continue;
      let ink = 0;
      let counted = 0;
      for (let cell = start; cell < end; cell += stride, counted++) ink += shade(engine.symbol(tape, cell));
      shades[column * rows + row] = Math.ceil(ink / counted);
    }
    const between = Math.min(samples, to - from);
    for (let sample = 0; sample < between; sample++) {
      engine = run.seek(from + Math.floor((sample * (to - from)) / between));
      sawHead(view, column, engine.head(tape));
    }
  }
  return view;
}

/** The first step of each column, evenly apart, from step 0; the last column is the last step alone. */
export function columnSteps(columns: number, steps: number): Int32Array {
  return Int32Array.from({ length: columns }, (_, column) => Math.round((column * steps) / Math.max(1, columns - 1)));
}

function sawHead({ headFirst, headLast }: SpaceTimeView, column: number, cell: number): void {
  if (cell < headFirst[column]!) headFirst[column] = cell;
  if (cell > headLast[column]!) headLast[column] = cell;
}
