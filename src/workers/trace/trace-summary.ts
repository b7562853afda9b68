import { outcomeSentence } from '../../machine/engines/outcome.ts';
import { WEBASSEMBLY_IS_ALLOWED } from '../../machine/engines/wasm/compiled.ts';
import type { Solution } from '../../runs/solution.ts';
import { isRight, type Subject } from '../../runs/subject.ts';
import type { AnswerVerdict, TraceSummary } from '../views/views.ts';

/** A solution in a few words, under the number of its trace; of a run in the making what there is of it. */
export function traceSummary(number: number, { subject, run, trace, answer }: Solution): TraceSummary {
  return {
    trace: number,
    steps: run.steps,
    isInterpreted: !WEBASSEMBLY_IS_ALLOWED,
    outcome: run.outcome,
    ending: outcomeSentence(run.outcome, run.steps),
    answer: answer ?? null,
    verdict: verdictOn(subject, answer),
    boundaries: trace.boundaries().list,
  };
}

function verdictOn(subject: Subject, answer: string | undefined): AnswerVerdict {
  const right = isRight(subject, answer);
  if (right === undefined) return 'unknown';
  return right ? 'right' : 'wrong';
}
