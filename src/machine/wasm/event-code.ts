import type { Machine, Mark } from '../machine.ts';
import { OP } from './bytes.ts';
import type { FunctionBody } from './function-body.ts';
import { BOUNDARY_SIZE, EVENT_SIZE, LAST_WRITER, TRACKED_CELL, ZEROS } from './layout.ts';

/** The local that holds the first tape's head; those of the other tapes follow. */
export const FIRST_HEAD = 3;

/** Writes the instructions that put marks into the buffer, as `EventLog` keeps them. */
export class EventCode {
  private readonly machine: Machine;
  private readonly body: FunctionBody;
  private readonly pointer: number;
  private readonly count: number;
  private readonly pushStamp: () => void;

  /** `locals` hold where the next event is written and how many there were; `pushStamp` puts the step's stamp on the stack. */
  constructor(machine: Machine, body: FunctionBody, locals: { pointer: number; count: number }, pushStamp: () => void) {
    this.machine = machine;
    this.body = body;
    this.pointer = locals.pointer;
    this.count = locals.count;
    this.pushStamp = pushStamp;
  }

  /** Writes an event, so many places behind the pointer. */
  event(description: number, tape: number, row: number): void {
    const { body } = this;
    const word = (number: number, push: () => void) => {
      body.get(this.pointer);
      push();
      body.access(OP.i32Store, EVENT_SIZE * row + 4 * number);
    };
    // The last writer and the origin stand side by side in a cell, and so they do in an event.
    const stamps = (push: () => void) => {
      body.get(this.pointer);
      push();
      body.access(OP.i64Store, EVENT_SIZE * row + 12);
    };
    const head = FIRST_HEAD + tape;
    const described = description | ((tape & 255) << 24);
    if (tape < 0) {
      word(0, () => body.constant(described));
      word(1, () => this.pushStamp());
      // What stood there belongs to an earlier chunk.
      word(2, () => body.constant(0));
      stamps(() => {
        body.constant(0);
        body.emit(OP.i64ExtendI32U);
      });
      return;
    }
    word(0, () => {
      body.get(head);
      body.access(OP.i32Load8U, 0);
      body.constant(16);
      body.emit(OP.i32Shl);
      body.constant(described);
      body.emit(OP.i32Or);
    });
    word(1, () => this.pushStamp());
    word(2, () => {
      body.get(head);
      body.constant(0);
      body.access(OP.i32Load, ZEROS + 4 * tape);
      body.emit(OP.i32Sub);
      body.constant(Math.log2(TRACKED_CELL));
      body.emit(OP.i32ShrS);
    });
    stamps(() => {
      body.get(head);
      body.access(OP.i64Load, LAST_WRITER);
    });
  }

  /** Moves the pointer past so many events. */
  advance(events: number): void {
    if (events > 0) this.increase(this.pointer, EVENT_SIZE * events);
  }

  /** Writes the boundaries among a transition's marks, and counts all of its marks, in the order of events: results last. */
  outline(marks: readonly Mark[]): void {
    const { body, machine } = this;
    const fetchesFirst = marks.filter(({ description }) => machine.marks[description]!.role !== 'result');
    let row = 0;
    fetchesFirst.forEach(({ description, tape }, event) => {
      if (tape >= 0) return;
      const word = (number: number, push: () => void) => {
        body.get(this.pointer);
        push();
        body.access(OP.i32Store, BOUNDARY_SIZE * row + 4 * number);
      };
      word(0, () => body.constant(description | (255 << 24)));
      word(1, () => this.pushStamp());
      word(2, () => {
        body.get(this.count);
        body.constant(event);
        body.emit(OP.i32Add);
      });
      row++;
    });
    if (row > 0) this.increase(this.pointer, BOUNDARY_SIZE * row);
    this.increase(this.count, marks.length);
  }

  private increase(local: number, by: number): void {
    this.body.get(local);
    this.body.constant(by);
    this.body.emit(OP.i32Add);
    this.body.set(local);
  }
}
