import { proxy, wrap } from 'comlink';
import { reasonOf } from '../../../base/problems.ts';
import type { Progress } from '../../../dataset/control.ts';
import type { DatasetSample, SampleRequest } from '../../../workers/dataset/dataset-sample.ts';
import type { ExportRequest, ExportService, Exported } from '../../../workers/dataset/export-service.ts';
import { watchLiveness } from '../../../workers/worker-liveness.ts';
import type { Output } from '../../../workers/dataset/output.ts';
import type { Checked, PreviewService, RowRequest } from '../../../workers/dataset/preview-service.ts';
import type { StepCount, StepProgress, StepRequest } from '../../../workers/dataset/step-count.ts';
import { UntilEnded } from '../../../workers/until-ended.ts';

/** What may be asked of the worker of previews. */
interface Previews {
  readonly check: (settings: unknown) => Promise<Checked>;
  readonly sample: (request: SampleRequest) => Promise<DatasetSample | undefined>;
  readonly row: (request: RowRequest) => Promise<string>;
  readonly steps: (request: StepRequest, tell: (progress: StepProgress) => void) => Promise<StepCount | undefined>;
  readonly stopSteps: () => Promise<void>;
}

let preview: { readonly worker: Worker; readonly service: Previews } | undefined;

/**
 * Checks settings and makes sample rows, in a worker of its own that starts when it is first asked. Rejected with a sentence when the
 * worker ends of itself; the next question then starts another.
 */
export function previewService(): Previews {
  preview ??= startPreview();
  return preview.service;
}

function startPreview(): { readonly worker: Worker; readonly service: Previews } {
  const worker = new Worker(new URL('../../../workers/dataset/preview.worker.ts', import.meta.url), {
    type: 'module',
    name: 'preview',
  });
  const remote = wrap<PreviewService>(worker);
  const untilEnded = new UntilEnded();
  void watchLiveness(worker, remote, (how) => {
    if (preview?.worker === worker) endPreview();
    untilEnded.end(new Error(`The worker that looks at the settings ${how}. Change one of them to look again.`));
  });
  return {
    worker,
    service: {
      check: (settings) => untilEnded.ask<Checked>(async () => remote.check(settings)),
      sample: (request) => untilEnded.ask<DatasetSample | undefined>(async () => remote.sample(request)),
      row: (request) => untilEnded.ask(async () => remote.row(request)),
      steps: (request, tell) => untilEnded.ask<StepCount | undefined>(async () => remote.steps(request, proxy(tell))),
      stopSteps: () => untilEnded.ask(async () => remote.stopSteps()),
    },
  };
}

/** Ends that worker with everything that it holds; what it was asked is not answered any more. */
function endPreview(): void {
  preview?.worker.terminate();
  preview = undefined;
}

/** Milliseconds after which an export that does not stop of itself is ended; a file of it is taken away by the next export. */
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
  endPreview();
  const worker = new Worker(new URL('../../../workers/dataset/export.worker.ts', import.meta.url), {
    type: 'module',
    name: 'export',
  });
  const service = wrap<ExportService>(worker);
  const writing = { isOver: false, hasBegun: false };
  // What was told just before the end may be heard after it.
  const tellUntilOver = (progress: Progress) => {
    writing.hasBegun ||= progress.bytes > 0;
    if (!writing.isOver) tell(progress);
  };
  try {
    return await new Promise<Exported>((resolve, reject) => {
      const tellEnd = (how: string) => reject(new Error(`The worker that writes ${how}. Nothing was saved.`));
      signal.addEventListener('abort', () => {
        void service.cancel();
        setTimeout(() => reject(signal.reason as Error), END_AFTER);
      });
      const run = async () => {
        await watchLiveness(worker, service, tellEnd);
        return service.export(request, proxy(tellUntilOver));
      };
      run().then(resolve, reject);
    });
  } catch (problem) {
    worker.terminate();
    // Before anything is written a folder of this name may be somebody else's.
    if (writing.hasBegun && request.output.kind === 'directory' && !(await takeAway(request.output)))
      throw new Error(
        `${sentenceOf(problem)} A folder “${request.output.name}” with part of the files is left in “${request.output.handle.name}”: take it away.`,
        { cause: problem },
      );
    throw problem;
  } finally {
    writing.isOver = true;
    worker.terminate();
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
