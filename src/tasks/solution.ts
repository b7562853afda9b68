import { ChainOfThought, type TextSettings } from '../cot/chain-of-thought.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { tapeNumber } from '../machine/table/machine.ts';
import { DEFAULT_STEP_LIMIT, RecordedRun } from '../machine/recording/recorded-run.ts';
import { startEngine } from '../machine/engines/start-engine.ts';
import { Trace } from '../trace/trace.ts';
import type { Instance, Task } from './task.ts';

/** An instance solved by the task's machine: the run, its atomic states, and what the output tape says. */
export interface Solution {
  readonly task: Task;
  readonly instance: Instance;
  readonly run: RecordedRun;
  readonly trace: Trace;
  /** The answer, or undefined when the machine did not accept. */
  readonly answer: string | undefined;
}

/** Runs a task's machine on a parsed instance, recording its atomic states. */
export function solve(task: Task, instance: Instance, stepLimit: number = DEFAULT_STEP_LIMIT): Solution {
  const run = startRun(task, instance, stepLimit);
  run.goOn(Infinity);
  return solutionOf(task, instance, run);
}

/** The run of a task's machine on a parsed instance, still to be made. */
export function startRun(task: Task, instance: Instance, stepLimit: number = DEFAULT_STEP_LIMIT): RecordedRun {
  return new RecordedRun(startEngine(task.machine(), task.encode(instance), { record: true }), stepLimit);
}

/**
 * The instance as far as it has been solved by a run of `startRun`: of one in the making the atomic states that are complete. What
 * was known of the same run `before` grows.
 */
export function solutionOf(task: Task, instance: Instance, run: RecordedRun, before?: Solution): Solution {
  const { engine, outcome, steps } = run;
  const { machine } = engine;
  const trace = before?.trace ?? new Trace(machine, engine.events!, steps);
  if (before) trace.growTo(steps);
  const answer =
    outcome.kind === 'accepted' ? tapeText(run.seek(steps), tapeNumber(machine, task.outputTape)) : undefined;
  return { task, instance, run, trace, answer };
}

/** The chain of thought of a solution. */
export function chainOfThought(solution: Solution, settings: TextSettings): ChainOfThought {
  return new ChainOfThought(solution, settings);
}

/** The symbols of a tape from its first to its last one that is not blank. */
export function tapeSymbols(engine: Engine, tape: number): string[] {
  let { first, last } = engine.extent(tape);
  while (first <= last && engine.symbol(tape, first) === 0) first++;
  while (last >= first && engine.symbol(tape, last) === 0) last--;
  const { symbols } = engine.machine.tapes[tape]!;
  return Array.from({ length: last - first + 1 }, (_, offset) => symbols[engine.symbol(tape, first + offset)]!);
}

function tapeText(engine: Engine, tape: number): string {
  return tapeSymbols(engine, tape).join('');
}
