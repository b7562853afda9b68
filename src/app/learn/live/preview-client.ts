import type { PreviewService } from '../../../workers/dataset/preview-service.ts';
import { WorkerOnDemand } from '../../../workers/on-demand.ts';

/** A worker that makes rows and counts steps; it starts when it is first asked. */
export const previewWorker = (): WorkerOnDemand<PreviewService> =>
  new WorkerOnDemand({
    makeWorker: () =>
      new Worker(new URL('../../../workers/dataset/preview.worker.ts', import.meta.url), {
        type: 'module',
        name: 'preview',
      }),
    reason: (how) => new Error(`The worker that makes rows ${how}. Open the screen again.`),
  });
