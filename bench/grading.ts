import { Random } from '../src/base/random.ts';
import { FAULTS } from '../src/grading/faults/fault.ts';
import { Grader } from '../src/grading/grader.ts';
import { SolvedInstance } from '../src/grading/reference/solved-instance.ts';
import { chainOfThought } from '../src/runs/solution.ts';
import { solveTask } from '../src/tasks/task-subject.ts';
import type { Task } from '../src/tasks/task.ts';
import { timed } from './timing.ts';

const FORM = { variant: 'tail', arithmetic: 'folded' } as const;

/** How fast outputs of one task are graded, in one thread. */
export interface GradingFigures {
  readonly task: string;
  /** Outputs in megabytes of UTF-8 a second, of which half have a fault. */
  readonly megabytes: number;
  /** Times relative to making the texts that are right: of outputs that are right, and of those with a fault. */
  readonly right: number;
  readonly wrong: number;
}

/** Grades right and wrong outputs of instances of one range. */
export function gradingFigures(task: Task, range: 'S' | 'L', count: number): GradingFigures {
  const random = new Random('bench grading', task.id, range);
  const examples = Array.from({ length: count }, (_, number) => {
    const instance = task.sample(new Random('bench', task.id, number), task.ranges[range]);
    const reference = new SolvedInstance(task, instance).reference(FORM);
    const wrong = (FAULTS.result(reference, random) ?? FAULTS.operand(reference, random))?.text ?? reference.text;
    const example = { id: String(number), task: task.id, instance, range, ...FORM };
    return { instance, right: { example, output: reference.text }, wrong: { example, output: wrong } };
  });
  const grade = (which: 'right' | 'wrong') =>
    timed(() => {
      // A grader of its own each time: none knows the runs of the time before.
      new Grader().gradeBatch(examples.map((each) => ({ ...each[which], how: 'record' as const, run: 'bench' })));
    });
  const written = timed(() => {
    for (const { instance } of examples) void chainOfThought(solveTask(task, instance), FORM).text();
  });
  const [right, wrong] = [grade('right'), grade('wrong')];
  const bytes = examples.reduce((sum, each) => sum + utf8(each.right.output) + utf8(each.wrong.output), 0);
  return {
    task: task.id,
    megabytes: bytes / (right + wrong) / 1000,
    right: right / written,
    wrong: wrong / written,
  };
}

const utf8 = (text: string): number => new TextEncoder().encode(text).length;
