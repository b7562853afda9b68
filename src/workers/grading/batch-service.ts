import type { AskedOutput } from '../../grading/asked-output.ts';
import { Grader, type Graded, type GraderOptions } from '../../grading/grader.ts';
import { holdLivenessLock } from '../worker-liveness.ts';

/** Grades one batch of outputs at a time; several workers do so side by side. */
export class GradeBatchService {
  private grader = new Grader();

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** Says how outputs are to be read. */
  prepare(options: GraderOptions): void {
    this.grader = new Grader(options);
  }

  /** Grades outputs that follow one another in a file. */
  grade(outputs: readonly AskedOutput[]): readonly Graded[] {
    return this.grader.gradeBatch(outputs);
  }
}
