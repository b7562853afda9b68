import type { EventLog } from '../machine/event-log.ts';
import type { Machine } from '../machine/machine.ts';
import { markTable } from './mark-table.ts';

/** So many events are looked through, or left out, at a time. */
const STRETCH = 4096;
/** Bits of a stretch's filter, a power of two. */
const BITS = 4096;

/**
 * Finds where a cell is fetched as an operand. For every stretch of the log it keeps which cells may be fetched there, in half a
 * kilobyte: a stretch without the cell is looked through once, by whoever comes first, and left out from then on.
 */
export class FetchIndex {
  private readonly machine: Machine;
  private readonly events: EventLog;
  private readonly filters: Uint8Array[] = [];

  /** `events` are all marks of a run of `machine`. */
  constructor(machine: Machine, events: EventLog) {
    this.machine = machine;
    this.events = events;
  }

  /** The first step from `step` on at which a cell is fetched, or −1. */
  next(tape: number, cell: number, step: number): number {
    const { events } = this;
    let index = events.firstFrom(step);
    while (index < events.length) {
      const end = Math.min(events.length, (Math.floor(index / STRETCH) + 1) * STRETCH);
      if (this.mayFetch(index, tape, cell))
        for (; index < end; index++) if (this.isFetch(index, tape, cell)) return events.step(index);
      index = end;
    }
    return -1;
  }

  /** The last step before `step` at which a cell is fetched, or −1. */
  previous(tape: number, cell: number, step: number): number {
    const { events } = this;
    let index = events.firstFrom(step) - 1;
    while (index >= 0) {
      const start = Math.floor(index / STRETCH) * STRETCH;
      if (this.mayFetch(index, tape, cell))
        for (; index >= start; index--) if (this.isFetch(index, tape, cell)) return events.step(index);
      index = start - 1;
    }
    return -1;
  }

  private isFetch(index: number, tape: number, cell: number): boolean {
    const { events } = this;
    return (
      events.cell(index) === cell &&
      events.tape(index) === tape &&
      markTable(this.machine).roles[events.mark(index)] === 'fetch'
    );
  }

  /** Whether the stretch of an event may hold a fetch of the cell: never wrongly no. */
  private mayFetch(index: number, tape: number, cell: number): boolean {
    const number = Math.floor(index / STRETCH);
    // A stretch that is not full is looked through: a log that grows says more of it later.
    if ((number + 1) * STRETCH > this.events.length) return true;
    const filter = (this.filters[number] ??= this.filterOf(number));
    const bit = bitOf(tape, cell);
    return (filter[bit >> 3]! & (1 << (bit & 7))) !== 0;
  }

  private filterOf(stretch: number): Uint8Array {
    const { events, machine } = this;
    const { roles } = markTable(machine);
    const filter = new Uint8Array(BITS / 8);
    for (let index = stretch * STRETCH; index < (stretch + 1) * STRETCH; index++) {
      if (roles[events.mark(index)] !== 'fetch') continue;
      const bit = bitOf(events.tape(index), events.cell(index));
      filter[bit >> 3] = filter[bit >> 3]! | (1 << (bit & 7));
    }
    return filter;
  }
}

/** Neighbouring cells have neighbouring bits, tapes are far apart: heads stay near where they were. */
const bitOf = (tape: number, cell: number): number => (cell + tape * 797) & (BITS - 1);
