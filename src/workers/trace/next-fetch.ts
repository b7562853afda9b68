import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import { chosen } from '../../trace/trace-from-transitions.ts';
import type { Slices } from '../slices.ts';

/** Marks read between two checks of the clock. */
const EVENTS_PER_CLOCK_CHECK = 1024;
/** Steps made between two checks of the clock. */
const STEPS_PER_CLOCK_CHECK = 1024;

/** A cell of a tape, seen after `step` steps. */
interface SeenCell {
  readonly tape: number;
  readonly cell: number;
  readonly step: number;
}

/**
 * The first step from `step` on at which a cell is fetched as an operand, or −1. Reads the marks in slices: there may be millions. Of a run
 * without marks, whose transitions are its atomic states, the steps are made again, in slices too.
 */
export async function nextFetch(run: RecordedRun, seen: SeenCell, slices: Slices): Promise<number> {
  const { events, machine } = run.engine;
  if (!events) return nextRead(run, seen, slices);
  const { tape, cell, step } = seen;
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

async function nextRead(run: RecordedRun, { tape, cell, step }: SeenCell, slices: Slices): Promise<number> {
  for (let from = step; from < run.steps; from += STEPS_PER_CLOCK_CHECK) {
    if (slices.isOver) await slices.rest();
    const engine = run.seek(from);
    const to = Math.min(run.steps, from + STEPS_PER_CLOCK_CHECK);
    while (engine.steps < to) {
      if (engine.head(tape) === cell && chosen(engine).asked.includes(tape)) return engine.steps;
      engine.run(engine.steps + 1);
    }
  }
  return -1;
}
