import type { LearnService } from '../../workers/learn/learn-service.ts';
import { WorkerOnDemand } from '../../workers/on-demand.ts';

/** A worker that makes questions and judges answers; it starts when it is first asked. It keeps nothing that would be lost with it. */
export const learnWorker = (): WorkerOnDemand<LearnService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../workers/learn/learn.worker.ts', import.meta.url), { type: 'module', name: 'learn' }),
    reason: (how) => new Error(`The worker that asks questions ${how}. Try again.`),
  });
