import type { OperandSort } from '../machine/language/atomic-state.ts';
import type { EventLog } from '../machine/marks/event-log.ts';
import { CELL, EVENT_WORDS, markOf, symbolOf, tapeOf } from '../machine/marks/event-words.ts';
import type { Machine } from '../machine/table/machine.ts';
import { BLANK } from '../machine/language/symbols.ts';
import { NONE, type Operand, type OperandCell } from './atomic-state.ts';
import { FETCH, markTable } from './mark-table.ts';

/** Most operands among which repeats are found by comparing pairs: faster than a set for so few. */
const PAIRWISE_UP_TO = 24;

/**
 * The operands in the events [from, to) of one atomic state, without those of nested states. Adjacent cells marked under one name
 * make one operand; coming back to a cell already in it starts another. An operand read several times unchanged is listed once, where
 * it was read first; a result written several times with one value where it was written last, so that the final value comes last.
 *
 * Texts mostly print only the values of operands, so their cells are made on first use.
 */
export function operandsOf(
  machine: Machine,
  events: EventLog,
  from: number,
  to: number,
): { fetched: Operand[]; results: Operand[] } {
  const { own: ownOf, operands, sorts } = markTable(machine);
  const own = ownOf[events.mark(from)]!;
  const fetched: RecordedOperand[] = [];
  const results: RecordedOperand[] = [];
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
      const open = lastOf(among, mark);
      const symbol = machine.tapes[tape]!.symbols[symbolOf(packed)]!;
      if (open?.takes(tape, cell)) open.add(event, cell, symbol);
      else
        among.push(
          new RecordedOperand(machine, events, mark, operands[mark]!, sorts[mark]!, role, event, tape, cell, symbol),
        );
    }
  }
  return { fetched: withoutRepeats(fetched), results: withoutEarlier(results) };
}

/** The last operand of this mark. */
function lastOf(operands: readonly RecordedOperand[], mark: number): RecordedOperand | undefined {
  for (let index = operands.length - 1; index >= 0; index--) if (operands[index]!.mark === mark) return operands[index];
  return undefined;
}

/** An operand whose cells are read from the log on first use. */
class RecordedOperand implements Operand {
  readonly name: string;
  readonly role: 'fetch' | 'result';
  readonly sort: OperandSort;
  readonly tape: number;
  readonly mark: number;
  /** The symbols of the cells without blanks. */
  private symbols: string;
  first: number;
  last: number;
  private readonly machine: Machine;
  private readonly log: EventLog;
  private readonly event: number;
  /** The events of the cells, from left to right, where there are several. */
  private order: number[] | undefined;
  private made: readonly OperandCell[] | undefined;

  constructor(
    machine: Machine,
    log: EventLog,
    mark: number,
    name: string,
    sort: OperandSort,
    role: number,
    event: number,
    tape: number,
    cell: number,
    symbol: string,
  ) {
    this.machine = machine;
    this.log = log;
    this.mark = mark;
    this.name = name;
    this.sort = sort;
    this.role = role === FETCH ? 'fetch' : 'result';
    this.tape = tape;
    this.first = cell;
    this.last = cell;
    this.event = event;
    this.symbols = printed(symbol);
    this.order = undefined;
    this.made = undefined;
  }

  get value(): string {
    return this.symbols || NONE;
  }

  get cells(): readonly OperandCell[] {
    this.made ??= (this.order ?? [this.event]).map((event) => {
      const { cell, step, symbol, lastWriter, origin } = this.log.event(event);
      return { cell, step, symbol: this.machine.tapes[this.tape]!.symbols[symbol]!, lastWriter, origin };
    });
    return this.made;
  }

  takes(tape: number, cell: number): boolean {
    return tape === this.tape && (cell === this.first - 1 || cell === this.last + 1);
  }

  add(event: number, cell: number, symbol: string): void {
    this.order ??= [this.event];
    if (cell < this.first) {
      this.order.unshift(event);
      this.symbols = printed(symbol) + this.symbols;
      this.first = cell;
    } else {
      this.order.push(event);
      this.symbols += printed(symbol);
      this.last = cell;
    }
  }

  equals({ name, tape, first, last, value }: RecordedOperand): boolean {
    return (
      value === this.value && first === this.first && last === this.last && tape === this.tape && name === this.name
    );
  }
}

const printed = (symbol: string): string => (symbol === BLANK ? '' : symbol);

/** The operands without those that are repeated later. */
function withoutEarlier(operands: RecordedOperand[]): RecordedOperand[] {
  return operands.length < 2 ? operands : withoutRepeats(operands.toReversed()).toReversed();
}

/** The operands without those that repeat an earlier one. */
function withoutRepeats(operands: RecordedOperand[]): RecordedOperand[] {
  if (operands.length < 2) return operands;
  if (operands.length <= PAIRWISE_UP_TO) {
    let kept = 0;
    for (const operand of operands) {
      let earlier = 0;
      while (earlier < kept && !operands[earlier]!.equals(operand)) earlier++;
      if (earlier === kept) operands[kept++] = operand;
    }
    if (kept < operands.length) operands.length = kept;
    return operands;
  }
  const seen = new Set<string>();
  return operands.filter(({ name, tape, first, last, value }) => {
    const key = `${name} ${tape} ${first} ${last} ${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
