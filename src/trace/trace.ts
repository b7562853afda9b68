import type { StateKind } from '../machine/atomic-state.ts';
import type { BoundaryReader } from '../machine/boundary-reader.ts';
import type { EventLog } from '../machine/event-log.ts';
import type { Machine } from '../machine/machine.ts';
import type { AtomicState, Operand, OperandCell, Source } from './atomic-state.ts';
import { markTable } from './mark-table.ts';
import { operandsOf } from './operands.ts';
import { OuterStates } from './outer-states.ts';
import type { StateBounds } from './state-bounds.ts';
import { StateFamily } from './state-family.ts';

/** So many families are held: what is asked next mostly concerns one that was asked for lately. */
const FAMILIES_HELD = 8;

/**
 * A run cut into atomic states. Only where each state at depth 0 begins and ends is kept; the states nested in it are read from the
 * recorded boundaries, and states with their operands are made from the recorded marks, when a window of them is asked for.
 */
export class Trace {
  readonly machine: Machine;
  private readonly events: EventLog;
  private readonly outer: OuterStates;
  /** Each at the remainder of its row. */
  private readonly families: StateFamily[] = [];
  private readonly reader: BoundaryReader;

  /** `events` are all marks of a run of `machine` that made `steps` steps. */
  constructor(machine: Machine, events: EventLog, steps: number) {
    this.machine = machine;
    this.events = events;
    this.reader = events.readBoundaries();
    this.outer = new OuterStates(machine, events);
    this.outer.takeIn(steps);
  }

  /** Takes in what a run that has gone on has recorded since; it has made `steps` steps now. */
  growTo(steps: number): void {
    this.outer.takeIn(steps);
    // The last state may have been read while it was not finished.
    this.families.length = 0;
  }

  /** How many atomic states there are, nested ones included. */
  get length(): number {
    return this.outer.begun;
  }

  /** How many atomic states there are at depth 0: the steps of the algorithm. */
  get outerLength(): number {
    return this.outer.finished;
  }

  /** The index of the n-th state at depth 0. */
  outerIndex(position: number): number {
    return this.outer.index(position);
  }

  /** The first machine steps of the states at depth 0, for a timeline. */
  outerFirstSteps(): Int32Array {
    return this.outer.firstSteps();
  }

  /** One past the last machine step of the states at depth 0. */
  outerEndSteps(): Int32Array {
    return this.outer.endSteps();
  }

  /** One past the last machine step of every state, nested ones included: ascending, each once. */
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

  /** The kind of the state with this index. */
  kindOf(index: number): StateKind {
    return this.machine.marks[this.bounds(index).mark]!.kind;
  }

  /** The state with this index. */
  state(index: number): AtomicState {
    const { mark, depth, parent, firstStep, endStep, firstEvent, endEvent } = this.bounds(index);
    const { fetched, results } = operandsOf(this.machine, this.events, firstEvent, endEvent);
    const { kind } = this.machine.marks[mark]!;
    return { index, kind, depth, parent, firstStep, endStep, fetched, results };
  }

  /** The indices of the states directly inside a state. */
  children(index: number): number[] {
    const row = this.outer.rowOf(index);
    return this.outer.states(row) === 1 ? [] : this.familyOf(row).children(index);
  }

  /** The position among the states at depth 0 of the one that holds `step`, or the last one before it; −1 before the first. */
  outerPositionAt(step: number): number {
    return this.finishedAt(this.outer.rowAt(step));
  }

  /** The position among the states at depth 0 of the one that a state is, or is nested in. */
  outerPositionOf(index: number): number {
    return this.finishedAt(this.outer.rowOf(index));
  }

  /** The innermost state that a machine step belongs to, or −1 for steps between states. */
  stateAt(step: number): number {
    const row = this.outer.rowAt(step);
    if (row < 0 || this.outer.endStep(row) <= step) return -1;
    return this.outer.states(row) === 1 ? this.outer.index(row) : this.familyOf(row).stateAt(step);
  }

  /** Where a fetched value comes from, without repeats, the latest last. */
  sourcesOf({ tape, cells }: Operand): Source[] {
    const sources = new Map<string, Source>();
    for (const cell of cells.toSorted((one, other) => one.origin - other.origin)) {
      const source = this.sourceOf(tape, cell);
      sources.set(source.kind === 'state' ? `state ${source.state}` : source.kind, source);
    }
    return [...sources.values()];
  }

  /** Where the value of a cell comes from; see `Source`. */
  private sourceOf(tape: number, cell: OperandCell): Source {
    const { origin } = cell;
    if (origin < 0) return { kind: 'input' };
    const state = this.stateAt(origin);
    if (state >= 0 && this.isResult(tape, cell)) return { kind: 'state', state };
    return { kind: 'constant', step: origin };
  }

  /** Whether the step that a value comes from made it as a result. */
  private isResult(tape: number, { cell, origin, lastWriter, symbol }: OperandCell): boolean {
    const { events, machine } = this;
    // What was copied since may come from any tape; else the result stands here, and one of the same symbol beside it is another.
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
    const family = (this.families[row % FAMILIES_HELD] ??= new StateFamily());
    if (family.outerRow !== row) family.read(this.machine, this.outer, row, this.reader);
    return family;
  }

  /** The position of a row among the states that are finished: the last of them for one that is not. */
  private finishedAt(row: number): number {
    return Math.min(row, this.outer.finished - 1);
  }
}
