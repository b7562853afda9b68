import type { EventLog } from './event-log.ts';
import type { EventSink } from './event-words.ts';
import { tapeNumber, type Machine, type MachineTape } from './machine.ts';
import type { Outcome } from './outcome.ts';

/** What the tapes hold before the first step: for each tape name a string (a character a cell) or a list of symbols. */
export type TapeContents = Readonly<Record<string, string | readonly string[]>>;

/** What an engine keeps besides the configuration. */
export interface EngineOptions {
  /** Record marks; off unless asked for. */
  readonly record?: boolean;
  /** Keep last writers and origins; on unless turned off. Recording needs them. */
  readonly track?: boolean;
}

/** The most steps that an engine which keeps last writers can make: they are 32-bit integers. */
export const MOST_STEPS = 2 ** 31 - 1024;

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
  /**
   * Runs until the machine halts or `steps` reaches `limit`. Marks go into `events`, each once however often its step is
   * repeated – or all into `sink`, where one is given.
   */
  run(limit: number, sink?: EventSink): void;
  /** The cell that the head of a tape stands on. */
  head(tape: number): number;
  /**
   * The first and the last cell that has been written or marked as a result, is not blank, or is under the head. Where last
   * writers are not kept, cells that were emptied again do not count.
   */
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
  /** How many bytes of memory it takes beside what has been counted already, to which its parts are added: snapshots share some. */
  bytes(counted: Set<object>): number;
}

/**
 * The contents of each tape that has some, as the numbers of its symbols. Throws when `contents` names a tape or a symbol that
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

/** The numbers of a tape's symbols; made once. */
function symbolNumbers(tape: MachineTape): ReadonlyMap<string, number> {
  let numbers = knownNumbers.get(tape);
  if (!numbers) {
    numbers = new Map(tape.symbols.map((symbol, number) => [symbol, number]));
    knownNumbers.set(tape, numbers);
  }
  return numbers;
}
