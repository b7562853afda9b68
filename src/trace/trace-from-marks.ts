import type { StateKind } from '../machine/language/atomic-state.ts';
import type { BoundaryReader } from '../machine/marks/boundary-reader.ts';
import type { EventLog } from '../machine/marks/event-log.ts';
import type { Machine } from '../machine/table/machine.ts';
import type { AtomicState, Operand, OperandCell, Source } from './atomic-state.ts';
import { markTable } from './mark-table.ts';
import { OperandReader } from './operands.ts';
import { OuterStates } from './outer-states.ts';
import { StateBoundaries } from './state-boundaries.ts';
import type { StateBounds } from './state-bounds.ts';
import { StateFamily } from './state-family.ts';
import type { Trace } from './trace.ts';

/** Families kept in memory: most reads concern states that were read lately. */
const FAMILIES_KEPT = 8;

/**
 * A run cut into atomic states by the marks of its machine. It keeps only the beginnings and ends of states at depth 0. Nested states are read from the
 * recorded boundaries on demand, and operands from the recorded events.
 */
export class TraceFromMarks implements Trace {
  readonly machine: Machine;
  private readonly events: EventLog;
  private readonly outer: OuterStates;
  /** The families read lately: that of row r at r modulo `FAMILIES_KEPT`. */
  private readonly families: StateFamily[] = [];
  private readonly reader: BoundaryReader;
  private readonly operands: OperandReader;

  /** `events` is the log of a run of `machine` that has made `steps` steps. */
  constructor(machine: Machine, events: EventLog, steps: number) {
    this.machine = machine;
    this.events = events;
    this.reader = events.readBoundaries();
    this.operands = new OperandReader(machine, events);
    this.outer = new OuterStates(machine, events);
    this.outer.takeIn(steps);
  }

  growTo(steps: number): void {
    this.outer.takeIn(steps);
    // The last state may have been read while it was unfinished.
    this.families.length = 0;
  }

  get length(): number {
    return this.outer.begun;
  }

  get outerLength(): number {
    return this.outer.finished;
  }

  outerIndex(position: number): number {
    return this.outer.index(position);
  }

  boundaries(): StateBoundaries {
    return new StateBoundaries({
      kind: 'listed',
      firstSteps: this.outer.firstSteps(),
      endSteps: this.outer.endSteps(),
    });
  }

  allEndSteps(): Int32Array {
    const { begins } = markTable(this.machine);
    const ends = new Int32Array(this.length);
    let count = 0;
    const add = (step: number) => {
      if (count === 0 || step !== ends[count - 1]) ends[count++] = step;
    };
    const reader = this.events.readBoundaries();
    while (reader.next()) if (begins[reader.mark] === 0) add(reader.step);
    if (this.outer.length > this.outer.finished) add(this.outer.endStep(this.outer.finished));
    return ends.slice(0, count);
  }

  kindOf(index: number): StateKind {
    return this.machine.marks[this.bounds(index).mark]!.kind;
  }

  state(index: number): AtomicState {
    const { mark, depth, parent, firstStep, endStep, firstEvent, endEvent } = this.bounds(index);
    const { fetched, results } = this.operands.read(firstEvent, endEvent);
    const { kind } = this.machine.marks[mark]!;
    return { index, kind, depth, parent, firstStep, endStep, fetched, results };
  }

  children(index: number): number[] {
    const row = this.outer.rowOf(index);
    return this.outer.states(row) === 1 ? [] : this.familyOf(row).children(index);
  }

  outerPositionAt(step: number): number {
    return this.finishedAt(this.outer.rowAt(step));
  }

  outerPositionOf(index: number): number {
    return this.finishedAt(this.outer.rowOf(index));
  }

  stateAt(step: number): number {
    const row = this.outer.rowAt(step);
    if (row < 0 || this.outer.endStep(row) <= step) return -1;
    return this.outer.states(row) === 1 ? this.outer.index(row) : this.familyOf(row).stateAt(step);
  }

  sourcesOf({ tape, cells }: Operand): Source[] {
    const sources = new Map<string, Source>();
    for (const cell of cells.toSorted((one, other) => one.origin - other.origin)) {
      const source = this.sourceOf(tape, cell);
      sources.set(source.kind === 'state' ? `state ${source.state}` : source.kind, source);
    }
    return [...sources.values()];
  }

  /** The source of the value in a cell. */
  private sourceOf(tape: number, cell: OperandCell): Source {
    const { origin } = cell;
    if (origin < 0) return { kind: 'input' };
    const state = this.stateAt(origin);
    if (state >= 0 && this.isResult(tape, cell)) return { kind: 'state', state };
    return { kind: 'constant', step: origin };
  }

  /** Whether the value's origin step marked it as a result. */
  private isResult(tape: number, { cell, origin, lastWriter, symbol }: OperandCell): boolean {
    const { events, machine } = this;
    // A value that was copied since may come from any tape. Otherwise the result is in this very cell, and an equal symbol elsewhere is
    // another result.
    const isCopy = lastWriter > origin;
    for (let index = events.firstFrom(origin); index < events.length && events.step(index) === origin; index++) {
      if (machine.marks[events.mark(index)]!.role !== 'result') continue;
      if (!isCopy && (events.tape(index) !== tape || events.cell(index) !== cell)) continue;
      if (machine.tapes[events.tape(index)]!.symbols[events.symbol(index)] === symbol) return true;
    }
    return false;
  }

  private bounds(index: number): StateBounds {
    const { outer } = this;
    const row = outer.rowOf(index);
    return index === outer.index(row) ? outer.bounds(row) : this.familyOf(row).bounds(index);
  }

  private familyOf(row: number): StateFamily {
    const family = (this.families[row % FAMILIES_KEPT] ??= new StateFamily());
    if (family.outerRow !== row) family.read(this.machine, this.outer, row, this.reader);
    return family;
  }

  /** The position of a row; an unfinished state, which has none, gets that of the last finished one. */
  private finishedAt(row: number): number {
    return Math.min(row, this.outer.finished - 1);
  }
}
