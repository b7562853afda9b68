import type { BoundaryReader } from '../machine/marks/boundary-reader.ts';
import type { Machine } from '../machine/table/machine.ts';
import { markTable } from './mark-table.ts';
import type { OuterStates } from './outer-states.ts';
import type { StateBounds } from './state-bounds.ts';

/** Offsets of the words of a row, which describes one state of the family. */
const FIRST_STEP = 0;
const END_STEP = 1;
const FIRST_EVENT = 2;
const END_EVENT = 3;
const MARK = 4;
/** The row of the enclosing state in the family. */
const PARENT = 5;
const DEPTH = 6;
const ROW_WORDS = 7;

/** Initial capacity in rows; larger families get as many as they need. */
const FIRST_ROWS = 32;

/** A row that does not exist. */
const NONE = -1;

/** A state at depth 0 and all states nested in it, in the order of their beginnings, as read from the boundaries. */
export class StateFamily {
  /** The row of the outer state in `OuterStates`; −1 while none has been read. */
  outerRow = NONE;
  /** The index of the outer state, and how many states the family has. */
  private first = 0;
  private length = 0;
  private rows = new Int32Array(FIRST_ROWS * ROW_WORDS);

  /** Reads the family of an outer state; it replaces the one read before. */
  read(machine: Machine, outer: OuterStates, outerRow: number, reader: BoundaryReader): void {
    const { begins } = markTable(machine);
    this.outerRow = outerRow;
    this.first = outer.index(outerRow);
    this.length = outer.states(outerRow);
    if (this.rows.length < this.length * ROW_WORDS) this.rows = new Int32Array(this.length * ROW_WORDS);
    const { rows } = this;
    let begun = 0;
    let open = NONE;
    reader.goTo(outer.bookmark(outerRow));
    do {
      if (begins[reader.mark] === 1) {
        // A run that is still being made may have recorded more than `outer` has read.
        if (begun === this.length) break;
        const at = begun * ROW_WORDS;
        rows[at + FIRST_STEP] = reader.step;
        rows[at + FIRST_EVENT] = reader.event;
        rows[at + MARK] = reader.mark;
        rows[at + PARENT] = open;
        rows[at + DEPTH] = open < 0 ? 0 : rows[open * ROW_WORDS + DEPTH]! + 1;
        open = begun++;
      } else open = this.close(open, reader.event + 1, reader.step);
    } while (open >= 0 && reader.next());
    // States that are open when the run stops end there.
    const { endEvent, endStep } = outer.bounds(outerRow);
    while (open >= 0) open = this.close(open, endEvent, endStep);
  }

  /** Where the state with this index begins and ends. */
  bounds(index: number): StateBounds {
    const row = index - this.first;
    const parent = this.word(row, PARENT);
    return {
      mark: this.word(row, MARK),
      depth: this.word(row, DEPTH),
      parent: parent < 0 ? NONE : this.first + parent,
      firstStep: this.word(row, FIRST_STEP),
      endStep: this.word(row, END_STEP),
      firstEvent: this.word(row, FIRST_EVENT),
      endEvent: this.word(row, END_EVENT),
    };
  }

  /** The indices of the states directly inside the one with this index. */
  children(index: number): number[] {
    const parent = index - this.first;
    const depth = this.word(parent, DEPTH);
    const children: number[] = [];
    for (let row = parent + 1; row < this.length && this.word(row, DEPTH) > depth; row++)
      if (this.word(row, PARENT) === parent) children.push(this.first + row);
    return children;
  }

  /** The index of the innermost state that a machine step of the outer state belongs to. */
  stateAt(step: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.word(middle, FIRST_STEP) <= step) low = middle + 1;
      else high = middle;
    }
    let row = low - 1;
    while (row > 0 && this.word(row, END_STEP) <= step) row = this.word(row, PARENT);
    return this.first + row;
  }

  /** Ends the state of a row; returns the row of the enclosing state, which is still open. */
  private close(row: number, endEvent: number, endStep: number): number {
    const at = row * ROW_WORDS;
    this.rows[at + END_EVENT] = endEvent;
    this.rows[at + END_STEP] = endStep;
    return this.rows[at + PARENT]!;
  }

  private word(row: number, word: number): number {
    return this.rows[row * ROW_WORDS + word]!;
  }
}
