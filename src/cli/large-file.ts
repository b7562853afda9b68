import { statSync } from 'node:fs';
import { grouped } from '../base/grouped.ts';
import { UsageProblem } from './usage-problem.ts';

/** Throws a `UsageProblem` before a file is read that is larger than `most` bytes; what cannot be looked at is left to who reads it. */
export function refuseLarge(option: string, path: string, most: number): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > most)
    throw new UsageProblem(
      `${option}: got "${path}" of ${grouped(size)} bytes; allowed: a file of at most ${grouped(most)}.`,
    );
}
