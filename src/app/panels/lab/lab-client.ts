import type { LabService } from '../../../workers/lab/lab-service.ts';
import { WorkerOnDemand } from '../../../workers/on-demand.ts';

/** A worker in which models write; it starts when it is first asked. */
export const labWorker = (): WorkerOnDemand<LabService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../../workers/lab/lab.worker.ts', import.meta.url), { type: 'module', name: 'lab' }),
    reason: (how) => new Error(`The worker that the models are in ${how}. Try again.`),
  });
