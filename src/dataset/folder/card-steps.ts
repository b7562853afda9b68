import { variantOf } from '../../cot/variants.ts';
import { Watch, type Control } from '../control.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import type { Selection } from '../selection.ts';
import { countSteps, type StepWork } from '../steps/step-count.ts';
import type { StepReport } from '../steps/step-report.ts';
import { stepSamples, type StepSample } from '../steps/step-sample.ts';

/** What the texts of a task teach, step by step. */
export interface TaskSteps {
  readonly sample: StepSample;
  /** One for each variant that shows states. */
  readonly reports: readonly StepReport[];
}

/** Most examples counted of a task's training split and of each evaluation split: more hardly change the shares. */
export const CARD_EXAMPLES = { train: 1000, test: 100 };

/** Most work of all tasks together, so that a card takes a few seconds: fewer examples are counted where runs are long. */
const WORK: StepWork = { train: 2_000_000, test: 500_000 };

/** The examples whose steps the card counts. They depend on the settings alone: not on shards, nor on who makes the rows. */
export function cardSample(plan: DatasetPlan, selection: Selection): readonly StepSample[] {
  const variants = plan.variants.filter((variant) => variantOf(variant).showsStates);
  return variants.length === 0 ? [] : stepSamples(plan, selection, { most: CARD_EXAMPLES, by: 'split' });
}

/** Counts the steps of these examples, which run once more for it. Rejected with the signal's reason. */
export async function countForCard(
  plan: DatasetPlan,
  samples: readonly StepSample[],
  control: Control,
): Promise<readonly TaskSteps[]> {
  const variants = plan.variants.filter((variant) => variantOf(variant).showsStates);
  const watch = new Watch(control);
  const work = { train: WORK.train / samples.length, test: WORK.test / samples.length };
  const total = samples.reduce((sum, sample) => sum + sizeOf(sample), 0);
  const counted: TaskSteps[] = [];
  let before = 0;
  for (const sample of samples) {
    const count = countSteps(plan, sample, variants, work);
    let next = count.next();
    while (!next.done) {
      const rows = before + next.value;
      await watch.look(() => ({ stage: 'describing', rows, total, bytes: 0 }));
      next = count.next();
    }
    counted.push({ sample, reports: next.value });
    before += sizeOf(sample);
  }
  return counted;
}

const sizeOf = ({ train, tests }: StepSample): number =>
  tests.reduce((sum, { draws }) => sum + draws.length, train.draws.length);
