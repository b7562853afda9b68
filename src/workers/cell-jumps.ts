import type { RecordedRun } from '../machine/recorded-run.ts';
import type { Trace } from '../trace/trace.ts';

/** Where one can go from a step with a cell in view. */
export type CellJump = 'next change' | 'previous write' | 'next read';

/**
 * The number of steps made when it has happened, seen from the configuration after `step` steps; null if it never does. A next
 * change leaves another symbol in the cell; the previous write is one before the last step made; a next read fetches the cell as
 * an operand.
 */
export function cellJump(
  run: RecordedRun,
  trace: Trace,
  { tape, cell, step, jump }: { tape: number; cell: number; step: number; jump: CellJump },
): number | null {
  if (jump === 'next change') return nextChange(run, tape, cell, step);
  if (jump === 'next read') {
    const read = trace.nextFetch(tape, cell, step);
    return read < 0 ? null : read + 1;
  }
  const written = step > 0 ? run.seek(step - 1).lastWriter(tape, cell) : -1;
  return written < 0 ? null : written + 1;
}

/** The first step after which the cell holds another symbol than after `step` steps, null if it always holds that one. */
export function nextChange(run: RecordedRun, tape: number, cell: number, step: number): number | null {
  const symbol = run.seek(step).symbol(tape, cell);
  const stretch = stretchOf(run);
  for (let from = step; from < run.steps; from += stretch) {
    const to = Math.min(run.steps, from + stretch);
    // A stretch that has not written the cell is left at once.
    if (run.seek(to).lastWriter(tape, cell) < from) continue;
    const engine = run.seek(from);
    while (engine.steps < to) {
      engine.run(engine.steps + 1);
      if (engine.symbol(tape, cell) !== symbol) return engine.steps;
    }
  }
  return null;
}

/** About as many steps as lie between two checkpoints of a run: to go back over them costs no more than to go over them. */
export function stretchOf({ steps }: RecordedRun): number {
  return Math.max(1024, Math.ceil(steps / 128));
}
