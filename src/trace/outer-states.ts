import type { BoundaryPlace, BoundaryReader } from '../machine/boundary-reader.ts';
import type { EventLog } from '../machine/event-log.ts';
import type { Machine } from '../machine/machine.ts';
import { markTable } from './mark-table.ts';
import type { StateBounds } from './state-bounds.ts';

/** The words of a row: what is kept of an outer state. */
const FIRST_STEP = 0;
const END_STEP = 1;
const FIRST_EVENT = 2;
const END_EVENT = 3;
const MARK = 4;
/** The index of the state among all, nested ones included. */
const FIRST_STATE = 5;
/** Where its `begin` stands among the boundaries. */
const UNIT = 6;
const ROW_WORDS = 7;

const FIRST_ROWS = 16;

/** So many boundaries are read in one call: a function that is called often is compiled once and for all. */
const PIECE = 4096;

/**
 * Where the states at depth 0 of a run begin and end: a row each. The last row may be that of a state that is not finished; the
 * states nested in one, many times as many, are only counted.
 */
export class OuterStates {
  /** How many are finished. */
  finished = 0;
  /** How many states have begun, nested ones included. */
  begun = 0;
  private readonly events: EventLog;
  private readonly begins: Uint8Array;
  private readonly reader: BoundaryReader;
  private rows = new Int32Array(FIRST_ROWS * ROW_WORDS);
  /** In how many states the last boundary read stands. */
  private depth = 0;
  /** The row that was asked for last: the next question is mostly about the same one, or the one behind it. */
  private asked = 0;

  /** None yet; `events` are the marks of a run of `machine`. */
  constructor(machine: Machine, events: EventLog) {
    this.events = events;
    this.begins = markTable(machine).begins;
    this.reader = events.readBoundaries();
  }

  /** Takes in what has been recorded since; the run has made `steps` steps now. */
  takeIn(steps: number): void {
    while (this.readPiece());
    // A run that was stopped inside a state has not finished it: it is not among the steps of the algorithm.
    if (this.depth > 0) this.close(this.events.length, steps);
  }

  /** How many there are, with one that is not finished. */
  get length(): number {
    return this.depth > 0 ? this.finished + 1 : this.finished;
  }

  /** Where a state begins and ends. */
  bounds(row: number): StateBounds {
    return {
      mark: this.word(row, MARK),
      depth: 0,
      parent: -1,
      firstStep: this.word(row, FIRST_STEP),
      endStep: this.word(row, END_STEP),
      firstEvent: this.word(row, FIRST_EVENT),
      endEvent: this.word(row, END_EVENT),
    };
  }

  /** One past the last machine step of a state. */
  endStep(row: number): number {
    return this.word(row, END_STEP);
  }

  /** The index of a state among all. */
  index(row: number): number {
    return this.word(row, FIRST_STATE);
  }

  /** How many states it is with those nested in it. */
  states(row: number): number {
    const next = row + 1 < this.length ? this.index(row + 1) : this.begun;
    return next - this.index(row);
  }

  /** Where the `begin` of a state stands among the boundaries. */
  place(row: number): BoundaryPlace {
    return { unit: this.word(row, UNIT), step: this.word(row, FIRST_STEP), index: this.word(row, FIRST_EVENT) };
  }

  /** The first machine steps of those that are finished. */
  firstSteps(): Int32Array {
    return this.column(FIRST_STEP);
  }

  /** One past the last machine step of those that are finished. */
  endSteps(): Int32Array {
    return this.column(END_STEP);
  }

  /** The row of the state that holds a step, or the last one before it; −1 before the first. */
  rowAt(step: number): number {
    return this.lastAtMost(FIRST_STEP, step);
  }

  /** The row of the state that the state with this index is, or is nested in. */
  rowOf(index: number): number {
    if (!this.holds(this.asked, index))
      this.asked = this.holds(this.asked + 1, index) ? this.asked + 1 : this.lastAtMost(FIRST_STATE, index);
    return this.asked;
  }

  private holds(row: number, index: number): boolean {
    return row < this.length && this.index(row) <= index && index < this.index(row) + this.states(row);
  }

  /** Reads a piece of the boundaries; false at their end. */
  private readPiece(): boolean {
    const { reader, begins } = this;
    for (let count = 0; count < PIECE; count++) {
      if (!reader.next()) return false;
      if (begins[reader.mark] === 1) {
        if (this.depth++ === 0) this.open();
        this.begun++;
      } else if (--this.depth === 0) {
        this.close(reader.index + 1, reader.step);
        this.finished++;
      }
    }
    return true;
  }

  private open(): void {
    const { reader } = this;
    const at = this.finished * ROW_WORDS;
    if (at === this.rows.length) {
      const rows = new Int32Array(2 * at);
      rows.set(this.rows);
      this.rows = rows;
    }
    this.rows[at + FIRST_STEP] = reader.step;
    this.rows[at + FIRST_EVENT] = reader.index;
    this.rows[at + MARK] = reader.mark;
    this.rows[at + FIRST_STATE] = this.begun;
    this.rows[at + UNIT] = reader.unit;
  }

  private close(endEvent: number, endStep: number): void {
    const at = this.finished * ROW_WORDS;
    this.rows[at + END_EVENT] = endEvent;
    this.rows[at + END_STEP] = endStep;
  }

  private word(row: number, word: number): number {
    return this.rows[row * ROW_WORDS + word]!;
  }

  private column(word: number): Int32Array {
    const column = new Int32Array(this.finished);
    for (let row = 0; row < column.length; row++) column[row] = this.word(row, word);
    return column;
  }

  /** The last row in which a word is at most `value`, or −1; words do not descend from row to row. */
  private lastAtMost(word: number, value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.word(middle, word) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
