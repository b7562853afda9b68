import type { Random } from '../../base/random.ts';
import type { TapeContents } from '../../machine/engines/engine.ts';
import type { Machine } from '../../machine/table/machine.ts';

/** The input of a lab machine: a text for each of its input tapes, by the tape's name. */
export type LabInstance = Readonly<Record<string, string>>;

/**
 * A small machine for the lab. Its run, cut into atomic states, is the text that a model is trained on, so the machine keeps to a form
 * that a small model can follow: it only reads its input and appends to its result; every step of the algorithm is one atomic state,
 * which fetches cells of the input, may write one cell of the result, and always writes what comes next to a tape of one cell, the state
 * tape. In the end it reads its result again, cell by cell, up to the first empty one.
 */
export interface LabMachine {
  readonly id: string;
  readonly title: string;
  /** What it computes, as a sentence. */
  readonly summary: string;
  /** What the length of an instance counts. */
  readonly lengthMeaning: string;
  /** The tapes whose cells have addresses, in the order of the prompt; the result is one of them. */
  readonly tapes: readonly string[];
  /** The tape of one cell that says what comes next; it has no address. */
  readonly stateTape: string;
  /** The tape that holds the result, which is read again in the end. */
  readonly resultTape: string;
  /** The names of the instance's texts, and the symbols that each may hold. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** The compiled machine; made on first use. */
  readonly machine: () => Machine;
  /** An instance of exactly this length. */
  readonly draw: (random: Random, length: number) => LabInstance;
  /** The instance of this length whose text is the longest; where absent, all texts of a length are about as long. */
  readonly longest?: (length: number) => LabInstance;
  /** Why it has no answer for an instance, as a sentence; undefined where it has one. Where absent, it has one for every instance. */
  readonly problemOf?: (instance: LabInstance) => string | undefined;
  /** What the tapes hold before the first step. */
  readonly encode: (instance: LabInstance) => TapeContents;
}
