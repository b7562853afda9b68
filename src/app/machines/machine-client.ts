import type { MachineService } from '../../workers/machines/machine-service.ts';
import { WorkerOnDemand } from '../../workers/on-demand.ts';

/** A worker that answers questions about machine files; it starts when it is first asked. */
export const machineWorker = (): WorkerOnDemand<MachineService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../workers/machines/machine.worker.ts', import.meta.url), {
        type: 'module',
        name: 'machines',
      }),
    reason: (how) => new Error(`The worker that reads machines ${how}. Try again.`),
  });
