import { grouped } from '../../base/grouped.ts';
import { shareWords } from '../settings/share-words.ts';
import type { StepReport } from '../steps/step-report.ts';
import { CARD_EXAMPLES, type TaskSteps } from './card-steps.ts';
import { evaluationSplits, type FolderFacts } from './facts.ts';
import { table } from './markdown.ts';

/** What the training texts teach, step by step, and how much of each evaluation split that covers; empty where there is no training. */
export function stepSection(facts: FolderFacts): string {
  const trained = facts.steps.filter(({ sample }) => sample.train.draws.length > 0);
  if (trained.every(({ reports }) => reports.length === 0)) return '';
  const splits = evaluationSplits(facts);
  const rows = facts.plan.variants.flatMap((variant) =>
    trained.flatMap((steps) =>
      steps.reports
        .filter((report) => report.variant === variant)
        .map((report) => [
          variant,
          report.task,
          `${grouped(report.train.examples)} of ${grouped(steps.sample.train.of)}`,
          grouped(report.distinct),
          grouped(report.ambiguous),
          ...splits.map((split) => coverage(report, steps, split)),
        ]),
    ),
  );
  const head = ['variant', 'task', 'training examples', 'different steps', 'ambiguous', ...splits];
  const folded =
    facts.plan.arithmetic === 'folded' ? ' (where folded arithmetic computes with them, by their values)' : '';
  const covered =
    splits.length === 0
      ? ''
      : `
Under an evaluation split stands the share of its steps, each as often as it occurs, that these training examples hold.`;
  return `## Steps

What there is to be learned of the texts. A step is what stands on a line – the kind of state, symbols by their values, numbers and
places by their names${folded} – with what follows from it.
It is ambiguous where the same is given and different things follow.${covered}

Counted on the first ${grouped(CARD_EXAMPLES.train)} training examples of a task and the first ${CARD_EXAMPLES.test} of each evaluation split, or on fewer where runs are long.
Where a split is drawn from several ranges, these come in turn.

${table(head, rows)}`;
}

function coverage(report: StepReport, { sample }: TaskSteps, split: string): string {
  const count = report.tests.find(({ range }) => range === split);
  const whole = sample.tests.find(({ name }) => name === split);
  if (!count || !whole) return '–';
  return `${shareWords(count.steps)} (${grouped(count.examples)} of ${grouped(whole.of)})`;
}
