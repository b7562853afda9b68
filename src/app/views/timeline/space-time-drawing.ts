import { StateBoundaries, type BoundaryList } from '../../../trace/state-boundaries.ts';
import { rgb, scaleLinear } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { FETCHED, RESULT, type SpaceTimeView } from '../../../workers/trace/space-time.ts';
import type { Pen } from './pen.ts';

/** What of a run is drawn on its timeline. */
export interface TimelineScene {
  readonly steps: number;
  /** Where the atomic states at depth 0 begin and end. */
  readonly boundaries: BoundaryList;
  /** Undefined while it is not known. */
  readonly view: SpaceTimeView | undefined;
  /** For each breakpoint the steps at which it stops the run. */
  readonly hits: readonly Int32Array[];
}

/** The size of the drawing in pixels of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Colours as the theme has them, by the names of its tokens. */
export type Colours = (
  token: '--panel' | '--soft' | '--line' | '--ink' | '--ink2' | '--ink3' | '--fetch' | '--solve' | '--danger',
) => string;

/** The rectangle of the plot in the drawing: above it stand breakpoints, below it step numbers, left of it cell numbers. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const MARKERS = 12;
const STEP_NUMBERS = 15;
const LETTER = 6.2;
/** Below this height there is no room for step numbers. */
const LOW = 56;
/** How strong the darkest symbol is drawn. */
const DARKEST = 0.5;

/** Where the plot lies; the widest cell number makes room for itself. */
export function plotOf({ width, height }: Size, view: SpaceTimeView | undefined): Plot {
  const letters = Math.max(2, ...[view?.first ?? 0, view?.last ?? 0].map((cell) => grouped(cell).length));
  return {
    left: Math.ceil(letters * LETTER) + 6,
    top: MARKERS,
    right: Math.max(40, width - 8),
    bottom: height < LOW ? height - 2 : height - STEP_NUMBERS,
  };
}

/** The scale of steps over a plot. */
export function stepScale({ left, right }: Plot, steps: number) {
  return scaleLinear([0, Math.max(1, steps)], [left, right]).clamp(true);
}

/** Draws stripes, ink, the head's path, fetches and results, breakpoints and the numbers beside them. */
export function drawTimeline(pen: Pen, size: Size, scene: TimelineScene, colour: Colours): void {
  const plot = plotOf(size, scene.view);
  const x = stepScale(plot, scene.steps);
  const height = plot.bottom - plot.top;
  drawStripes(pen, plot, x, scene, colour);
  pen.rectangle(plot.left, plot.bottom, plot.right - plot.left, 1, colour('--line'));
  if (scene.view) drawGrid(pen, plot, x, scene.view, scene.steps, colour);
  if (size.height >= LOW)
    for (const tick of x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 110)))) {
      if (!Number.isInteger(tick)) continue;
      const words = grouped(tick);
      const half = (words.length * LETTER) / 2;
      const at = Math.max(plot.left + half, Math.min(size.width - half, x(tick)));
      pen.rectangle(x(tick), plot.bottom, 1, 3, colour('--ink3'));
      pen.text(at, plot.bottom + 13, words, colour('--ink3'), 'middle');
    }
  // Where breakpoints stop at every other pixel, rings would be a blur.
  for (const steps of scene.hits) {
    const many = steps.length > (plot.right - plot.left) / 10;
    for (const step of steps) {
      if (many) pen.rectangle(x(step), 1, 1, MARKERS - 3, colour('--danger'));
      else {
        pen.rectangle(x(step) - 0.5, MARKERS - 2, 1, height + 2, colour('--danger'), 0.45);
        pen.ring(x(step), MARKERS / 2 - 0.5, 3.5, colour('--danger'));
      }
    }
  }
}

type StepScale = ReturnType<typeof stepScale>;

/** Every other atomic state has a ground of its own, or every other group of so many that a stripe can be seen. */
function drawStripes(
  pen: Pen,
  { left, right, top, bottom }: Plot,
  x: StepScale,
  { boundaries }: TimelineScene,
  colour: Colours,
): void {
  const states = new StateBoundaries(boundaries);
  const stride = Math.max(1, Math.ceil((states.count * 3) / (right - left)));
  for (let state = 0; state < states.count; state += 2 * stride) {
    const from = x(states.firstStep(state)!);
    const end = states.endStep(Math.min(states.count, state + stride) - 1)!;
    pen.rectangle(from, top, x(end) - from, bottom - top, colour('--soft'));
  }
}

function drawGrid(
  pen: Pen,
  { left, right, top, bottom }: Plot,
  x: StepScale,
  view: SpaceTimeView,
  steps: number,
  colour: Colours,
): void {
  const { rows, cellsPerRow, first, last, marks, headFirst, headLast } = view;
  const columns = view.steps.length;
  const rowHeight = Math.min((bottom - top) / rows, TALLEST_ROW);
  // The first cell at the bottom, as numbers grow upwards.
  const y = (row: number) => bottom - (row + 1) * rowHeight;
  const rowOf = (cell: number) => Math.floor((cell - first) / cellsPerRow);
  pen.image(inkOf(view, colour('--ink')), left, bottom - rows * rowHeight, right - left, rows * rowHeight);
  const thin = Math.max(1, Math.min(2, rowHeight));
  let row = 0;
  for (let column = 0; column < columns; column++) {
    const from = x(view.steps[column]!);
    const width = Math.max(1, x(view.steps[column + 1] ?? steps) - from);
    const low = headFirst[column]! <= headLast[column]! ? rowOf(headFirst[column]!) : row;
    const high = headFirst[column]! <= headLast[column]! ? rowOf(headLast[column]!) : row;
    row = high;
    const middle = (rowHeight - thin) / 2;
    pen.rectangle(from, y(high) + middle, width, y(low) - y(high) + thin, colour('--ink2'));
  }
  const dot = Math.max(2.5, Math.min(4, rowHeight));
  for (const [bit, token] of [
    [FETCHED, '--fetch'],
    [RESULT, '--solve'],
  ] as const)
    for (let at = 0; at < marks.length; at++) {
      if (!(marks[at]! & bit)) continue;
      const column = Math.floor(at / rows);
      const centre = y(at - column * rows) + rowHeight / 2;
      pen.rectangle(x(view.steps[column]!) - 0.5, centre - dot / 2, dot, dot, colour(token));
    }
  pen.text(left - 5, bottom - 1, grouped(first), colour('--ink3'), 'end');
  const highest = bottom - rows * rowHeight + 8;
  if (last > first && highest < bottom - 10) pen.text(left - 5, highest, grouped(last), colour('--ink3'), 'end');
}

/** A tape of few cells is not blown up to the whole height. */
const TALLEST_ROW = 12;

/** The shades as an image: a pixel for a column and a row, the first cells in the last line. The last column, a point in time, has no width. */
function inkOf({ shades, rows, steps }: SpaceTimeView, ink: string): ImageData {
  const columns = Math.max(1, steps.length - 1);
  const image = new ImageData(columns, rows);
  const { r, g, b } = rgb(ink);
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const at = 4 * ((rows - 1 - row) * columns + column);
      image.data[at] = r;
      image.data[at + 1] = g;
      image.data[at + 2] = b;
      image.data[at + 3] = shades[column * rows + row]! * DARKEST;
    }
  return image;
}
