import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { SolvedInstance } from '../../grading/reference/solved-instance.ts';
import type { SampleResult } from '../../grading/sample-result.ts';
import { lookedAt } from '../../lab/grading/lab-grader.ts';
import type { Instance } from '../../tasks/task.ts';
import { taskById } from '../../tasks/registry.ts';

/** States of the right text that are shown before the one that departs. */
const STATES_BEFORE = 3;
/** Characters of a state that are shown; long lists are cut. */
const STATE_CHARACTERS = 600;

/** One sample as it is looked at: its result, what was asked, and where the run of the machine is at its departure. */
export interface SampleView {
  readonly result: SampleResult;
  readonly instance: Instance;
  /** Lines of the right text before the departure, the nearest last. */
  readonly before: readonly string[];
  /** The right answer. */
  readonly answer: string | null;
  /**
   * The machine step at the end of the state that departs first; the end of the run where all states came or none departs. Undefined where
   * the text is one of the lab, whose runs have no trace on a page.
   */
  readonly step: number | undefined;
}

/** Looks at a sample again: runs the machine on its instance. */
export function sampleView(result: SampleResult, canonical: string): SampleView {
  const task = taskById(result.task);
  if (!task) return { result, instance: {}, ...lookedAt(result, canonical), step: undefined };
  // Written by `canonicalInstance` of an instance that was parsed.
  const instance = JSON.parse(canonical) as Instance;
  const solved = new SolvedInstance(task, instance);
  const { solution } = solved;
  const { trace, run } = solution;
  const departing = result.state !== null && result.state < trace.length ? trace.state(result.state) : undefined;
  return {
    result,
    instance,
    before: linesBefore(solved, result),
    answer: solution.answer ?? null,
    step: departing?.endStep ?? run.steps,
  };
}

function linesBefore(solved: SolvedInstance, { variant, arithmetic, place }: SampleResult): string[] {
  if (variant === null || place === null) return [];
  const form: TextSettings = { variant, arithmetic: arithmetic ?? 'folded' };
  const { states, text } = solved.reference(form);
  // The text of an outer state holds that of the states in it: only lines up to where the next state begins are its own.
  return states.slice(Math.max(0, place - STATES_BEFORE), place).map(({ from, to }, at, before) => {
    const next = before[at + 1]?.from ?? states[place]?.from ?? to;
    return text.slice(from, Math.min(to, next)).trimEnd().slice(0, STATE_CHARACTERS);
  });
}
