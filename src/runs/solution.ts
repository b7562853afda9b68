import { ChainOfThought, type TextSettings } from '../cot/chain-of-thought.ts';
import type { ComposedRun } from '../cot/composition.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { startEngine } from '../machine/engines/start-engine.ts';
import { DEFAULT_STEP_LIMIT, RecordedRun } from '../machine/recording/recorded-run.ts';
import { tapeNumber } from '../machine/table/machine.ts';
import { Trace } from '../trace/trace.ts';
import type { Subject } from './subject.ts';

/** A subject with its run, the run's atomic states, and what the output tape says. */
export interface Solution extends ComposedRun {
  readonly subject: Subject;
}

/** Runs a subject's machine to its end, recording its atomic states. */
export function solve(subject: Subject): Solution {
  const run = startRun(subject);
  run.goOn(Infinity);
  return solutionOf(subject, run);
}

/** The run of a subject, still to be made. */
export function startRun(subject: Subject): RecordedRun {
  const { machine, contents, stepLimit = DEFAULT_STEP_LIMIT, findsRepetition = false } = subject;
  return new RecordedRun(startEngine(machine, contents, { record: true }), stepLimit, {
    findRepetition: findsRepetition,
  });
}

/**
 * The subject as far as it has been solved by a run of `startRun`: of one in the making the atomic states that are complete. What was
 * known of the same run `before` grows.
 */
export function solutionOf(subject: Subject, run: RecordedRun, before?: Solution): Solution {
  const { engine, outcome, steps } = run;
  const { machine } = engine;
  const trace = before?.trace ?? new Trace(machine, engine.events!, steps);
  if (before) trace.growTo(steps);
  const answer =
    outcome.kind === 'accepted' ? tapeText(run.seek(steps), tapeNumber(machine, subject.outputTape)) : undefined;
  return { subject, run, trace, answer };
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
