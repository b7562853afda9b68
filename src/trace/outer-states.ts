import type { BoundaryBookmark, BoundaryReader } from '../machine/marks/boundary-reader.ts';
import type { EventLog } from '../machine/marks/event-log.ts';
import type { Machine } from '../machine/table/machine.ts';
import { markTable } from './mark-table.ts';
import type { StateBounds } from './state-bounds.ts';

/** Offsets of the words of a row, which describes one outer state. */
const FIRST_STEP = 0;
const END_STEP = 1;
const FIRST_EVENT = 2;
const END_EVENT = 3;
const MARK = 4;
/** The index of the state. */
const FIRST_STATE = 5;
/** The offset of its `begin` in the list of boundaries. */
const UNIT = 6;
const ROW_WORDS = 7;

/** Initial capacity in rows; doubled when it is full. */
const FIRST_ROWS = 16;

/** Batch size, in boundaries. Many short calls are JIT-compiled; a single long loop depends on on-stack replacement. */
const BATCH_BOUNDARIES = 4096;

/**
 * The beginnings and ends of the states at depth 0 of a run, one row per state. The last row may be that of an unfinished state. Nested
 * states are many times more, so they are only counted.
 */
export class OuterStates {
  /** How many states at depth 0 are finished. */
  finished = 0;
  /** How many states have begun, nested ones included. */
  begun = 0;
  private readonly events: EventLog;
  private readonly begins: Uint8Array;
  private readonly reader: BoundaryReader;
  private rows = new Int32Array(FIRST_ROWS * ROW_WORDS);
  /** The number of states open after the last boundary that was read. */
  private depth = 0;
  /** The row found last by `rowOf`: the next call mostly asks for the same or the next one. */
  private latestRow = 0;

  /** No states yet; `events` is the log of a run of `machine`. */
  constructor(machine: Machine, events: EventLog) {
    this.events = events;
    this.begins = markTable(machine).begins;
    this.reader = events.readBoundaries();
  }

  /** Reads what has been recorded since the last call; the run now has `steps` steps. */
  takeIn(steps: number): void {
    while (this.readBatch());
    // A state that is open when the run stops gets an end, but does not count as finished.
    if (this.depth > 0) this.close(this.events.length, steps);
  }

  /** How many rows there are, including that of an unfinished state. */
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

  /** How many states a row counts: the outer state and all nested in it. */
  states(row: number): number {
    const next = row + 1 < this.length ? this.index(row + 1) : this.begun;
    return next - this.index(row);
  }

  /** The bookmark of a state's `begin` in the list of boundaries. */
  bookmark(row: number): BoundaryBookmark {
    return { unit: this.word(row, UNIT), step: this.word(row, FIRST_STEP), event: this.word(row, FIRST_EVENT) };
  }

  /** The first machine step of every finished state. */
  firstSteps(): Int32Array {
    return this.column(FIRST_STEP);
  }

  /** One past the last machine step of every finished state. */
  endSteps(): Int32Array {
    return this.column(END_STEP);
  }

  /** The row of the state that contains a step, or of the last one before it; −1 before the first. */
  rowAt(step: number): number {
    return this.lastAtMost(FIRST_STEP, step);
  }

  /** The row of the outer state that has this index, or contains the nested state that has it. */
  rowOf(index: number): number {
    if (!this.holds(this.latestRow, index))
      this.latestRow = this.holds(this.latestRow + 1, index) ? this.latestRow + 1 : this.lastAtMost(FIRST_STATE, index);
    return this.latestRow;
  }

  private holds(row: number, index: number): boolean {
    return row < this.length && this.index(row) <= index && index < this.index(row) + this.states(row);
  }

  /** Reads a batch of boundaries. Returns false if that was the last one. */
  private readBatch(): boolean {
    const { reader, begins } = this;
    for (let count = 0; count < BATCH_BOUNDARIES; count++) {
      if (!reader.next()) return false;
      if (begins[reader.mark] === 1) {
        if (this.depth++ === 0) this.open();
        this.begun++;
      } else if (--this.depth === 0) {
        this.close(reader.event + 1, reader.step);
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
    this.rows[at + FIRST_EVENT] = reader.event;
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

  /** The last row whose word at this offset is at most `value`, or −1; such words never decrease from row to row. */
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
