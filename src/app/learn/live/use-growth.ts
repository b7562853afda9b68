import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { VariantId } from '../../../cot/variants.ts';
import type { GrowthReport } from '../../../learn/growth/report.ts';
import type { LearnProgress } from '../../../workers/learn/learn-views.ts';
import { vocabularyAddress } from '../../session/vocabulary.ts';
import { useLearnSession } from '../use-learn.ts';

/** What was measured of one form of the text. */
export interface MeasuredVariant {
  readonly variant: VariantId;
  readonly report: GrowthReport;
}

interface Growth {
  readonly measured: readonly MeasuredVariant[];
  /** How far the one is that is being measured; undefined when all are. */
  readonly progress: LearnProgress | undefined;
  /** Why nothing more is measured, as a sentence. */
  readonly problem: string | undefined;
}

const NOTHING: Growth = { measured: [], progress: undefined, problem: undefined };

/** Measures how the text of a task grows, one form of it after the other; what is asked for anew ends what was asked before. */
export function useGrowth(task: string, variants: readonly VariantId[], seed: number): Growth {
  const { service } = useLearnSession();
  const key = JSON.stringify({ task, variants, seed });
  const [growth, setGrowth] = useState<Growth & { readonly key: string }>({ ...NOTHING, key });
  useEffect(() => {
    let isWanted = true;
    const asked = JSON.parse(key) as { task: string; variants: VariantId[]; seed: number };
    const set = (change: Partial<Growth>) => {
      if (isWanted) setGrowth((before) => ({ ...(before.key === key ? before : NOTHING), ...change, key }));
    };
    const measure = async () => {
      const measured: MeasuredVariant[] = [];
      for (const variant of asked.variants) {
        const tell = (progress: LearnProgress) => set({ progress });
        const answer = await service.growth(
          { task: asked.task, variant, seed: asked.seed },
          vocabularyAddress(),
          proxy(tell),
        );
        if (!isWanted) return;
        if (!answer.ok) throw new Error(answer.problem);
        measured.push({ variant, report: answer.growth });
        set({ measured: [...measured] });
      }
      set({ progress: undefined });
    };
    measure().catch((problem: unknown) => set({ progress: undefined, problem: reasonOf(problem) }));
    return () => {
      isWanted = false;
      void service.cancelGrowth().catch(() => undefined);
    };
  }, [service, key]);
  return growth.key === key ? growth : NOTHING;
}
