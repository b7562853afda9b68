import { UsageProblem } from './usage-problem.ts';

/** Whether something that was thrown came from the operating system: a full disk, a file that may not be written. */
export function isSystemError(problem: unknown): problem is NodeJS.ErrnoException {
  return problem instanceof Error && 'code' in problem && 'syscall' in problem;
}

/** What the system says of a path that was to be written, as a sentence about an option; other problems as they are. */
export function cannotBeWritten(option: string, path: string, problem: unknown): unknown {
  if (!isSystemError(problem)) return problem;
  return new UsageProblem(`${option}: got "${path}"; it cannot be written: ${problem.message}.`);
}
