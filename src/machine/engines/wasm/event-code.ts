import { boundaryMarks } from '../../marks/boundary-list.ts';
import type { Machine, Mark } from '../../table/machine.ts';
import { CELL } from '../../marks/event-words.ts';
import { EVENT_BITS, IN_FULL, MOST_EVENTS, packed, STEP_BITS } from '../../marks/packed-boundary.ts';
import { OP } from './bytes.ts';
import type { FunctionBody } from './function-body.ts';
import { BOUNDARY_SIZE, EVENT_SIZE, LAST_WRITER, TRACKED_CELL, ZEROS } from './layout.ts';
import { FIRST_HEAD } from './locals.ts';

/** Locals of an outline: stamp and event index of the last boundary, number of boundaries, and two scratch values. */
export const OUTLINE_LOCALS = 5;

/** Writes the instructions that store marks in the buffer, in the forms of `EventLog` and `BoundaryList`. */
export class EventCode {
  private readonly machine: Machine;
  private readonly body: FunctionBody;
  private readonly pointer: number;
  private readonly boundaryPointer: number;
  private readonly count: number;
  private readonly lastStamp: number;
  private readonly lastEvent: number;
  private readonly boundaryCount: number;
  private readonly steps: number;
  private readonly events: number;
  private readonly slots: readonly number[];
  private readonly pushStamp: () => void;
  private readonly pushStampAbove: () => void;

  /** `locals` name the locals with the address of the next event, that of the next boundary, the number of events, and the first of `OUTLINE_LOCALS`; `stamp` pushes the stamp as 32 bits, and as the upper half of 64. */
  constructor(
    machine: Machine,
    body: FunctionBody,
    locals: { pointer: number; boundaryPointer: number; count: number; outline: number },
    stamp: { readonly push: () => void; readonly pushAbove: () => void },
  ) {
    this.machine = machine;
    this.body = body;
    this.pointer = locals.pointer;
    this.boundaryPointer = locals.boundaryPointer;
    this.count = locals.count;
    this.lastStamp = locals.outline;
    this.lastEvent = locals.outline + 1;
    this.boundaryCount = locals.outline + 2;
    this.steps = locals.outline + 3;
    this.events = locals.outline + 4;
    this.slots = boundaryMarks(machine);
    this.pushStamp = stamp.push;
    this.pushStampAbove = stamp.pushAbove;
  }

  /** Stores an event `row` events behind the pointer. */
  event(description: number, tape: number, row: number): void {
    const { body } = this;
    const store = (operation: number, word: number, push: () => void) => {
      body.get(this.pointer);
      push();
      body.access(operation, EVENT_SIZE * row + 4 * word);
    };
    // Words that are adjacent are stored as 64 bits: what is recorded takes most of the time by its number of stores.
    const described = description | ((tape & 255) << 24);
    const firstTwo = (push: () => void) =>
      store(OP.i64Store, 0, () => {
        push();
        body.emit(OP.i64ExtendI32U);
        this.pushStampAbove();
        body.emit(OP.i64Or);
      });
    if (tape < 0) {
      firstTwo(() => body.constant(described));
      // The buffer still holds words of an earlier chunk.
      store(OP.i32Store, CELL, () => body.constant(0));
      store(OP.i64Store, CELL + 1, () => {
        body.constant(0);
        body.emit(OP.i64ExtendI32U);
      });
      return;
    }
    const head = FIRST_HEAD + tape;
    firstTwo(() => {
      body.get(head);
      body.access(OP.i32Load8U, 0);
      body.constant(16);
      body.emit(OP.i32Shl);
      body.constant(described);
      body.emit(OP.i32Or);
    });
    store(OP.i32Store, CELL, () => {
      body.get(head);
      body.constant(0);
      body.access(OP.i32Load, ZEROS + 4 * tape);
      body.emit(OP.i32Sub);
      body.constant(Math.log2(TRACKED_CELL));
      body.emit(OP.i32ShrS);
    });
    // Last writer and origin are adjacent in a cell, too.
    store(OP.i64Store, CELL + 1, () => {
      body.get(head);
      body.access(OP.i64Load, LAST_WRITER);
    });
  }

  /** Moves on behind a transition's marks, which have been written as events, and stores the boundaries among them once more, in full. */
  advance(marks: readonly Mark[]): void {
    if (marks.length === 0) return;
    const boundaries = this.boundariesAmong(marks);
    boundaries.forEach(({ description, event }, number) => this.inFull(description, event, BOUNDARY_SIZE * number));
    if (boundaries.length > 0) this.increase(this.boundaryPointer, BOUNDARY_SIZE * boundaries.length);
    this.increase(this.pointer, EVENT_SIZE * marks.length);
    this.increase(this.count, marks.length);
  }

  /** Stores the boundaries among a transition's marks in packed form, and counts all of its marks. */
  outline(marks: readonly Mark[]): void {
    const { body } = this;
    const boundaries = this.boundariesAmong(marks);
    let before: number | undefined;
    for (const { description, event } of boundaries) {
      const slot = this.slots.indexOf(description);
      if (slot < 0 || (before !== undefined && event - before > MOST_EVENTS)) this.oneInFull(description, event);
      else if (before === undefined) this.packed(slot, description, event);
      else {
        // The boundary before is on the same step.
        body.get(this.boundaryPointer);
        body.constant(packed(slot, 0, event - before));
        body.access(OP.i32Store16, 0);
        this.increase(this.boundaryPointer, 2);
      }
      before = event;
    }
    if (before !== undefined) {
      this.pushStamp();
      body.set(this.lastStamp);
      this.pushIndex(before);
      body.set(this.lastEvent);
      this.increase(this.boundaryCount, boundaries.length);
    }
    this.increase(this.count, marks.length);
  }

  /** The boundaries among a transition's marks, with the places of their events. Results come last, as in the log. */
  private boundariesAmong(marks: readonly Mark[]): { readonly description: number; readonly event: number }[] {
    const fetchesFirst = marks.filter(({ description }) => this.machine.marks[description]!.role !== 'result');
    return fetchesFirst.flatMap(({ description, tape }, event) => (tape < 0 ? [{ description, event }] : []));
  }

  /** Stores a boundary in 16 bits if its differences from the one before fit, else in full. */
  private packed(slot: number, description: number, event: number): void {
    const { body } = this;
    this.distance(this.pushStamp, this.lastStamp, this.steps, STEP_BITS);
    this.distance(() => this.pushIndex(event), this.lastEvent, this.events, EVENT_BITS);
    body.emit(OP.i32Or);
    body.open(OP.if);
    this.oneInFull(description, event);
    body.emit(OP.else);
    body.get(this.boundaryPointer);
    body.get(this.steps);
    body.constant(EVENT_BITS);
    body.emit(OP.i32Shl);
    body.get(this.events);
    body.emit(OP.i32Or);
    body.constant(packed(slot, 0, 0));
    body.emit(OP.i32Or);
    body.access(OP.i32Store16, 0);
    this.increase(this.boundaryPointer, 2);
    body.close();
  }

  /** Sets local `kept` to a number's difference from local `last`, and pushes its bits above the lowest `bits`: 0 if it fits. */
  private distance(push: () => void, last: number, kept: number, bits: number): void {
    const { body } = this;
    push();
    body.get(last);
    body.emit(OP.i32Sub);
    body.tee(kept);
    body.constant(bits);
    body.emit(OP.i32ShrU);
  }

  private oneInFull(description: number, event: number): void {
    this.inFull(description, event, 0);
    this.increase(this.boundaryPointer, BOUNDARY_SIZE);
  }

  /** Pushes the index of the event this many events behind the last one. */
  private pushIndex(event: number): void {
    const { body } = this;
    body.get(this.count);
    body.constant(event);
    body.emit(OP.i32Add);
  }

  /** Stores a boundary in full, `offset` bytes behind the pointer. */
  private inFull(description: number, event: number, offset: number): void {
    const { body } = this;
    body.get(this.boundaryPointer);
    body.constant(packed(IN_FULL, 0, 0) | (description << 16));
    body.emit(OP.i64ExtendI32U);
    this.pushStampAbove();
    body.emit(OP.i64Or);
    body.access(OP.i64Store, offset);
    body.get(this.boundaryPointer);
    this.pushIndex(event);
    body.access(OP.i32Store, offset + 8);
  }

  private increase(local: number, by: number): void {
    this.body.get(local);
    this.body.constant(by);
    this.body.emit(OP.i32Add);
    this.body.set(local);
  }
}
