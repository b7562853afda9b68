import type { EventLog } from './event-log.ts';
import type { Machine } from './machine.ts';
import type { Outcome } from './outcome.ts';

/** What the tapes hold before the first step: for each tape name a string (a character a cell) or a list of symbols. */
export type TapeContents = Readonly<Record<string, string | readonly string[]>>;

/**
 * Runs a machine. Cells are numbered from each head's first cell, which is 0; last writers and origins are machine steps
 * (0-based), −1 for what stood there at the start.
 */
export interface Engine {
  readonly machine: Machine;
  /** Steps made so far. */
  readonly steps: number;
  /** The number of the current state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  readonly outcome: Outcome;
  /** The marks recorded so far, where recording was asked for. */
  readonly events: EventLog | undefined;
  /** Runs until the machine halts or `steps` reaches `limit`. */
  run(limit: number): void;
  /** The cell that the head of a tape stands on. */
  head(tape: number): number;
  /** The first and the last cell that a head or a symbol has been on. */
  extent(tape: number): { first: number; last: number };
  /** The number of the symbol in a cell; 0 is the blank. */
  symbol(tape: number, cell: number): number;
  /** The step that last wrote a cell. */
  lastWriter(tape: number, cell: number): number;
  /** The step that the value in a cell comes from through plain copies. */
  origin(tape: number, cell: number): number;
  /** Everything that the run goes on from. */
  save(): Snapshot;
  /** Goes back to a snapshot of this engine. Events recorded since then stay. */
  restore(snapshot: Snapshot): void;
}

/** A configuration that an engine can go on from; what it holds is the engine's business. */
export interface Snapshot {
  readonly steps: number;
}
