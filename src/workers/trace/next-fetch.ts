import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import type { Slices } from '../slices.ts';

/** Marks read between two checks of the clock. */
const EVENTS_PER_CLOCK_CHECK = 1024;

/** The first step from `step` on at which a cell is fetched as an operand, or −1. Reads the marks in slices: there may be millions. */
export async function nextFetch(
  { engine }: RecordedRun,
  { tape, cell, step }: { readonly tape: number; readonly cell: number; readonly step: number },
  slices: Slices,
): Promise<number> {
  const { events, machine } = engine;
  if (!events) return -1;
  for (let index = events.firstFrom(step); index < events.length; index++) {
    if (index % EVENTS_PER_CLOCK_CHECK === 0 && slices.isOver) await slices.rest();
    if (
      events.cell(index) === cell &&
      events.tape(index) === tape &&
      machine.marks[events.mark(index)]!.role === 'fetch'
    )
      return events.step(index);
  }
  return -1;
}
