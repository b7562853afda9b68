import type { EventLog } from '../machine/event-log.ts';
import type { Machine } from '../machine/machine.ts';
import type { StateKind } from '../machine/atomic-state.ts';
import type { AtomicState, Operand, Source } from './atomic-state.ts';
import { GrowingIntegers } from './growing-integers.ts';
import { operandsOf } from './operands.ts';

/**
 * A run cut into atomic states. Only where each state begins and ends is kept; states with their operands are made from the
 * recorded marks when a window of them is asked for.
 */
export class Trace {
  readonly machine: Machine;
  private readonly events: EventLog;
  private readonly firstSteps = new GrowingIntegers();
  private readonly endSteps = new GrowingIntegers();
  private readonly firstEvents = new GrowingIntegers();
  private readonly endEvents = new GrowingIntegers();
  private readonly parents = new GrowingIntegers();
  private readonly depths = new GrowingIntegers();
  /** The indices of the states at depth 0. */
  private readonly outer = new GrowingIntegers();

  /** `events` are all marks of a run of `machine` that made `steps` steps. */
  constructor(machine: Machine, events: EventLog, steps: number) {
    this.machine = machine;
    this.events = events;
    const open: number[] = [];
    for (let index = 0; index < events.length; index++) {
      const { role } = machine.marks[events.mark(index)]!;
      if (role === 'begin') open.push(this.begin(index, open));
      else if (role === 'end') this.end(open.pop()!, index + 1, events.step(index));
    }
    // A run that was stopped inside a state has not finished it: it is not among the steps of the algorithm.
    for (const state of open) this.close(state, events.length, steps);
  }

  /** How many atomic states there are, nested ones included. */
  get length(): number {
    return this.firstSteps.length;
  }

  /** How many atomic states there are at depth 0: the steps of the algorithm. */
  get outerLength(): number {
    return this.outer.length;
  }

  /** The index of the n-th state at depth 0. */
  outerIndex(position: number): number {
    return this.outer.at(position);
  }

  /** The first machine steps of the states at depth 0, for a timeline. */
  outerFirstSteps(): Int32Array {
    return Int32Array.from(this.outer.toArray(), (state) => this.firstSteps.at(state));
  }

  /** One past the last machine step of the states at depth 0. */
  outerEndSteps(): Int32Array {
    return Int32Array.from(this.outer.toArray(), (state) => this.endSteps.at(state));
  }

  /** One past the last machine step of every state, nested ones included: ascending, each once. */
  allEndSteps(): Int32Array {
    const ends = this.endSteps.toArray().toSorted();
    return ends.filter((end, index) => end !== ends[index - 1]);
  }

  /** The kind of the state with this index. */
  kindOf(index: number): StateKind {
    return this.machine.marks[this.events.mark(this.firstEvents.at(index))]!.kind;
  }

  /** The state with this index. */
  state(index: number): AtomicState {
    const firstEvent = this.firstEvents.at(index);
    const endEvent = this.endEvents.at(index);
    return {
      index,
      kind: this.kindOf(index),
      depth: this.depths.at(index),
      parent: this.parents.at(index),
      firstStep: this.firstSteps.at(index),
      endStep: this.endSteps.at(index),
      ...operandsOf(this.machine, this.events, firstEvent, endEvent),
    };
  }

  /** The indices of the states directly inside a state. */
  children(index: number): number[] {
    const children: number[] = [];
    for (let inner = index + 1; inner < this.length && this.depths.at(inner) > this.depths.at(index); inner++)
      if (this.parents.at(inner) === index) children.push(inner);
    return children;
  }

  /** The position among the states at depth 0 of the one that holds `step`, or the last one before it; −1 before the first. */
  outerPositionAt(step: number): number {
    return this.outerPositionOf(this.firstSteps.lastAtMost(step));
  }

  /** The position among the states at depth 0 of the one that a state is, or is nested in. */
  outerPositionOf(index: number): number {
    return this.outer.lastAtMost(index);
  }

  /** The innermost state that a machine step belongs to, or −1 for steps between states. */
  stateAt(step: number): number {
    let index = this.firstSteps.lastAtMost(step);
    while (index >= 0 && this.endSteps.at(index) <= step) index = this.parents.at(index);
    return index;
  }

  /** The first step from `step` on at which a cell is fetched as an operand, or −1. */
  nextFetch(tape: number, cell: number, step: number): number {
    for (let index = this.firstEventFrom(step); index < this.events.length; index++) {
      const event = this.events.event(index);
      if (event.tape === tape && event.cell === cell && this.machine.marks[event.mark]!.role === 'fetch')
        return event.step;
    }
    return -1;
  }

  /** Where a fetched value comes from, without repeats, the latest last. */
  sourcesOf({ cells }: Operand): Source[] {
    const sources = new Map<string, Source>();
    for (const { origin, symbol } of cells.toSorted((one, other) => one.origin - other.origin)) {
      const source = this.sourceOf(origin, symbol);
      sources.set(source.kind === 'state' ? `state ${source.state}` : source.kind, source);
    }
    return [...sources.values()];
  }

  /** Where a value with this origin comes from; see `Source`. */
  private sourceOf(origin: number, symbol: string): Source {
    if (origin < 0) return { kind: 'input' };
    const state = this.stateAt(origin);
    if (state >= 0 && this.isResult(origin, symbol)) return { kind: 'state', state };
    return { kind: 'constant', step: origin };
  }

  private isResult(step: number, symbol: string): boolean {
    for (
      let index = this.firstEventFrom(step);
      index < this.events.length && this.events.step(index) === step;
      index++
    ) {
      const event = this.events.event(index);
      if (this.machine.marks[event.mark]!.role !== 'result') continue;
      if (this.machine.tapes[event.tape]!.symbols[event.symbol] === symbol) return true;
    }
    return false;
  }

  /** The index of the first event at or after a step. */
  private firstEventFrom(step: number): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.events.step(middle) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private begin(event: number, open: readonly number[]): number {
    const index = this.firstSteps.length;
    this.firstSteps.push(this.events.step(event));
    this.endSteps.push(-1);
    this.firstEvents.push(event);
    this.endEvents.push(-1);
    this.parents.push(open.at(-1) ?? -1);
    this.depths.push(open.length);
    return index;
  }

  private end(state: number, endEvent: number, endStep: number): void {
    this.close(state, endEvent, endStep);
    if (this.depths.at(state) === 0) this.outer.push(state);
  }

  private close(state: number, endEvent: number, endStep: number): void {
    this.endEvents.set(state, endEvent);
    this.endSteps.set(state, endStep);
  }
}
