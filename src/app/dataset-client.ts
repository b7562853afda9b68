import { proxy, wrap, type Remote } from 'comlink';
import type { Progress } from '../dataset/control.ts';
import type { ExportRequest, ExportService, Exported } from '../workers/export-service.ts';
import { lifeEnded } from '../workers/life.ts';
import type { PreviewService } from '../workers/preview-service.ts';

let preview: { readonly worker: Worker; readonly service: Remote<PreviewService> } | undefined;

/** Checks settings and makes sample rows, in a worker of its own that starts when it is first asked. */
export function previewService(): Remote<PreviewService> {
  if (preview) return preview.service;
  const worker = new Worker(new URL('../workers/preview.worker.ts', import.meta.url), {
    type: 'module',
    name: 'preview',
  });
  preview = { worker, service: wrap<PreviewService>(worker) };
  return preview.service;
}

/** Ends that worker with everything that it holds; what it was asked is not answered any more. */
function endPreview(): void {
  preview?.worker.terminate();
  preview = undefined;
}

/** An export that does not stop of itself is ended after so many milliseconds; its file is taken away by the next export. */
const PATIENCE = 5000;

/**
 * Makes a dataset in workers of its own; the worker of previews is ended, so that nobody should ask it meanwhile. Aborting cancels
 * it: what was written is taken away, then the promise is rejected with a sentence. It is rejected likewise when anything goes wrong,
 * also when the browser ends a worker.
 */
export async function runExport(
  request: ExportRequest,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Exported> {
  // Its vocabulary and machines take as much memory as the export.
  endPreview();
  const worker = new Worker(new URL('../workers/export.worker.ts', import.meta.url), {
    type: 'module',
    name: 'export',
  });
  const service = wrap<ExportService>(worker);
  const life = `export ${crypto.randomUUID()}`;
  try {
    return await new Promise<Exported>((resolve, reject) => {
      worker.addEventListener('error', ({ message }) =>
        reject(new Error(`The worker that writes stopped: ${message || 'it could not be loaded'}. Nothing was saved.`)),
      );
      signal.addEventListener('abort', () => {
        void service.cancel();
        setTimeout(() => reject(signal.reason as Error), PATIENCE);
      });
      const run = async () => {
        await service.start(life);
        void lifeEnded(life).then(() =>
          reject(new Error('The worker that writes was ended by the browser. Nothing was saved.')),
        );
        return service.export(request, proxy(tell));
      };
      run().then(resolve, reject);
    });
  } finally {
    worker.terminate();
  }
}
