import { create } from 'zustand';
import type { VariantId } from '../../../cot/variants.ts';
import type { StepCount } from '../../../workers/dataset/step-count.ts';

interface StepCounts {
  /** The task and the variant whose steps are looked at; the first of the dataset where it has none such. */
  readonly task: string | undefined;
  readonly variant: VariantId | undefined;
  /** What all examples are to be counted of, however long that takes. */
  readonly wholly: string | undefined;
  /** The last count, with what it answers: it is still there after a visit to a trace. */
  readonly last: { readonly question: string; readonly count: StepCount } | undefined;
}

/** What is known of the steps of a dataset, and of which of its tasks it is asked for. */
export const useStepCounts = create<StepCounts>(() => ({
  task: undefined,
  variant: undefined,
  wholly: undefined,
  last: undefined,
}));
