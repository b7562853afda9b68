import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../base/problems.ts';
import type { StepCount, StepProgress, StepRequest } from '../../workers/dataset/step-count.ts';
import { previewService } from './stores/dataset-client.ts';
import { useExport } from './stores/export-state.ts';
import { useStepCounts } from './stores/step-counts.ts';

/** How far a count of steps is. */
export interface StepCounting {
  /** The last count; of other settings while a new one is made. */
  readonly count: StepCount | undefined;
  /** Whether it is what is asked for. */
  readonly isCurrent: boolean;
  /** While it is counted; undefined before the first examples are done. */
  readonly progress: StepProgress | undefined;
  /** Why nothing is counted at present: it failed, in a sentence, was stopped, or an export needs the cores. */
  readonly failure: string | undefined;
  readonly isStopped: boolean;
  readonly isExporting: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** What is known of a question besides its answer. */
interface Asked {
  readonly question: string | undefined;
  readonly progress?: StepProgress | undefined;
  readonly failure?: string | undefined;
  readonly isStopped?: boolean;
}

/** Counts steps away from the page while something is asked for; the newest question counts, and one that was answered is not asked again. */
export function useStepCount(request: StepRequest | undefined): StepCounting {
  const question = request && JSON.stringify(request);
  const last = useStepCounts((state) => state.last);
  const [told, setTold] = useState<Asked>({ question: undefined });
  // What is told of a question is nothing of the next.
  const asked: Asked = told.question === question ? told : { question };
  const isExporting = useExport((state) => state.running !== undefined);
  const isAnswered = last !== undefined && last.question === question;
  const rests = isExporting || isAnswered || asked.isStopped || asked.failure !== undefined;
  useEffect(() => {
    if (question === undefined || rests) return undefined;
    let isCurrent = true;
    const tell = (part: Omit<Asked, 'question'>) => {
      if (isCurrent) setTold({ question, ...part });
    };
    previewService()
      .steps(
        JSON.parse(question) as StepRequest,
        proxy((progress: StepProgress) => tell({ progress })),
      )
      .then((count) => {
        if (isCurrent && count) useStepCounts.setState({ last: { question, count } });
        return undefined;
      })
      .catch((problem: unknown) => tell({ failure: reasonOf(problem) }));
    return () => {
      isCurrent = false;
      // An export has ended that worker; another is not to start for this.
      if (useExport.getState().running === undefined)
        void previewService()
          .stopSteps()
          .catch(() => undefined);
    };
  }, [question, rests]);
  return {
    count: last?.count,
    isCurrent: isAnswered,
    progress: asked.progress,
    failure: asked.failure,
    isStopped: asked.isStopped ?? false,
    isExporting,
    stop: () => setTold({ question, isStopped: true }),
    goOn: () => setTold({ question }),
  };
}
