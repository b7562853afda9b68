import type { TrainingService } from '../../../workers/lab/training-service.ts';
import { WorkerOnDemand } from '../../../workers/on-demand.ts';

/** A worker that trains a model; it starts when it is first asked. */
export const trainingWorker = (): WorkerOnDemand<TrainingService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../../workers/lab/training.worker.ts', import.meta.url), {
        type: 'module',
        name: 'training',
      }),
    reason: (how) => new Error(`The worker that trains ${how}. What it kept last is still there: go on from it.`),
  });
