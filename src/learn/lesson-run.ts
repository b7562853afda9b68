import type { Random } from '../base/random.ts';
import type { VariantId } from '../cot/variants.ts';
import type { Solution } from '../runs/solution.ts';
import { lessonText, type LessonText } from './lesson-text.ts';
import { solveTask } from '../tasks/task-subject.ts';
import type { Instance, Task } from '../tasks/task.ts';
import { wordingsOf } from '../tasks/wordings.ts';

/** An instance of a lesson with its run and its texts, of which arithmetic is folded. */
export class LessonRun {
  readonly task: Task;
  readonly instance: Instance;
  readonly query: string;
  readonly solution: Solution;

  /** Draws an instance of this length and the wording of its query, and runs its machine. */
  constructor(task: Task, length: number, random: Random) {
    this.task = task;
    this.instance = task.sample(random, { from: length, to: length });
    this.query = random.pick(wordingsOf(task)).query(this.instance);
    this.solution = solveTask(task, this.instance);
  }

  /** How many atomic states the algorithm makes. */
  get states(): number {
    return this.solution.trace.outerLength;
  }

  /** The whole text of a variant, with what every stretch of it is. */
  text(variant: VariantId): LessonText {
    return lessonText(this.solution, variant);
  }

  /** How many of these states are over after so many machine steps. */
  statesOverAt(steps: number): number {
    const { trace } = this.solution;
    const position = trace.outerPositionAt(steps - 1);
    if (position < 0) return 0;
    return trace.state(trace.outerIndex(position)).endStep <= steps ? position + 1 : position;
  }
}
