import type { BoundaryReader } from '../machine/boundary-reader.ts';
import type { Machine } from '../machine/machine.ts';
import { markTable } from './mark-table.ts';
import type { OuterStates } from './outer-states.ts';
import type { StateBounds } from './state-bounds.ts';

/** The words of a row: what is known of a state of the family. */
const FIRST_STEP = 0;
const END_STEP = 1;
const FIRST_EVENT = 2;
const END_EVENT = 3;
const MARK = 4;
/** The place of the enclosing state in the family. */
const PARENT = 5;
const DEPTH = 6;
const ROW_WORDS = 7;

const FIRST_ROWS = 32;

const NONE = -1;

/** An outer state with the states nested in it, read from the boundaries: first itself, then the others in the order of beginning. */
export class StateFamily {
  /** The row of the outer state; −1 while none has been read. */
  outerRow = NONE;
  /** The index of the outer state, and how many states there are. */
  private first = 0;
  private length = 0;
  private rows = new Int32Array(FIRST_ROWS * ROW_WORDS);

  /** Reads the family of an outer state, in place of the one that was read before. */
  read(machine: Machine, outer: OuterStates, outerRow: number, reader: BoundaryReader): void {
    const { begins } = markTable(machine);
    this.outerRow = outerRow;
    this.first = outer.index(outerRow);
    this.length = outer.states(outerRow);
    if (this.rows.length < this.length * ROW_WORDS) this.rows = new Int32Array(this.length * ROW_WORDS);
    const { rows } = this;
    let begun = 0;
    let open = NONE;
    reader.goTo(outer.place(outerRow));
    do {
      if (begins[reader.mark] === 1) {
        // A run that goes on may have recorded more than has been taken in.
        if (begun === this.length) break;
        const at = begun * ROW_WORDS;
        rows[at + FIRST_STEP] = reader.step;
        rows[at + FIRST_EVENT] = reader.index;
        rows[at + MARK] = reader.mark;
        rows[at + PARENT] = open;
        rows[at + DEPTH] = open < 0 ? 0 : rows[open * ROW_WORDS + DEPTH]! + 1;
        open = begun++;
      } else open = this.close(open, reader.index + 1, reader.step);
    } while (open >= 0 && reader.next());
    // What is open where the run was stopped ends there.
    const { endEvent, endStep } = outer.bounds(outerRow);
    while (open >= 0) open = this.close(open, endEvent, endStep);
  }

  /** Where the state with this index begins and ends. */
  bounds(index: number): StateBounds {
    const place = index - this.first;
    const parent = this.word(place, PARENT);
    return {
      mark: this.word(place, MARK),
      depth: this.word(place, DEPTH),
      parent: parent < 0 ? NONE : this.first + parent,
      firstStep: this.word(place, FIRST_STEP),
      endStep: this.word(place, END_STEP),
      firstEvent: this.word(place, FIRST_EVENT),
      endEvent: this.word(place, END_EVENT),
    };
  }

  /** The indices of the states directly inside the one with this index. */
  children(index: number): number[] {
    const parent = index - this.first;
    const depth = this.word(parent, DEPTH);
    const children: number[] = [];
    for (let place = parent + 1; place < this.length && this.word(place, DEPTH) > depth; place++)
      if (this.word(place, PARENT) === parent) children.push(this.first + place);
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
    let place = low - 1;
    while (place > 0 && this.word(place, END_STEP) <= step) place = this.word(place, PARENT);
    return this.first + place;
  }

  /** Ends a state; the one that it is nested in is still open. */
  private close(place: number, endEvent: number, endStep: number): number {
    const at = place * ROW_WORDS;
    this.rows[at + END_EVENT] = endEvent;
    this.rows[at + END_STEP] = endStep;
    return this.rows[at + PARENT]!;
  }

  private word(place: number, word: number): number {
    return this.rows[place * ROW_WORDS + word]!;
  }
}
