import type { ComposedTask } from '../cot/composition.ts';
import type { TapeContents } from '../machine/engines/engine.ts';
import type { Machine } from '../machine/table/machine.ts';
import type { Drawing } from './drawing/drawing.ts';

/**
 * What can be run and put into words, whoever it belongs to: a machine with what is on its tapes, and what its run is told by. A task
 * with an instance is one.
 */
export interface Subject extends ComposedTask {
  /** What it is called in records: the task’s id, the machine’s name. What is kept of a machine goes by the machine itself. */
  readonly key: string;
  readonly machine: Machine;
  /** What the tapes hold before the first step. */
  readonly contents: TapeContents;
  /** How its runs are cut into atomic states: by the marks of its machine, which is usual, or with one for each transition. */
  readonly cutBy?: 'marks' | 'transitions';
  /**
   * What its answer is: the contents of its output tape when it has accepted or halted, which is usual, or the name of the halting state
   * that it has come into.
   */
  readonly answerIs?: 'output' | 'ending';
  /** Whether an answer is right, computed without the machine; absent where there is nothing to compare it with. */
  readonly check?: (answer: string) => boolean;
  /** How its problem is drawn from the tapes; absent where nobody has said so. */
  readonly drawing?: Drawing;
  /** Whether a run also ends when a configuration repeats. */
  readonly findsRepetition?: boolean;
  /** Steps after which a run is stopped; `DEFAULT_STEP_LIMIT` where it is absent. */
  readonly stepLimit?: number;
}

/** Whether an answer is right: `true`, `false`, or undefined where the subject cannot tell. No answer is a wrong one. */
export function isRight({ check }: Subject, answer: string | undefined): boolean | undefined {
  return check && answer !== undefined && check(answer);
}
