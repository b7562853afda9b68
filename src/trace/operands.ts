import type { OperandSort } from '../machine/language/atomic-state.ts';
import type { EventLog } from '../machine/marks/event-log.ts';
import { CELL, EVENT_WORDS, markOf, symbolOf, tapeOf } from '../machine/marks/event-words.ts';
import type { Machine } from '../machine/table/machine.ts';
import { NONE, type Operand, type OperandCell } from './atomic-state.ts';
import { FETCH, markTable, type MarkTable } from './mark-table.ts';

/** Most operands among which repeats are found by comparing pairs: faster than a set for so few. */
const PAIRWISE_UP_TO = 24;

/** Reads the operands of atomic states off the log of a run. */
export class OperandReader {
  private readonly run: RecordedIn;
  /** Those of the state that is being read: lists that grow for every state would be most of the memory that texts take. */
  private readonly fetched = new OperandList();
  private readonly results = new OperandList();

  constructor(machine: Machine, events: EventLog) {
    this.run = { machine, marks: markTable(machine), events };
  }

  /**
   * The operands in the events [from, to) of one atomic state, without those of nested states. Adjacent cells marked under one name
   * make one operand; coming back to a cell already in it starts another. An operand read several times unchanged is listed once, where
   * it was read first; a result written several times with one value where it was written last, so that the final value comes last.
   *
   * Texts mostly print only the values of operands, so their cells are made on first use.
   */
  read(from: number, to: number): { fetched: Operand[]; results: Operand[] } {
    const { fetched, results } = this;
    fetched.clear();
    results.clear();
    this.collect(from, to);
    return { fetched: fetched.withoutRepeats(), results: results.withoutEarlier() };
  }

  private collect(from: number, to: number): void {
    const { run, fetched, results } = this;
    const { marks, events } = run;
    const { printed } = marks;
    const own = marks.own[events.mark(from)]!;
    for (let event = from; event < to;) {
      const { words, start, end } = events.stretch(event, to);
      for (let at = start; at < end; at += EVENT_WORDS, event++) {
        const packed = words[at]!;
        const mark = markOf(packed);
        const role = own[mark]!;
        // Events of nested states are among these too; only marks of this state's kind are its own.
        if (role === 0) continue;
        const among = role === FETCH ? fetched : results;
        const tape = tapeOf(packed);
        const cell = words[at + CELL]!;
        const open = among.lastOf(mark);
        const symbol = printed[tape]![symbolOf(packed)]!;
        if (open?.takes(tape, cell)) open.add(event, cell, symbol);
        else among.push(new RecordedOperand(run, mark, tape, cell, event, symbol));
      }
    }
  }
}

/** The operands of one state after another, always in the same room. */
class OperandList {
  private readonly room: RecordedOperand[] = [];
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  push(operand: RecordedOperand): void {
    this.room[this.length++] = operand;
  }

  /** The last operand of this mark. */
  lastOf(mark: number): RecordedOperand | undefined {
    for (let index = this.length - 1; index >= 0; index--) if (this.room[index]!.mark === mark) return this.room[index];
    return undefined;
  }

  /** The operands without those that repeat an earlier one. */
  withoutRepeats(): RecordedOperand[] {
    const operands = this.room.slice(0, this.length);
    if (operands.length > PAIRWISE_UP_TO) return withoutRepeatsOfMany(operands);
    let kept = 0;
    for (const operand of operands) {
      let earlier = 0;
      while (earlier < kept && !operands[earlier]!.equals(operand)) earlier++;
      if (earlier === kept) operands[kept++] = operand;
    }
    if (kept < operands.length) operands.length = kept;
    return operands;
  }

  /** The operands without those that are repeated later. */
  withoutEarlier(): RecordedOperand[] {
    const { room, length } = this;
    if (length < 2) return room.slice(0, length);
    for (let from = 0, to = length - 1; from < to; from++, to--) [room[from], room[to]] = [room[to]!, room[from]!];
    return this.withoutRepeats().toReversed();
  }
}

function withoutRepeatsOfMany(operands: readonly RecordedOperand[]): RecordedOperand[] {
  const seen = new Set<string>();
  return operands.filter(({ name, tape, first, last, value }) => {
    const key = `${name} ${tape} ${first} ${last} ${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Where an operand was recorded. */
interface RecordedIn {
  readonly machine: Machine;
  readonly marks: MarkTable;
  readonly events: EventLog;
}

/**
 * An operand whose cells are read from the log on first use. A dataset makes one for every word or two that it writes, so it holds
 * only what cannot be looked up.
 */
class RecordedOperand implements Operand {
  readonly name: string;
  readonly mark: number;
  readonly tape: number;
  first: number;
  last: number;
  /** The symbols of the cells without blanks. */
  private symbols: string;
  private readonly run: RecordedIn;
  private readonly event: number;
  /** The events of the cells, from left to right, where there are several. */
  private order: number[] | undefined;
  private made: readonly OperandCell[] | undefined;

  constructor(run: RecordedIn, mark: number, tape: number, cell: number, event: number, symbol: string) {
    this.name = run.marks.operands[mark]!;
    this.mark = mark;
    this.tape = tape;
    this.first = cell;
    this.last = cell;
    this.symbols = symbol;
    this.run = run;
    this.event = event;
    this.order = undefined;
    this.made = undefined;
  }

  get role(): 'fetch' | 'result' {
    return this.run.marks.roles[this.mark] === 'fetch' ? 'fetch' : 'result';
  }

  get sort(): OperandSort {
    return this.run.marks.sorts[this.mark]!;
  }

  get value(): string {
    return this.symbols || NONE;
  }

  get cells(): readonly OperandCell[] {
    this.made ??= this.readCells();
    return this.made;
  }

  takes(tape: number, cell: number): boolean {
    return tape === this.tape && (cell === this.first - 1 || cell === this.last + 1);
  }

  add(event: number, cell: number, symbol: string): void {
    if (cell < this.first) {
      // Written as a whole, two events take no more room than they need; pushed onto an empty list, room for seventeen.
      if (this.order) this.order.unshift(event);
      else this.order = [event, this.event];
      this.symbols = symbol + this.symbols;
      this.first = cell;
    } else {
      if (this.order) this.order.push(event);
      else this.order = [this.event, event];
      this.symbols += symbol;
      this.last = cell;
    }
  }

  equals({ name, tape, first, last, symbols }: RecordedOperand): boolean {
    return (
      first === this.first && last === this.last && tape === this.tape && name === this.name && symbols === this.symbols
    );
  }

  /** The cells from left to right. */
  private readCells(): OperandCell[] {
    const { events, machine } = this.run;
    const { symbols } = machine.tapes[this.tape]!;
    return (this.order ?? [this.event]).map((each) => {
      const { cell, step, symbol, lastWriter, origin } = events.event(each);
      return { cell, step, symbol: symbols[symbol]!, lastWriter, origin };
    });
  }
}
