import {
  MOST_STEPS,
  numberedContents,
  type Engine,
  type EngineOptions,
  type Snapshot,
  type TapeContents,
} from './engine.ts';
import { EventLog } from './event-log.ts';
import type { EventSink } from './event-words.ts';
import { ACCEPT, REJECT, type Machine } from './machine.ts';
import type { Outcome } from './outcome.ts';
import { NO_RULE, type Build } from './wasm/code.ts';
import { compiled, type Compiled } from './wasm/compiled.ts';
import { BOUNDARY_SIZE, EVENT_SIZE, LAST_WRITER, ORIGIN } from './wasm/layout.ts';
import type { LinearTapes, TapesCopy } from './wasm/linear-tapes.ts';
import { uncountedBytes } from './wasm/tape-pages.ts';

interface WasmSnapshot extends Snapshot {
  readonly state: number;
  readonly stuck: boolean;
  /** Undefined at the start of most runs: the machine's input says what is on them. */
  readonly tapes: TapesCopy | undefined;
}

/**
 * The code makes at least this many steps before the heads are looked at again, and at most so large a part of the run so far: the
 * heads might have been on any cell in reach, and what short runs might have used is soon more than what they did use.
 */
const SHORTEST_CHUNK = 512;
const CHUNK_SHARE = 8;
const LONGEST_CHUNK = 2 ** 14;
/** Pages that a head might have written are looked through for every checkpoint, which takes longest where each cell has stamps. */
const LONGEST_TRACKED_CHUNK = 2 ** 13;
/** Where one outline ends and the next begins it is known which events belong to which steps: those in between are recorded again for one of them. */
const LONGEST_OUTLINE = 2 ** 15;

/**
 * The build without marks is up to two and a half times as fast as an outline, which saves up to five milliseconds in a million
 * steps; generating and compiling it takes some forty, when a person waits for the first look at a run. A run is replayed with
 * what it was recorded with until so many steps have been made again.
 */
const REPLAYED_BEFORE_BUILD = 8_000_000;
const BUILDS_FOR_REPLAY: readonly Build[] = ['tracked', 'outlined', 'recorded'];

/** An input of more cells is put on the tapes again from a copy. */
const LONG_INPUT = 8192;

/** A run up to so many steps is made again, when another engine has taken the memory over, rather than its tapes kept. */
const MADE_AGAIN = 8192;

/**
 * The engine of the product: δ as WebAssembly. The code makes no bounds check: it runs in chunks that are too short for any head
 * to leave its tape, and for the marks of a chunk to overflow their buffer.
 */
export class WasmEngine implements Engine {
  readonly machine: Machine;
  readonly events: EventLog | undefined;
  steps = 0;
  state = 0;
  private stuck = false;
  private limited: number | undefined;
  /** Steps before this one are recorded already: a replay must not record them again. */
  private recordedUntil = 0;
  private readonly tracked: boolean;
  private readonly code: Compiled;
  /** The symbols on each tape at the start. */
  private readonly input: ReadonlyMap<number, readonly number[]>;
  /** The tapes at the start, where the input is long: snapshots share most of them. */
  private start: TapesCopy | undefined;
  /** What the tapes of a long run hold, while another engine of the machine uses the memory. */
  private parked: TapesCopy | undefined;

  /** Throws when `contents` names a tape or a symbol that the machine does not have, or WebAssembly is not allowed. */
  constructor(machine: Machine, contents: TapeContents, options: EngineOptions = {}) {
    this.machine = machine;
    this.events = options.record ? new EventLog() : undefined;
    this.tracked = options.record === true || options.track !== false;
    this.input = numberedContents(machine, contents);
    this.code = compiled(machine, this.tracked);
    this.takeOver();
    this.putInput();
  }

  get outcome(): Outcome {
    if (this.state === ACCEPT) return { kind: 'accepted' };
    if (this.state === REJECT) return { kind: 'rejected' };
    if (this.stuck) {
      const symbols = this.machine.tapes.map((tape, number) => tape.symbols[this.symbol(number, this.head(number))]!);
      return { kind: 'no rule', state: this.machine.states[this.state]!.name, symbols };
    }
    return this.limited === undefined ? { kind: 'running' } : { kind: 'step limit', limit: this.limited };
  }

  run(limit: number, sink?: EventSink): void {
    const last = this.tracked ? Math.min(limit, MOST_STEPS) : limit;
    if (sink) this.advance(last, sink);
    else {
      if (this.events) this.advance(Math.min(last, this.recordedUntil));
      this.advance(last, this.events);
      this.recordedUntil = Math.max(this.recordedUntil, this.steps);
    }
    this.limited = this.state >= 0 && !this.stuck ? limit : undefined;
  }

  head(tape: number): number {
    return this.tapes().head(tape);
  }

  extent(tape: number): { first: number; last: number } {
    return this.tapes().extent(tape);
  }

  symbol(tape: number, cell: number): number {
    return this.tapes().symbol(tape, cell);
  }

  lastWriter(tape: number, cell: number): number {
    return this.tracked ? this.tapes().stamp(tape, cell, LAST_WRITER) - 1 : -1;
  }

  origin(tape: number, cell: number): number {
    return this.tracked ? this.tapes().stamp(tape, cell, ORIGIN) - 1 : -1;
  }

  save(): WasmSnapshot {
    const tapes = this.steps > 0 ? this.tapes().copy(this.steps) : this.start;
    const bytes = (counted: Set<object>) => (tapes ? uncountedBytes(tapes.tapes, counted) : 0);
    return { steps: this.steps, state: this.state, stuck: this.stuck, tapes, bytes };
  }

  restore(snapshot: WasmSnapshot): void {
    this.takeOver();
    this.steps = snapshot.steps;
    this.state = snapshot.state;
    this.stuck = snapshot.stuck;
    this.limited = undefined;
    if (snapshot.tapes) this.code.tapes.restore(snapshot.tapes);
    else this.putInput();
  }

  /** Keeps the tapes of a long run; meant for the engine that takes the memory over. */
  park(tapes: LinearTapes): void {
    this.parked = this.steps > MADE_AGAIN ? tapes.copy(this.steps) : undefined;
  }

  /** Runs to the limit; the marks of these steps go into `sink`. */
  private advance(limit: number, sink?: EventSink): void {
    if (!this.isGoing(limit)) return;
    const tapes = this.tapes();
    const { events, boundaryMarks } = this.code;
    while (this.isGoing(limit)) {
      const before = this.steps;
      const build = this.buildFor(sink);
      const outlined = sink && build === 'outlined' ? this.events : undefined;
      if (build === 'recorded' || build === 'outlined') events.clear(outlined);
      do this.runChunk(limit, build, tapes);
      while (this.isGoing(limit) && this.fitsAnother(build));
      if (!sink && this.events) this.code.replayed += this.steps - before;
      if (outlined) outlined.outline(events.outline(boundaryMarks), before, events.count());
      else sink?.append(events.events());
    }
  }

  /** Whether the marks of another chunk go into the same buffer. */
  private fitsAnother(build: Build): boolean {
    return build !== 'outlined' && this.longestChunk(build) >= SHORTEST_CHUNK;
  }

  private isGoing(limit: number): boolean {
    return this.steps < limit && this.state >= 0 && !this.stuck;
  }

  private runChunk(limit: number, build: Build, tapes: LinearTapes): void {
    const { longestWay } = this.code.flow;
    const before = this.steps;
    const { walk, sprint } = this.code.build(build);
    const chunk = Math.max(SHORTEST_CHUNK, Math.floor(before / CHUNK_SHARE));
    const left = tapes.makeReady(Math.min(limit - before, this.longestChunk(build), chunk));
    // A sprint may overshoot by its longest way; the last steps before the limit are walked.
    const sprints = left > 2 * longestWay;
    const steps = left - (sprints ? longestWay : 0);
    // Without stamps steps are counted from the start of a chunk, so that there can be any number of them.
    const start = this.tracked ? before + 1 : 0;
    const code = (sprints ? sprint : walk)(this.state, start, start + steps);
    const made = tapes.steps() - start;
    tapes.haveRun(made);
    this.steps += made;
    this.stuck = code <= NO_RULE;
    this.state = this.stuck ? NO_RULE - code : code;
  }

  private buildFor(sink: EventSink | undefined): Build {
    // What is recorded again is wanted in full.
    if (sink) return sink === this.events && this.events.takesOutline ? 'outlined' : 'recorded';
    if (!this.tracked) return 'plain';
    if (!this.events || this.code.replayed >= REPLAYED_BEFORE_BUILD) return 'tracked';
    // What a replay marks again is dropped. An outline takes less time than all marks.
    return BUILDS_FOR_REPLAY.find((build) => this.code.has(build)) ?? 'tracked';
  }

  /** How many steps certainly have room for their marks in the buffer. */
  private longestChunk(build: Build): number {
    const { events, mostMarks, mostBoundaries } = this.code;
    if (build === 'recorded') return Math.floor(events.room() / (EVENT_SIZE * mostMarks));
    if (build === 'outlined')
      return Math.min(LONGEST_OUTLINE, Math.floor(events.room() / (BOUNDARY_SIZE * mostBoundaries)));
    return this.tracked ? LONGEST_TRACKED_CHUNK : LONGEST_CHUNK;
  }

  /** The tapes with this engine's configuration on them. */
  private tapes(): LinearTapes {
    if (this.code.owner !== this) {
      const { parked, steps, stuck } = this;
      this.takeOver();
      if (parked) this.code.tapes.restore(parked);
      else {
        this.putInput();
        this.steps = 0;
        this.state = 0;
        this.stuck = false;
        this.advance(steps);
        this.stuck = stuck;
      }
      this.parked = undefined;
    }
    return this.code.tapes;
  }

  private takeOver(): void {
    if (this.code.owner === this) return;
    this.code.owner?.park(this.code.tapes);
    this.code.owner = this;
  }

  private putInput(): void {
    const { tapes } = this.code;
    if (this.start) return tapes.restore(this.start);
    tapes.reset();
    let cells = 0;
    for (const [tape, symbols] of this.input) {
      tapes.load(tape, symbols);
      cells += symbols.length;
    }
    if (cells > LONG_INPUT) this.start = tapes.copy(0);
  }
}
