import { numberedContents, type Engine, type EngineOptions, type Snapshot, type TapeContents } from './engine.ts';
import { EventLog } from '../marks/event-log.ts';
import { eventWords, type EventSink } from '../marks/event-words.ts';
import { flatTable, type FlatTable } from '../table/flat-table.ts';
import type { Machine } from '../table/machine.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { TapeMemory } from './tape-memory.ts';

interface InterpreterSnapshot extends Snapshot {
  readonly state: number;
  readonly stuck: boolean;
  readonly tapes: readonly TapeMemory[];
}

/** The reference engine: looks every rule up in the flat table, keeps last writers and origins, and records marks on request. */
export class Interpreter implements Engine {
  readonly machine: Machine;
  readonly events: EventLog | undefined;
  steps = 0;
  state = 0;
  private stuck = false;
  /** The marks of steps before this one are recorded: a replay must not record them again. */
  private recordedUntil = 0;
  private limited: number | undefined;
  private tapes: TapeMemory[];
  private readonly table: FlatTable;
  /** The origin of each tape's write in the current step; all are read before anything is written. */
  private readonly newOrigins: Int32Array;

  /** Throws when `contents` names a tape or a symbol that the machine does not have. */
  constructor(machine: Machine, contents: TapeContents, options: Pick<EngineOptions, 'record'> = {}) {
    this.machine = machine;
    this.table = flatTable(machine);
    this.tapes = machine.tapes.map(() => new TapeMemory());
    this.newOrigins = new Int32Array(machine.tapes.length);
    this.events = options.record ? new EventLog() : undefined;
    for (const [tape, symbols] of numberedContents(machine, contents)) this.tapes[tape]!.load(symbols);
  }

  get outcome(): Outcome {
    const { machine, state, stuck, limited } = this;
    const symbols = () => machine.tapes.map((tape, number) => tape.symbols[this.symbol(number, this.head(number))]!);
    return outcomeOf({ machine, state, isStuck: stuck, limit: limited, symbols });
  }

  run(limit: number, sink?: EventSink): void {
    const { nodes, roots, next } = this.table;
    const noRule = this.machine.transitions.length;
    while (this.steps < limit && this.state >= 0 && !this.stuck) {
      let node = roots[this.state]!;
      while (node >= 0) {
        const tape = this.tapes[nodes[node]!]!;
        node = nodes[node + 1 + tape.symbols[tape.head]!]!;
      }
      const transition = ~node;
      if (transition === noRule) {
        this.stuck = true;
        break;
      }
      this.apply(transition, sink ?? this.logOfStep());
      this.steps++;
      this.state = next[transition]!;
    }
    this.limited = this.state >= 0 && !this.stuck ? limit : undefined;
  }

  head(tape: number): number {
    const memory = this.tapes[tape]!;
    return memory.head - memory.zero;
  }

  extent(tape: number): { first: number; last: number } {
    const memory = this.tapes[tape]!;
    const { zero, head } = memory;
    let { first, last } = memory;
    while (first < head && memory.isFresh(first)) first++;
    while (last > head && memory.isFresh(last)) last--;
    return { first: first - zero, last: last - zero };
  }

  symbol(tape: number, cell: number): number {
    const memory = this.tapes[tape]!;
    return memory.symbols[memory.zero + cell] ?? 0;
  }

  lastWriter(tape: number, cell: number): number {
    const memory = this.tapes[tape]!;
    return memory.lastWriters[memory.zero + cell] ?? -1;
  }

  origin(tape: number, cell: number): number {
    const memory = this.tapes[tape]!;
    return memory.origins[memory.zero + cell] ?? -1;
  }

  save(): InterpreterSnapshot {
    const tapes = this.tapes.map((tape) => tape.copy());
    const bytes = tapes.reduce((sum, { symbols }) => sum + 9 * symbols.length, 0);
    return { steps: this.steps, state: this.state, stuck: this.stuck, tapes, bytes: () => bytes };
  }

  restore(snapshot: InterpreterSnapshot): void {
    this.steps = snapshot.steps;
    this.state = snapshot.state;
    this.stuck = snapshot.stuck;
    this.limited = undefined;
    this.tapes = snapshot.tapes.map((tape) => tape.copy());
  }

  /** The log that the next step's marks go into: none on a replay. */
  private logOfStep(): EventLog | undefined {
    if (!this.events || this.steps < this.recordedUntil) return undefined;
    this.recordedUntil = this.steps + 1;
    return this.events;
  }

  private apply(transition: number, log: EventSink | undefined): void {
    const { firstMark, firstAction, actions } = this.table;
    const { tapes, newOrigins, steps } = this;
    const marksFrom = firstMark[transition]!;
    const marksTo = firstMark[transition + 1]!;
    const from = firstAction[transition]!;
    const to = firstAction[transition + 1]!;
    if (log && marksTo > marksFrom) this.recordFetches(marksFrom, marksTo, log);
    for (let action = from; action < to; action++) {
      const source = actions[4 * action + 3]!;
      newOrigins[actions[4 * action]!] = source >= 0 ? tapes[source]!.origins[tapes[source]!.head]! : steps;
    }
    for (let action = from; action < to; action++) {
      const write = actions[4 * action + 1]!;
      if (write < 0) continue;
      const tape = actions[4 * action]!;
      const memory = tapes[tape]!;
      memory.symbols[memory.head] = write;
      memory.lastWriters[memory.head] = steps;
      memory.origins[memory.head] = newOrigins[tape]!;
    }
    if (marksTo > marksFrom) this.takeResults(marksFrom, marksTo, log);
    for (let action = from; action < to; action++) {
      const move = actions[4 * action + 2]!;
      if (move !== 0) this.moveHead(tapes[actions[4 * action]!]!, move);
    }
  }

  private recordFetches(from: number, to: number, log: EventSink): void {
    const { marks } = this.table;
    for (let mark = from; mark < to; mark++) {
      const tape = marks[3 * mark + 1]!;
      if (tape < 0) log.append(eventWords(marks[3 * mark]!, this.steps, -1, 0, 0, -1, -1));
      else if (marks[3 * mark + 2] === 0) this.record(marks[3 * mark]!, tape, log);
    }
  }

  /** A result's cell gets this step as its origin, whether or not it was written. */
  private takeResults(from: number, to: number, log: EventSink | undefined): void {
    const { marks } = this.table;
    for (let mark = from; mark < to; mark++) {
      if (marks[3 * mark + 2] !== 1) continue;
      const tape = marks[3 * mark + 1]!;
      const memory = this.tapes[tape]!;
      memory.origins[memory.head] = this.steps;
      if (log) this.record(marks[3 * mark]!, tape, log);
    }
  }

  private record(description: number, tape: number, log: EventSink): void {
    const { head, zero, symbols, lastWriters, origins } = this.tapes[tape]!;
    const { steps } = this;
    log.append(eventWords(description, steps, tape, head - zero, symbols[head]!, lastWriters[head]!, origins[head]!));
  }

  private moveHead(memory: TapeMemory, move: number): void {
    memory.head += move;
    memory.grow(memory.head);
    if (memory.head < memory.first) memory.first = memory.head;
    else if (memory.head > memory.last) memory.last = memory.head;
  }
}
