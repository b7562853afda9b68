import type { Role } from './segment.ts';

/** A stretch of text, as far as its place is concerned: `Segment` is one, and what the worker tells the page of it. */
interface AnySegment {
  readonly text: string;
  readonly role: Role;
  readonly operand?: PrintedOperand;
}

/** An operand by the machine steps that read or wrote its cells. */
interface PrintedOperand {
  readonly role: 'fetch' | 'result';
  readonly cells: readonly { readonly step: number }[];
}

/** A segment by its characters in the text: [from, to), in UTF-16 units. */
export interface Span<Of extends AnySegment> {
  /** Its place among the segments. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly segment: Of;
}

/** The spans of segments that follow one another; `start` is where the first one begins. */
export function spansOf<Of extends AnySegment>(segments: readonly Of[], start = 0): Span<Of>[] {
  let from = start;
  return segments.map((segment, place) => {
    const span = { place, from, to: from + segment.text.length, segment };
    from = span.to;
    return span;
  });
}

/**
 * The place of the last segment that prints a result of which some cell was written at one of these steps: where a value that comes
 * from there is written in the text. −1 where the text does not print it.
 */
export function placeOfResult(segments: readonly AnySegment[], steps: readonly number[]): number {
  return segments.findLastIndex(
    ({ operand }) => operand?.role === 'result' && operand.cells.some(({ step }) => steps.includes(step)),
  );
}

/** The place of the last segment that prints just this fetched value: the one whose cells were read at the same steps; −1 without one. */
export function placeOfFetch(segments: readonly AnySegment[], fetched: PrintedOperand): number {
  const { cells } = fetched;
  return segments.findLastIndex(
    ({ operand }) =>
      operand?.role === 'fetch' &&
      operand.cells.length === cells.length &&
      operand.cells.every(({ step }, cell) => step === cells[cell]!.step),
  );
}
