import { solve, type Solution } from '../runs/solution.ts';
import type { Subject } from '../runs/subject.ts';
import type { Instance, Task } from './task.ts';

/** A task with a parsed instance as a subject; without a step limit its runs have the usual one. */
export function taskSubject(task: Task, instance: Instance, stepLimit?: number): Subject {
  const { id, title, narrations, outputTape, endsPass, memory, equation, drawing } = task;
  return {
    key: `task ${id}`,
    title,
    narrations,
    outputTape,
    endsPass,
    memory,
    drawing,
    ...(equation && { equation }),
    machine: task.machine(),
    contents: task.encode(instance),
    check: (answer) => task.check(instance, answer),
    ...(stepLimit !== undefined && { stepLimit }),
  };
}

/** Runs a task's machine on a parsed instance to its end. */
export function solveTask(task: Task, instance: Instance, stepLimit?: number): Solution {
  return solve(taskSubject(task, instance, stepLimit));
}
