import { proxy } from 'comlink';
import { reasonOf } from '../../../base/problems.ts';
import type { Progress } from '../../../dataset/control.ts';
import type { ExportRequest, ExportService, Exported } from '../../../workers/dataset/export-service.ts';
import { connect, type Asked } from '../../../workers/connection.ts';
import { WorkerOnDemand } from '../../../workers/on-demand.ts';
import type { Output } from '../../../workers/dataset/output.ts';
import type { PreviewService } from '../../../workers/dataset/preview-service.ts';

const previewWorker = new WorkerOnDemand<PreviewService>({
  makeWorker: () =>
    new Worker(new URL('../../../workers/dataset/preview.worker.ts', import.meta.url), {
      type: 'module',
      name: 'preview',
    }),
  reason: (how) => new Error(`The worker that looks at the settings ${how}. Change one of them to look again.`),
});

/**
 * Checks settings and makes sample rows, in a worker of its own that starts when it is first asked. Rejected with a sentence when the
 * worker ends of itself; the next question then starts another.
 */
export const previewService = (): Asked<PreviewService> => previewWorker.service;

/** Milliseconds after which an export that does not stop of itself is ended; what it has written is then taken away by the page. */
const END_AFTER = 5000;

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
  // A signal that was aborted before tells nobody any more.
  signal.throwIfAborted();
  // Its vocabulary and machines take as much memory as the export.
  previewWorker.end(new Error('The preview was ended for an export. Change one of the settings to look again.'));
  const { service, ready, end } = connect<ExportService>(
    () =>
      new Worker(new URL('../../../workers/dataset/export.worker.ts', import.meta.url), {
        type: 'module',
        name: 'export',
      }),
    { reason: (how) => new Error(`The worker that writes ${how}. Nothing was saved.`) },
  );
  const over = new Error('The export is over.');
  const writing = { isOver: false, hasBegun: false };
  // What was told just before the end may be heard after it.
  const tellUntilOver = (progress: Progress) => {
    writing.hasBegun ||= progress.bytes > 0;
    if (!writing.isOver) tell(progress);
  };
  try {
    return await new Promise<Exported>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        void service.cancel().catch(() => undefined);
        setTimeout(() => reject(signal.reason as Error), END_AFTER);
      });
      ready.then(() => service.export(request, proxy(tellUntilOver))).then(resolve, reject);
    });
  } catch (problem) {
    end(over);
    // Before anything is written a folder of this name may be somebody else's.
    if (writing.hasBegun && request.output.kind === 'directory' && !(await takeAway(request.output)))
      throw new Error(
        `${sentenceOf(problem)} A folder “${request.output.name}” with part of the files is left in “${request.output.handle.name}”: take it away.`,
        { cause: problem },
      );
    throw problem;
  } finally {
    writing.isOver = true;
    end(over);
  }
}

/** What a worker that was killed has open is let go a little later: so often, and so many milliseconds apart, it is tried again. */
const TRIES = 20;
const BETWEEN_TRIES = 100;

/** Takes away the folder that an export has begun, if it is still there: a worker that is killed leaves it behind. False where that fails. */
async function takeAway(output: Extract<Output, { kind: 'directory' }>): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      await output.handle.removeEntry(output.name, { recursive: true });
      return true;
    } catch (problem) {
      if (problem instanceof DOMException && problem.name === 'NotFoundError') return true;
      await new Promise((resolve) => {
        setTimeout(resolve, BETWEEN_TRIES);
      });
    }
  }
  return false;
}

const sentenceOf = (problem: unknown): string => reasonOf(problem);
