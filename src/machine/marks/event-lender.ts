import type { PackedBoundaries } from './boundary-list.ts';

/** An engine's memory with the events of a run. */
export interface EventLender {
  /** How many events there are, and how many of them are boundaries. */
  readonly length: number;
  readonly boundaryCount: number;
  /** The events in stored form, and the boundaries among them: both until the engine runs on. */
  events(): Int32Array;
  boundaries(): PackedBoundaries;
}
