import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import type { Slices } from '../slices.ts';

/** Steps made between two checks of the clock. */
const STEPS_PER_CLOCK_CHECK = 1024;

/**
 * How often a machine was in each of its states before one of the steps [from, to) of a run, in slices. Moves the engine of the run.
 *
 * @returns one number a state, by the state's number
 */
export async function stateVisits(
  run: RecordedRun,
  from: number,
  to: number,
  slices: Slices,
): Promise<Int32Array<ArrayBuffer>> {
  const visits = new Int32Array(run.engine.machine.states.length);
  const end = Math.min(to, run.steps);
  for (let start = from; start < end; start += STEPS_PER_CLOCK_CHECK) {
    if (slices.isOver) await slices.rest();
    const engine = run.seek(start);
    for (let step = start; step < Math.min(end, start + STEPS_PER_CLOCK_CHECK); step++) {
      visits[engine.state]!++;
      engine.run(step + 1);
    }
  }
  return visits;
}
