import { connect, type Asked, type Connection } from '../../workers/connection.ts';
import type { TraceService } from '../../workers/trace/trace-service.ts';
import { WorkerEnded } from './worker-ended.ts';

let connection: Connection<TraceService> | undefined;
let connections = 0;

/** Numbers of traces reserved for each worker: no worker opens that many. */
const TRACES_A_WORKER = 1_000_000;

const failureListeners = new Set<(sentence: string) => void>();

/** The trace service, in a worker of its own: runs, seeks and texts never block the page. The worker starts when it is first asked. */
export const traceService = new Proxy(
  {},
  {
    get:
      (_, method: keyof TraceService) =>
      (...given: unknown[]) => {
        connection ??= startWorker();
        // Calls have been checked against `Asked`; the type of one method is that of all here.
        const ask = connection.service[method] as (...given: unknown[]) => Promise<unknown>;
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
  connection?.end(new WorkerEnded('Ended for something newer.'));
  connection = undefined;
}

/** Calls `tell` with a sentence when the worker fails of itself, until the function that is returned is called. */
export function onTraceServiceFailure(tell: (sentence: string) => void): () => void {
  failureListeners.add(tell);
  return () => failureListeners.delete(tell);
}

function startWorker(): Connection<TraceService> {
  const started = connect<TraceService>(
    () =>
      new Worker(new URL('../../workers/trace/trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' }),
    {
      reason: (how) => new WorkerEnded(`The worker that runs machines ${how}.`),
      tellEnd: ({ message }) => {
        if (connection === started) connection = undefined;
        for (const tell of failureListeners) tell(message);
      },
    },
  );
  // The page still knows things of traces whose worker has ended: a cell that is followed, jumps. No later trace has their numbers.
  void started.service.numberAfter(TRACES_A_WORKER * connections++).catch(() => undefined);
  return started;
}
