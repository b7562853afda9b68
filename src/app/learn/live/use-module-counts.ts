import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import { variantOf, type VariantId } from '../../../cot/variants.ts';
import type { DatasetSettings } from '../../../dataset/settings/settings.ts';
import type { StepCount } from '../../../workers/dataset/step-count.ts';
import { useLearnSession } from '../use-learn.ts';

/** Texts of short problems whose steps are counted. */
const SHORT_TEXTS = 200;
/** Texts of long problems, that have to do with those steps. */
const LONG_TEXTS = 20;

interface ModuleCounts {
  readonly counts: Readonly<Partial<Record<VariantId, StepCount>>>;
  /** The form of the text that is being counted. */
  readonly counting: VariantId | undefined;
  readonly problem: string | undefined;
}

const NOTHING: ModuleCounts = { counts: {}, counting: undefined, problem: undefined };

/** Counts the steps of a task's texts, of one form after the other. */
export function useModuleCounts(task: string, variants: readonly VariantId[], seed: number): ModuleCounts {
  const { previewService } = useLearnSession();
  const key = JSON.stringify({ task, variants, seed });
  const [kept, setKept] = useState<ModuleCounts & { readonly key: string }>({ ...NOTHING, key });
  useEffect(() => {
    let isWanted = true;
    const asked = JSON.parse(key) as { task: string; variants: VariantId[]; seed: number };
    const set = (change: Partial<ModuleCounts>) => {
      if (isWanted) setKept((before) => ({ ...(before.key === key ? before : NOTHING), ...change, key }));
    };
    const count = async () => {
      const counts: Partial<Record<VariantId, StepCount>> = {};
      for (const variant of asked.variants) {
        set({ counting: variant });
        const settings = settingsOf(asked.task, variant, asked.seed);
        const answer = await previewService.steps(
          { settings, all: false },
          proxy(() => undefined),
        );
        // Another question has ended it.
        if (!isWanted || !answer) return;
        counts[variant] = answer;
        set({ counts: { ...counts } });
      }
      set({ counting: undefined });
    };
    count().catch((problem: unknown) => set({ counting: undefined, problem: reasonOf(problem) }));
    return () => {
      isWanted = false;
      void previewService.stopSteps().catch(() => undefined);
    };
  }, [previewService, key]);
  return kept.key === key ? kept : NOTHING;
}

/** Short problems to learn from, long ones to be asked. */
function settingsOf(task: string, variant: VariantId, seed: number): DatasetSettings {
  return {
    tasks: [task],
    ranges: [
      { range: 'S', count: SHORT_TEXTS, split: 'train' },
      { range: 'L', count: LONG_TEXTS, split: 'eval' },
    ],
    seed,
    variants: [variant],
    // Digit by digit there are few different steps; whole numbers would each be one of their own.
    arithmetic: variantOf(variant).unfolds ? 'unfolded' : 'folded',
    formats: ['native'],
    container: 'jsonl',
  };
}
