import type { RecordedRun } from '../machine/recorded-run.ts';

/**
 * How often a machine was in each of its states before one of the steps [from, to) of a run. Moves the engine of the run.
 *
 * @returns one number a state, by the state's number
 */
export function stateVisits(run: RecordedRun, from: number, to: number): Int32Array<ArrayBuffer> {
  const visits = new Int32Array(run.engine.machine.states.length);
  const engine = run.seek(from);
  const end = Math.min(to, run.steps);
  for (let step = from; step < end; step++) {
    visits[engine.state]!++;
    engine.run(step + 1);
  }
  return visits;
}
