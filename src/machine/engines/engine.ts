import type { EventLog } from '../marks/event-log.ts';
import type { EventSink } from '../marks/event-words.ts';
import { tapeNumber, type Machine, type MachineTape } from '../table/machine.ts';
import type { Outcome } from './outcome.ts';

/** What the tapes hold before the first step: for each tape name a string (one character per cell) or a list of symbols. */
export type TapeContents = Readonly<Record<string, string | readonly string[]>>;

/** What an engine keeps in addition to the configuration. */
export interface EngineOptions {
  /** Whether to record marks; false by default. */
  readonly record?: boolean;
  /** Whether to keep last writers and origins; true by default. Recording needs them. */
  readonly track?: boolean;
}

/** Most steps of a run whose last writers are kept: they are 32-bit integers. */
export const MOST_STEPS = 2 ** 31 - 1024;

/**
 * Runs a machine. Cells are numbered from each head's first cell, which is 0; last writers and origins are machine steps
 * (0-based), −1 for the contents before the first step.
 */
export interface Engine {
  readonly machine: Machine;
  /** Steps made so far. */
  readonly steps: number;
  /** The number of the current state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  readonly outcome: Outcome;
  /** The marks recorded so far, if the engine records. */
  readonly events: EventLog | undefined;
  /**
   * Runs until the machine halts or `steps` reaches `limit`. With a `sink`, all marks of these steps go there; without one, marks
   * go into `events`, except for those of steps that were recorded before.
   */
  run(limit: number, sink?: EventSink): void;
  /** The cell under the head of a tape. */
  head(tape: number): number;
  /**
   * The first and the last cell that was written or marked as a result, is not blank, or is under the head. An engine without last
   * writers leaves out cells that were erased again.
   */
  extent(tape: number): { first: number; last: number };
  /** The number of the symbol in a cell; 0 is the blank. */
  symbol(tape: number, cell: number): number;
  /** The step that last wrote a cell. */
  lastWriter(tape: number, cell: number): number;
  /** The step that produced the value in a cell; plain copies of a value keep its origin. */
  origin(tape: number, cell: number): number;
  /** Saves everything that is needed to continue the run from here. */
  save(): Snapshot;
  /** Goes back to a snapshot of this engine. Events recorded since then stay. */
  restore(snapshot: Snapshot): void;
}

/** A configuration from which its engine can continue the run. */
export interface Snapshot {
  readonly steps: number;
  /** Its memory in bytes, without parts that are in `counted`, to which its own parts are added: snapshots share parts. */
  bytes(counted: Set<object>): number;
}

/**
 * The symbol numbers of the initial contents, by tape. Throws when `contents` names a tape or a symbol that
 * the machine does not have.
 */
export function numberedContents(machine: Machine, contents: TapeContents): Map<number, number[]> {
  const numbered = new Map<number, number[]>();
  for (const [tapeName, content] of Object.entries(contents)) {
    const tape = tapeNumber(machine, tapeName);
    const numbers = symbolNumbers(machine.tapes[tape]!);
    const cells: number[] = [];
    for (const symbol of content) {
      const number = numbers.get(symbol);
      if (number === undefined) throw new Error(`Tape "${tapeName}" has no symbol "${symbol}".`);
      cells.push(number);
    }
    numbered.set(tape, cells);
  }
  return numbered;
}

const knownNumbers = new WeakMap<MachineTape, ReadonlyMap<string, number>>();

/** The number of each symbol of a tape; made once per tape. */
function symbolNumbers(tape: MachineTape): ReadonlyMap<string, number> {
  let numbers = knownNumbers.get(tape);
  if (!numbers) {
    numbers = new Map(tape.symbols.map((symbol, number) => [symbol, number]));
    knownNumbers.set(tape, numbers);
  }
  return numbers;
}
