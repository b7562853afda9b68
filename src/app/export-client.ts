import { proxy, wrap } from 'comlink';
import type { DatasetSettings } from '../dataset/settings.ts';
import type { ExportProgress, ExportService } from '../workers/export-service.ts';

/**
 * Makes a dataset in a worker of its own. Aborting ends the worker: nothing has been saved by then, and the promise is rejected
 * with the signal's reason. Rejected with a sentence when the settings or the range do not allow it.
 */
export function runExport(
  settings: DatasetSettings,
  tell: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const worker = new Worker(new URL('../workers/export.worker.ts', import.meta.url), {
    type: 'module',
    name: 'export',
  });
  return new Promise<Blob>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    worker.addEventListener('error', (event) =>
      reject(new Error(`The export stopped: ${event.message || 'its worker ended'}.`)),
    );
    wrap<ExportService>(worker).export(settings, proxy(tell)).then(resolve, reject);
  }).finally(() => worker.terminate());
}
