import type { Asked } from '../../workers/connection.ts';
import { WorkerOnDemand } from '../../workers/on-demand.ts';
import type { TraceService } from '../../workers/trace/trace-service.ts';
import { WorkerEnded } from './worker-ended.ts';

/** Numbers of traces reserved for each worker: no worker opens that many. */
const TRACES_A_WORKER = 1_000_000;

const traceWorker = new WorkerOnDemand<TraceService>({
  makeWorker: () =>
    new Worker(new URL('../../workers/trace/trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' }),
  reason: (how) => new WorkerEnded(`The worker that runs machines ${how}.`),
  // The page still knows things of traces whose worker has ended: a cell that is followed, jumps. No later trace has their numbers.
  begin: (service, before) => void service.numberAfter(TRACES_A_WORKER * before).catch(() => undefined),
});

/** The trace service, in a worker of its own: runs, seeks and texts never block the page. The worker starts when it is first asked. */
export const traceService = new Proxy(
  {},
  {
    get:
      (_, method: keyof TraceService) =>
      (...given: unknown[]) => {
        // Calls have been checked against `Asked`; the type of one method is that of all here.
        const ask = traceWorker.service[method] as (...given: unknown[]) => Promise<unknown>;
        return ask(...given);
      },
  },
) as Asked<TraceService>;

/** Starts the worker and has it make the machine of a task before a run is asked for. An address may name one that does not exist. */
export function makeReady(task: string): void {
  void traceService.makeReady(task).catch(() => undefined);
}

/** Ends the worker with everything it is busy with; the next question starts another, which knows no trace. */
export function endTraceService(): void {
  traceWorker.end(new WorkerEnded('Ended for something newer.'));
}

/** Calls `tell` with a sentence when the worker fails of itself, until the function that is returned is called. */
export function onTraceServiceFailure(tell: (sentence: string) => void): () => void {
  return traceWorker.onFailure(({ message }) => tell(message));
}
