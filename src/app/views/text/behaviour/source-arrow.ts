import { placeOfFetch, placeOfResult } from '../../../../cot/spans.ts';
import { latestState } from '../../../../trace/written-by.ts';
import type { SegmentView, SourceView, ValueUses } from '../../../../workers/views/views.ts';
import type { PointedValue } from '../../../../workers/views/pointed-value.ts';
import { usesInWords } from '../../uses-in-words.ts';
import { unwritten } from './unwritten.ts';

/** A rectangle in pixels from the corner of the whole text. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn over the text for the value pointed at. */
export interface SourceMarks {
  /** The curve from the value to where it was written, as an SVG path; undefined for a value that no state wrote. */
  readonly path: string | undefined;
  /** The result that wrote it, where it is in view. */
  readonly target: Box | undefined;
  /** Otherwise a chip at the edge towards which it lies. */
  readonly chip: { readonly text: string; readonly left: number; readonly top: number } | undefined;
}

/** A state that wrote a value. */
type Writer = Extract<SourceView, { kind: 'state' }>;

/** The space for a chip at an edge. */
const CHIP_HEIGHT = 22;
const EDGE = 4;
/** Room in pixels for a chip that lists uses. */
const USES_WIDTH = 320;

/** The text of a state by its position; undefined while it is not loaded. */
export type SegmentsAt = (position: number) => readonly SegmentView[] | undefined;

/** A text on the page. */
export interface DrawnText {
  /** The element that holds it. */
  readonly element: HTMLElement;
  /** Where that holds other texts too, a selector of the states of this one. */
  readonly states?: string | undefined;
  readonly segmentsAt: SegmentsAt;
}

/**
 * Measures the marks on a drawn text. `scroller` is what scrolls. Undefined when the value is not in view itself.
 */
export function sourceMarks(
  scroller: HTMLElement,
  text: DrawnText,
  pointed: PointedValue,
  uses?: ValueUses,
): SourceMarks | undefined {
  const { position, operand } = pointed;
  if (operand.role !== 'fetch') return uses && usesMarks(scroller, text, pointed, uses);
  const start = printedAt(text, position, (segments) => placeOfFetch(segments, operand));
  if (!start) return undefined;
  const corner = text.element.getBoundingClientRect();
  const from = boxOf(start, corner);
  const view = { top: scroller.scrollTop, bottom: scroller.scrollTop + scroller.clientHeight };
  if (from.bottom <= view.top || from.top >= view.bottom) return undefined;

  // The arrow goes to the latest of the sources.
  const source = latestState(operand.sources);
  const chipLeft = Math.min((from.left + from.right) / 2, scroller.clientWidth - 100);
  if (!source) {
    const chip = { text: unwritten(operand), left: chipLeft, top: below(from, view) };
    return { path: undefined, target: undefined, chip };
  }
  const writer = writerOf(text, source);
  const to = writer.element && boxOf(writer.element, corner);
  if (to && to.bottom > view.top && to.top < view.bottom)
    return { path: curve(from, to), target: writer.isResult ? to : undefined, chip: undefined };
  const isAbove = to ? to.top < view.top : source.position <= position;
  const top = isAbove ? view.top + EDGE : view.bottom - CHIP_HEIGHT - EDGE;
  const chip = { text: `← from state ${source.position + 1}, ${source.name}`, left: chipLeft, top };
  const end = { left: chipLeft, right: chipLeft, top, bottom: top + CHIP_HEIGHT };
  // So near to the edge there is no room for an arrow.
  const hasRoom = isAbove ? from.top - end.bottom > 12 : end.top - from.bottom > 12;
  return { path: hasRoom ? curve(from, end) : undefined, target: undefined, chip };
}

/** A chip below a result that says which states fetch it. */
function usesMarks(
  scroller: HTMLElement,
  text: DrawnText,
  { position, operand }: PointedValue,
  uses: ValueUses,
): SourceMarks | undefined {
  const steps = operand.cells.map(({ step }) => step);
  const start = printedAt(text, position, (segments) => placeOfResult(segments, steps));
  if (!start) return undefined;
  const from = boxOf(start, text.element.getBoundingClientRect());
  const view = { top: scroller.scrollTop, bottom: scroller.scrollTop + scroller.clientHeight };
  if (from.bottom <= view.top || from.top >= view.bottom) return undefined;
  const left = Math.max(EDGE, Math.min(from.left, scroller.clientWidth - USES_WIDTH));
  return { path: undefined, target: undefined, chip: { text: usesInWords(uses), left, top: below(from, view) } };
}

/** The result that wrote the value, or the line of its state where the text does not print it. */
export function writerOf(text: DrawnText, source: Writer): { element: Element | null; isResult: boolean } {
  const result = printedAt(text, source.position, (segments) => placeOfResult(segments, source.steps));
  const line = `${stateOf(text, source.position)} [data-words] > *`;
  return { element: result ?? text.element.querySelector(line), isResult: result !== null };
}

/** The element of the segment that is found among those of a state; null where the text does not print it or it is not drawn. */
function printedAt(
  text: DrawnText,
  position: number,
  placeIn: (segments: readonly SegmentView[]) => number,
): HTMLElement | null {
  const segments = text.segmentsAt(position);
  const place = segments ? placeIn(segments) : -1;
  return place < 0 ? null : text.element.querySelector(`${stateOf(text, position)} [data-place="${place}"]`);
}

const stateOf = ({ states = '' }: DrawnText, position: number): string => `${states}[data-state="${position}"]`;

/** The first line of an element. */
function boxOf(element: Element, corner: DOMRect): Box {
  const { left, top, right, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { left: left - corner.left, top: top - corner.top, right: right - corner.left, bottom: bottom - corner.top };
}

/** Beside the value, below its line where that is in view. */
function below(from: Box, view: { readonly top: number; readonly bottom: number }): number {
  const room = view.bottom - from.bottom >= CHIP_HEIGHT + EDGE;
  return room ? from.bottom + EDGE : from.top - CHIP_HEIGHT - EDGE;
}

/** A curve between the edges that face each other; an arch over the line when both are in it. */
function curve(from: Box, to: Box): string {
  const x = (from.left + from.right) / 2;
  const end = (to.left + to.right) / 2;
  if (to.bottom <= from.top) return s(x, from.top, end, to.bottom + 2);
  if (to.top >= from.bottom) return s(x, from.bottom, end, to.top - 2);
  const rise = Math.min(from.top, to.top) - 16;
  return `M${x} ${from.top} C${x} ${rise}, ${end} ${rise}, ${end} ${to.top - 2}`;
}

function s(x: number, y: number, endX: number, endY: number): string {
  const bend = (endY - y) * 0.5;
  return `M${x} ${y} C${x} ${y + bend}, ${endX} ${endY - bend}, ${endX} ${endY}`;
}
