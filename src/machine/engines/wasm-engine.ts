import {
  MOST_STEPS,
  numberedContents,
  type Engine,
  type EngineOptions,
  type Snapshot,
  type TapeContents,
} from './engine.ts';
import { EventLog } from '../marks/event-log.ts';
import type { EventSink } from '../marks/event-words.ts';
import type { Machine } from '../table/machine.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { NO_RULE, type Build } from './wasm/code.ts';
import { compiled, type Compiled } from './wasm/compiled.ts';
import { BOUNDARY_SIZE, EVENT_SIZE, LAST_WRITER, ORIGIN } from './wasm/layout.ts';
import type { LinearTapes, TapesCopy } from './wasm/linear-tapes.ts';
import { uncountedBytes } from './wasm/tape-pages.ts';

interface WasmSnapshot extends Snapshot {
  readonly state: number;
  readonly stuck: boolean;
  /** Undefined before the first step of most runs: the tapes are then made from the input. */
  readonly tapes: TapesCopy | undefined;
}

/**
 * Shortest chunk in steps: between two chunks the heads are read, which must not take longer than the steps. A chunk is not much
 * longer in a short run, because every cell that a head might have reached in it counts as used.
 */
const SHORTEST_CHUNK = 512;
/** Divisor: above the shortest chunk, a chunk has at most this part of the steps so far. */
const CHUNK_SHARE = 8;
/** Longest chunk in steps without stamps. */
const LONGEST_CHUNK = 2 ** 14;
/** Longest chunk in steps with stamps: every checkpoint scans the pages that a head might have written, 16 bytes a cell. */
const LONGEST_TRACKED_CHUNK = 2 ** 13;
/** Longest outline in steps. Events inside an outline can only be re-recorded together, so this bounds the cost of one lookup. */
const LONGEST_OUTLINE = 2 ** 15;

/**
 * Steps of a machine that are replayed with a build already compiled before the one without marks is compiled. That one saves up to
 * five milliseconds per million steps, but compiling it takes some forty, just when a run is first shown.
 */
const REPLAYED_BEFORE_BUILD = 8_000_000;
/** The builds that can replay a recorded run, fastest first. */
const BUILDS_FOR_REPLAY: readonly Build[] = ['tracked', 'outlined', 'recorded'];

/** Cells of an input above which a copy of the start is kept: restoring it is faster than loading the symbols again. */
const LONG_INPUT = 8192;

/**
 * Steps of a run that are replayed, about half a millisecond, when it is read again after another engine used the shared memory; of
 * a longer run tapes and events are copied out. Rows of a dataset are read once: to copy out each would be for nothing.
 */
const REPLAY_BELOW = 2 ** 17;

/**
 * The fast engine: δ compiled to WebAssembly. The code makes no bounds checks. It runs in chunks that are too short for a head to
 * leave its tape or for marks to overflow their buffer.
 */
export class WasmEngine implements Engine {
  readonly machine: Machine;
  readonly events: EventLog | undefined;
  steps = 0;
  state = 0;
  private stuck = false;
  private limited: number | undefined;
  /** The marks of steps before this one are recorded: a replay must not record them again. */
  private recordedUntil = 0;
  private readonly tracked: boolean;
  private readonly code: Compiled;
  /** The symbols on each tape at the start. */
  private readonly input: ReadonlyMap<number, readonly number[]>;
  /** The tapes before the first step, if the input is long: snapshots share most of their pages. */
  private start: TapesCopy | undefined;
  /** A copy of the tapes of a long run, while another engine uses the memory. */
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
    const { machine, state, stuck, limited } = this;
    const symbols = () => machine.tapes.map((tape, number) => tape.symbols[this.symbol(number, this.head(number))]!);
    return outcomeOf({ machine, state, isStuck: stuck, limit: limited, symbols });
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

  /** Copies the tapes of a long run, and its events; called when another engine takes the memory over. */
  park(tapes: LinearTapes): void {
    const isLong = this.steps >= REPLAY_BELOW;
    this.parked = isLong ? tapes.copy(this.steps) : undefined;
    // A block that more events will come into has to be there.
    this.events?.endLoan(isLong || this.isGoing(Infinity));
  }

  /** Copies the events that stand in the shared memory; called before it grows. */
  keepViews(): void {
    this.events?.endLoan();
  }

  /** Runs to the limit; the marks of these steps go into `sink`. */
  private advance(limit: number, sink?: EventSink): void {
    if (!this.isGoing(limit)) return;
    const tapes = this.tapes();
    const { events } = this.code;
    while (this.isGoing(limit)) {
      const before = this.steps;
      const build = this.buildFor(sink);
      const log = sink === this.events ? this.events : undefined;
      if (build === 'recorded' || build === 'outlined') {
        this.keepViews();
        events.clear(log);
      }
      do this.runChunk(limit, build, tapes);
      while (this.isGoing(limit) && this.fitsAnother(build));
      if (!sink && this.events) this.code.replayed += this.steps - before;
      if (!log) sink?.append(events.events());
      else if (build === 'outlined') log.outline(events.outline(), before, events.count());
      else if (this.isGoing(limit)) log.addPassing(events);
      else log.lend(events);
    }
  }

  /** Whether the marks of another chunk fit into the buffer and may share it: an outline is of one chunk. */
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
    // A sprint may overshoot by `longestWay` steps, so the last steps before the limit are walked.
    const sprints = left > 2 * longestWay;
    const steps = left - (sprints ? longestWay : 0);
    // Without stamps, steps are counted from the start of the chunk, so that a run can have any number.
    const start = this.tracked ? before + 1 : 0;
    const code = (sprints ? sprint : walk)(this.state, start, start + steps);
    const made = tapes.steps() - start;
    tapes.haveRun(made);
    this.steps += made;
    this.stuck = code <= NO_RULE;
    this.state = this.stuck ? NO_RULE - code : code;
  }

  private buildFor(sink: EventSink | undefined): Build {
    // Re-recording needs all events.
    if (sink) return sink === this.events && this.events.takesOutline ? 'outlined' : 'recorded';
    if (!this.tracked) return 'plain';
    if (!this.events || this.code.replayed >= REPLAYED_BEFORE_BUILD) return 'tracked';
    // Any build will do: the marks of a replay are dropped.
    return BUILDS_FOR_REPLAY.find((build) => this.code.has(build)) ?? 'tracked';
  }

  /** Most steps of a chunk: the marks of this many always fit into the buffer. */
  private longestChunk(build: Build): number {
    const { events, mostMarks, mostBoundaries } = this.code;
    if (build === 'recorded') return Math.floor(events.room() / (EVENT_SIZE * mostMarks));
    if (build === 'outlined')
      return Math.min(LONGEST_OUTLINE, Math.floor(events.room() / (BOUNDARY_SIZE * mostBoundaries)));
    return this.tracked ? LONGEST_TRACKED_CHUNK : LONGEST_CHUNK;
  }

  /** The shared tapes, with this engine's configuration on them. */
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
