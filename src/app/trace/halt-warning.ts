import { grouped } from '../../base/grouped.ts';
import type { TraceSummary } from '../../workers/views/views.ts';

/** A sentence that says that a run did not halt, and why; undefined for one that did, or that is still being made. */
export function haltWarning({ outcome, steps }: Pick<TraceSummary, 'outcome' | 'steps'>): string | undefined {
  switch (outcome.kind) {
    case 'step limit':
      return `This run did not halt: it was stopped after ${grouped(steps)} machine steps. The text has no answer.`;
    case 'repeated configuration':
      return `This run never halts: after step ${grouped(outcome.first)} it repeats itself every ${grouped(outcome.period)} steps.`;
    case 'no rule':
      return 'This run did not halt in a halting state: no rule matches at its last step.';
    default:
      return undefined;
  }
}
