import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import { nextFetch } from './next-fetch.ts';
import type { Slices } from '../slices.ts';

/** Where one can go from a step with a cell in view. */
export type CellJump = 'next change' | 'previous write' | 'next read';

/**
 * The number of steps made when it has happened, seen from the configuration after `step` steps; null if it never does. A next
 * change leaves another symbol in the cell; the previous write is one before the last step made; a next read fetches the cell as
 * an operand.
 */
export async function cellJump(
  run: RecordedRun,
  { tape, cell, step, jump }: { tape: number; cell: number; step: number; jump: CellJump },
  slices: Slices,
): Promise<number | null> {
  if (jump === 'next change') {
    const change = run.nextChange(tape, cell, step);
    return change < 0 ? null : change + 1;
  }
  if (jump === 'next read') {
    const read = await nextFetch(run, { tape, cell, step }, slices);
    return read < 0 ? null : read + 1;
  }
  const written = step > 0 ? run.seek(step - 1).lastWriter(tape, cell) : -1;
  return written < 0 ? null : written + 1;
}
