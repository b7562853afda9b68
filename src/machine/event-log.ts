/** One recorded mark: what was said about which cell at which step. */
export interface MarkEvent {
  /** Index into `Machine.marks`. */
  readonly mark: number;
  /** The machine step (0-based) on which the mark rides. */
  readonly step: number;
  /** The cell, relative to the head's first cell; 0 for `begin` and `end`. */
  readonly cell: number;
  /** The number of the symbol: read before the step's writes for a fetch, after them for a result. */
  readonly symbol: number;
  /** The step that last wrote the cell, or −1 if none has. */
  readonly lastWriter: number;
  /** The step that the value comes from through plain copies, or −1 for the initial tape. */
  readonly origin: number;
  /** The tape, or −1 for `begin` and `end`. */
  readonly tape: number;
}

const FIELDS = 7;

/** Marks in the order of the run, as integers in one growing array. */
export class EventLog {
  private rows = new Int32Array(FIELDS * 1024);
  private count = 0;

  /** How many events are recorded. */
  get length(): number {
    return this.count;
  }

  /** Adds an event. */
  push(
    mark: number,
    step: number,
    tape: number,
    cell: number,
    symbol: number,
    lastWriter: number,
    origin: number,
  ): void {
    let at = this.count * FIELDS;
    if (at === this.rows.length) {
      const larger = new Int32Array(this.rows.length * 2);
      larger.set(this.rows);
      this.rows = larger;
    }
    const rows = this.rows;
    rows[at++] = mark;
    rows[at++] = step;
    rows[at++] = tape;
    rows[at++] = cell;
    rows[at++] = symbol;
    rows[at++] = lastWriter;
    rows[at] = origin;
    this.count++;
  }

  /** The mark number of an event. */
  mark(index: number): number {
    return this.rows[index * FIELDS]!;
  }

  /** The machine step of an event. */
  step(index: number): number {
    return this.rows[index * FIELDS + 1]!;
  }

  /** A whole event. */
  event(index: number): MarkEvent {
    const at = index * FIELDS;
    const rows = this.rows;
    return {
      mark: rows[at]!,
      step: rows[at + 1]!,
      tape: rows[at + 2]!,
      cell: rows[at + 3]!,
      symbol: rows[at + 4]!,
      lastWriter: rows[at + 5]!,
      origin: rows[at + 6]!,
    };
  }
}
