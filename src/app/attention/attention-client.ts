import type { AttentionService } from '../../workers/attention/attention-service.ts';
import { WorkerOnDemand } from '../../workers/on-demand.ts';

/** A worker that makes oracle maps and reads attention; it starts when it is first asked. */
export const attentionWorker = (): WorkerOnDemand<AttentionService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../workers/attention/attention.worker.ts', import.meta.url), {
        type: 'module',
        name: 'attention',
      }),
    reason: (how) => new Error(`The worker that looks at attention ${how}. Open the text again.`),
  });
