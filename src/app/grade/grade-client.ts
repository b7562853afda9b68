import type { GradingService } from '../../workers/grading/grading-service.ts';
import { WorkerOnDemand } from '../../workers/on-demand.ts';

/** A worker that grades; it starts when it is first asked. When it ends by itself, the results that it kept are gone. */
export const gradeWorker = (): WorkerOnDemand<GradingService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../workers/grading/grade.worker.ts', import.meta.url), {
        type: 'module',
        name: 'grade',
      }),
    reason: (how) => new Error(`The worker that grades ${how}. Open the files again.`),
  });
