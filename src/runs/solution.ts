import { ChainOfThought, type TextSettings } from '../cot/chain-of-thought.ts';
import type { ComposedRun } from '../cot/composition.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { startEngine } from '../machine/engines/start-engine.ts';
import { DEFAULT_STEP_LIMIT, RecordedRun } from '../machine/recording/recorded-run.ts';
import { tapeNumber } from '../machine/table/machine.ts';
import { TraceFromMarks } from '../trace/trace-from-marks.ts';
import { TraceFromTransitions } from '../trace/trace-from-transitions.ts';
import type { Trace } from '../trace/trace.ts';
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
  const { machine, contents, stepLimit = DEFAULT_STEP_LIMIT, findsRepetition = false, cutBy = 'marks' } = subject;
  const engine = startEngine(machine, contents, { record: cutBy === 'marks' });
  return new RecordedRun(engine, stepLimit, { findRepetition: findsRepetition });
}

/**
 * The subject as far as it has been solved by a run of `startRun`: of one in the making the atomic states that are complete. What was
 * known of the same run `before` grows.
 */
export function solutionOf(subject: Subject, run: RecordedRun, before?: Solution): Solution {
  const trace = before?.trace ?? traceOf(subject, run);
  if (before) trace.growTo(run.steps);
  return { subject, run, trace, answer: answerOf(subject, run) };
}

function traceOf({ machine, cutBy = 'marks' }: Subject, run: RecordedRun): Trace {
  return cutBy === 'marks' ? new TraceFromMarks(machine, run.engine.events!, run.steps) : new TraceFromTransitions(run);
}

function answerOf({ machine, outputTape, answerIs = 'output' }: Subject, run: RecordedRun): string | undefined {
  const { outcome } = run;
  if (answerIs === 'ending') return 'state' in outcome && outcome.kind !== 'no rule' ? outcome.state : undefined;
  const hasAnswer = outcome.kind === 'accepted' || outcome.kind === 'halted';
  return hasAnswer ? tapeText(run.seek(run.steps), tapeNumber(machine, outputTape)) : undefined;
}

/** The chain of thought of a solution. */
export function chainOfThought(solution: Solution, settings: TextSettings): ChainOfThought {
  return new ChainOfThought(solution, settings);
}

/** The symbols of a tape from its first to its last one that is not blank. */
export function tapeSymbols(engine: Engine, tape: number): string[] {
  const { first, last } = written(engine, tape);
  const { symbols } = engine.machine.tapes[tape]!;
  return Array.from({ length: last - first + 1 }, (_, offset) => symbols[engine.symbol(tape, first + offset)]!);
}

/** The same as one text. A loop of its own: it is done for every row of a dataset. */
function tapeText(engine: Engine, tape: number): string {
  const { first, last } = written(engine, tape);
  const { symbols } = engine.machine.tapes[tape]!;
  let text = '';
  for (let cell = first; cell <= last; cell++) text += symbols[engine.symbol(tape, cell)]!;
  return text;
}

/** The first and the last cell of a tape that is not blank; the last before the first where all are. */
function written(engine: Engine, tape: number): { readonly first: number; readonly last: number } {
  let { first, last } = engine.extent(tape);
  while (first <= last && engine.symbol(tape, first) === 0) first++;
  while (last >= first && engine.symbol(tape, last) === 0) last--;
  return { first, last };
}
