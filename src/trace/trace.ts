import type { EventLog } from '../machine/event-log.ts';
import type { Machine } from '../machine/machine.ts';
import type { StateKind } from '../machine/atomic-state.ts';
import type { AtomicState, Operand, Source } from './atomic-state.ts';
import { FetchIndex } from './fetch-index.ts';
import { lastAtMost } from '../machine/last-at-most.ts';
import { markTable } from './mark-table.ts';
import { operandsOf } from './operands.ts';

/**
 * A run cut into atomic states. Only where each state begins and ends is kept; states with their operands are made from the
 * recorded marks when a window of them is asked for.
 */
export class Trace {
  readonly machine: Machine;
  private readonly events: EventLog;
  private readonly fetches: FetchIndex;
  /** By index of the state: where it begins and ends, and in what it is nested. */
  private readonly firstSteps: Int32Array;
  private readonly endSteps: Int32Array;
  private readonly firstEvents: Int32Array;
  private readonly endEvents: Int32Array;
  private readonly beginMarks: Int32Array;
  private readonly parents: Int32Array;
  private readonly depths: Int32Array;
  /** The indices of the states at depth 0. */
  private readonly outer: Int32Array;

  /** `events` are all marks of a run of `machine` that made `steps` steps. */
  constructor(machine: Machine, events: EventLog, steps: number) {
    this.machine = machine;
    this.events = events;
    this.fetches = new FetchIndex(machine, events);
    const { roles } = markTable(machine);
    let states = 0;
    for (let boundary = 0; boundary < events.boundaries; boundary++)
      if (roles[events.boundaryMark(boundary)] === 'begin') states++;
    const list = (number: number) => integers.subarray(number * states, (number + 1) * states);
    // One allocation: most runs are short, and there are many of them.
    const integers = new Int32Array(8 * states);
    this.firstSteps = list(0);
    this.endSteps = list(1);
    this.firstEvents = list(2);
    this.endEvents = list(3);
    this.beginMarks = list(4);
    this.parents = list(5);
    this.depths = list(6);
    const outer = list(7);
    let outerStates = 0;
    let begun = 0;
    const open: number[] = [];
    for (let boundary = 0; boundary < events.boundaries; boundary++) {
      const mark = events.boundaryMark(boundary);
      const index = events.boundaryIndex(boundary);
      const step = events.boundaryStep(boundary);
      if (roles[mark] === 'begin') {
        this.firstSteps[begun] = step;
        this.firstEvents[begun] = index;
        this.beginMarks[begun] = mark;
        this.parents[begun] = open.at(-1) ?? -1;
        this.depths[begun] = open.length;
        open.push(begun++);
      } else {
        const ended = open.pop()!;
        this.close(ended, index + 1, step);
        if (open.length === 0) outer[outerStates++] = ended;
      }
    }
    this.outer = outer.subarray(0, outerStates);
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
    return this.outer[position]!;
  }

  /** The first machine steps of the states at depth 0, for a timeline. */
  outerFirstSteps(): Int32Array {
    return Int32Array.from(this.outer, (state) => this.firstSteps[state]!);
  }

  /** One past the last machine step of the states at depth 0. */
  outerEndSteps(): Int32Array {
    return Int32Array.from(this.outer, (state) => this.endSteps[state]!);
  }

  /** One past the last machine step of every state, nested ones included: ascending, each once. */
  allEndSteps(): Int32Array {
    const ends = this.endSteps.toSorted();
    return ends.filter((end, index) => end !== ends[index - 1]);
  }

  /** The kind of the state with this index. */
  kindOf(index: number): StateKind {
    return this.machine.marks[this.beginMarks[index]!]!.kind;
  }

  /** The state with this index. */
  state(index: number): AtomicState {
    const firstEvent = this.firstEvents[index]!;
    const { fetched, results } = operandsOf(this.machine, this.events, firstEvent, this.endEvents[index]!);
    return {
      index,
      kind: this.kindOf(index),
      depth: this.depths[index]!,
      parent: this.parents[index]!,
      firstStep: this.firstSteps[index]!,
      endStep: this.endSteps[index]!,
      fetched,
      results,
    };
  }

  /** The indices of the states directly inside a state. */
  children(index: number): number[] {
    const children: number[] = [];
    for (let inner = index + 1; inner < this.length && this.depths[inner]! > this.depths[index]!; inner++)
      if (this.parents[inner] === index) children.push(inner);
    return children;
  }

  /** The position among the states at depth 0 of the one that holds `step`, or the last one before it; −1 before the first. */
  outerPositionAt(step: number): number {
    return this.outerPositionOf(lastAtMost(this.firstSteps, step));
  }

  /** The position among the states at depth 0 of the one that a state is, or is nested in. */
  outerPositionOf(index: number): number {
    return lastAtMost(this.outer, index);
  }

  /** The innermost state that a machine step belongs to, or −1 for steps between states. */
  stateAt(step: number): number {
    let index = lastAtMost(this.firstSteps, step);
    while (index >= 0 && this.endSteps[index]! <= step) index = this.parents[index]!;
    return index;
  }

  /** The first step from `step` on at which a cell is fetched as an operand, or −1. */
  nextFetch(tape: number, cell: number, step: number): number {
    return this.fetches.next(tape, cell, step);
  }

  /** The last step before `step` at which a cell was fetched as an operand, or −1. */
  previousFetch(tape: number, cell: number, step: number): number {
    return this.fetches.previous(tape, cell, step);
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
    const { events, machine } = this;
    for (let index = events.firstFrom(step); index < events.length && events.step(index) === step; index++) {
      if (machine.marks[events.mark(index)]!.role !== 'result') continue;
      if (machine.tapes[events.tape(index)]!.symbols[events.symbol(index)] === symbol) return true;
    }
    return false;
  }

  private close(state: number, endEvent: number, endStep: number): void {
    this.endEvents[state] = endEvent;
    this.endSteps[state] = endStep;
  }
}
