import { lastAtMost } from '../../base/last-at-most.ts';
import { leadingCount } from '../../base/leading-count.ts';
import type { StateBoundaries } from '../../trace/state-boundaries.ts';
import type { Trace } from '../../trace/trace.ts';
import { UNLISTED, type StepList } from './step-list.ts';
import type { Disagreement, StepHere, StepPlace, StepView } from '../views/step-views.ts';

/** Finds the lines of a text's steps, and the machine steps of these lines. Nothing is stored: each question searches from the cursor. */
export class StepPlaces {
  private readonly list: StepList;
  private readonly trace: Trace;
  private readonly boundaries: StateBoundaries;

  constructor(list: StepList, trace: Trace) {
    this.list = list;
    this.trace = trace;
    this.boundaries = trace.boundaries();
  }

  /** The step of the line that the cursor is in or has just finished; null where the text has none of it, or does not list it. */
  here(cursor: number): StepHere | null {
    const { line, isThere } = this.lineAt(cursor);
    const number = isThere ? this.list.steps[line] : undefined;
    if (number === undefined || number === UNLISTED) return null;
    const view = this.view(number);
    return {
      number,
      occurrence: countOf(this.list.steps.subarray(0, line + 1), number),
      occurrences: view.count,
      isAnnounced: view.isAnnounced,
      disagreement: view.isAmbiguous ? this.disagreement(number) : null,
    };
  }

  /** The number of machine steps made at the end of the next line after the cursor that holds a step; after the last comes the first. */
  next(number: number, cursor: number): number | null {
    const { steps } = this.list;
    const after = steps.indexOf(number, this.lineAt(cursor).line + 1);
    const line = after < 0 ? steps.indexOf(number) : after;
    return line < 0 ? null : this.endStep(line);
  }

  /** The same for the next line that does not say what its result depends on, or what comes next. */
  nextGap(cursor: number): number | null {
    const { list } = this;
    const hasGap = list.views(0, list.length).map(({ isAmbiguous, isAnnounced }) => isAmbiguous || !isAnnounced);
    const isGap = (step: number) => hasGap[step] === true;
    const from = this.lineAt(cursor).line + 1;
    const after = list.steps.subarray(from).findIndex(isGap);
    const line = after < 0 ? list.steps.findIndex(isGap) : from + after;
    return line < 0 ? null : this.endStep(line);
  }

  /** A step and another one with the same left side, in the order of the text. */
  private disagreement(number: number): Disagreement {
    const other = this.list.sameLeft(number).find((each) => each !== number)!;
    const places = [this.place(Math.min(number, other)), this.place(Math.max(number, other))] as const;
    const about = resultOf(places[0].right) === resultOf(places[1].right) ? 'next' : 'result';
    return { about, places };
  }

  /** Where a step first occurs. */
  private place(number: number): StepPlace {
    const line = this.list.firstLineOf(number);
    const position = this.positionOf(line);
    const from = this.list.firstLines[position]!;
    const isAlone = this.list.firstLines[position + 1]! - from === 1;
    const { right } = this.view(number);
    return { right, position, line: isAlone ? null : line - from + 1, step: this.endStep(line) };
  }

  private view(number: number): StepView {
    return this.list.views(number, number + 1)[0]!;
  }

  /** The line of the cursor, or the last one before it; −1 before the first. */
  private lineAt(cursor: number): { readonly line: number; readonly isThere: boolean } {
    const position = this.trace.outerPositionAt(cursor - 1);
    if (position < 0) return { line: -1, isThere: false };
    const from = this.list.firstLines[position]!;
    const to = this.list.firstLines[position + 1]!;
    if (from === to) return { line: from - 1, isThere: false };
    // Lines of nested states come first, in order; the last is that of the state itself.
    const within = leadingCount(to - from - 1, (line) => this.endStep(from + line) < cursor);
    return { line: from + within, isThere: true };
  }

  /** One past the last machine step of what a line is about. */
  private endStep(line: number): number {
    const position = this.positionOf(line);
    if (line === this.list.firstLines[position + 1]! - 1) return this.boundaries.endStep(position)!;
    const nested = this.trace.children(this.trace.outerIndex(position))[line - this.list.firstLines[position]!]!;
    return this.trace.state(nested).endStep;
  }

  private positionOf(line: number): number {
    return lastAtMost(this.list.firstLines, line);
  }
}

/** The right side of a step without the kind of line that follows. */
const resultOf = (right: string): string => right.slice(0, right.lastIndexOf('⇒'));

function countOf(numbers: Uint16Array, wanted: number): number {
  let count = 0;
  for (const number of numbers) if (number === wanted) count++;
  return count;
}
