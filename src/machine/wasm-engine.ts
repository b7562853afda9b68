import {
  MOST_STEPS,
  numberedContents,
  type Engine,
  type EngineOptions,
  type Snapshot,
  type TapeContents,
} from './engine.ts';
import { EventLog } from './event-log.ts';
import { ACCEPT, REJECT, type Machine } from './machine.ts';
import type { Outcome } from './outcome.ts';
import { NO_RULE, type Build } from './wasm/code.ts';
import { compiled, type Compiled } from './wasm/compiled.ts';
import { LAST_WRITER, MOST_EVENTS, ORIGIN } from './wasm/layout.ts';
import type { LinearTapes, TapesCopy } from './wasm/linear-tapes.ts';

interface WasmSnapshot extends Snapshot {
  readonly state: number;
  readonly stuck: boolean;
  readonly tapes: TapesCopy;
}

/** The most steps that the code makes before the heads are looked at again. */
const LONGEST_CHUNK = 2 ** 18;

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
  /** What the tapes hold, while another engine of the machine uses the memory. */
  parked: TapesCopy | undefined;

  /** Throws when `contents` names a tape or a symbol that the machine does not have, or WebAssembly is not allowed. */
  constructor(machine: Machine, contents: TapeContents, options: EngineOptions = {}) {
    this.machine = machine;
    this.events = options.record ? new EventLog() : undefined;
    this.tracked = options.record === true || options.track !== false;
    const numbered = numberedContents(machine, contents);
    this.code = compiled(machine, this.tracked);
    this.park();
    this.code.tapes.reset();
    for (const [tape, symbols] of numbered) this.code.tapes.load(tape, symbols);
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

  run(limit: number, log?: EventLog): void {
    const last = this.tracked ? Math.min(limit, MOST_STEPS) : limit;
    if (log) this.advance(last, 'recorded', log);
    else if (this.events) {
      this.advance(Math.min(last, this.recordedUntil), 'tracked');
      this.advance(last, 'recorded', this.events);
      this.recordedUntil = Math.max(this.recordedUntil, this.steps);
    } else this.advance(last, this.tracked ? 'tracked' : 'plain');
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
    const tapes = this.tapes().copy();
    const bytes = tapes.cells.length + tapes.places.byteLength;
    return { steps: this.steps, state: this.state, stuck: this.stuck, tapes, bytes };
  }

  restore(snapshot: WasmSnapshot): void {
    if (this.code.owner !== this) this.park();
    this.steps = snapshot.steps;
    this.state = snapshot.state;
    this.stuck = snapshot.stuck;
    this.limited = undefined;
    this.code.tapes.restore(snapshot.tapes);
  }

  private advance(limit: number, build: Build, log?: EventLog): void {
    if (this.steps >= limit || this.state < 0 || this.stuck) return;
    const tapes = this.tapes();
    const { walk, sprint } = this.code.build(build);
    const { longestWay } = this.code.flow;
    const longest = log ? Math.floor(MOST_EVENTS / this.code.mostMarks) : LONGEST_CHUNK;
    while (this.steps < limit && this.state >= 0 && !this.stuck) {
      const room = Math.min(tapes.margin(), longest);
      const left = limit - this.steps;
      // A sprint may overshoot by its longest way; the last steps before the limit are walked.
      const sprints = Math.min(left, room) > 2 * longestWay;
      const steps = Math.min(left, room) - (sprints ? longestWay : 0);
      tapes.willUse(Math.min(left, room));
      if (log) tapes.clearEvents();
      // Without stamps steps are counted from the start of a chunk, so that there can be any number of them.
      const start = this.tracked ? this.steps + 1 : 0;
      const code = (sprints ? sprint : walk)(this.state, start, start + steps);
      this.steps += tapes.steps() - start;
      this.stuck = code <= NO_RULE;
      this.state = this.stuck ? NO_RULE - code : code;
      log?.append(tapes.events());
    }
  }

  /** The tapes with this engine's configuration on them. */
  private tapes(): LinearTapes {
    if (this.code.owner !== this) {
      const { parked } = this;
      this.park();
      if (parked) this.code.tapes.restore(parked);
      this.parked = undefined;
    }
    return this.code.tapes;
  }

  /** Takes the memory over; who had it keeps a copy of its tapes. */
  private park(): void {
    const { owner } = this.code;
    if (owner) owner.parked = this.code.tapes.copy();
    this.code.owner = this;
  }
}
