import { connect, type Asked, type Connection } from '../../workers/connection.ts';
import type { TraceService } from '../../workers/trace/trace-service.ts';

/** The worker has ended, with everything that was asked of it and every trace it held. */
export class WorkerEnded extends Error {}

let connection: Connection<TraceService> | undefined;
let connections = 0;

/** No worker opens so many traces. */
const TRACES_A_WORKER = 1_000_000;

let tellFailure: (sentence: string) => void = () => undefined;

/** The trace service, in a worker of its own: runs, seeks and texts never block the page. The worker starts when it is first asked. */
export const traceService = new Proxy(
  {},
  {
    get:
      (_, method: keyof TraceService) =>
      (...given: unknown[]) => {
        connection ??= startWorker();
        // Whoever calls has been checked against `Asked`; here any method stands for all.
        const ask = connection.service[method] as (...given: unknown[]) => Promise<unknown>;
        return ask(...given);
      },
  },
) as Asked<TraceService>;

/** Starts the worker and has it make the machine of a task before a run is asked for. An address may name one that does not exist. */
export function makeReady(task: string): void {
  void traceService.makeReady(task).catch(() => undefined);
}

/** Where the vocabulary of tokens lies: beside the page, on whichever host. */
export const vocabularyAddress = (): string => new URL('qwen-vocabulary.bin', document.baseURI).href;

/** Ends the worker with everything it is busy with; the next question starts another, which knows no trace. */
export function endTraceService(): void {
  connection?.end(new WorkerEnded('Ended for something newer.'));
  connection = undefined;
}

/** Who is told, in a sentence, when the worker fails of itself. */
export function onTraceServiceFailure(tell: (sentence: string) => void): void {
  tellFailure = tell;
}

function startWorker(): Connection<TraceService> {
  const started = connect<TraceService>(
    () =>
      new Worker(new URL('../../workers/trace/trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' }),
    {
      reason: (how) => new WorkerEnded(`The worker that runs machines ${how}.`),
      tellEnd: ({ message }) => {
        if (connection === started) connection = undefined;
        tellFailure(message);
      },
    },
  );
  // The page still knows things of traces whose worker has ended: a cell that is followed, jumps. No later trace has their numbers.
  void started.service.numberAfter(TRACES_A_WORKER * connections++).catch(() => undefined);
  return started;
}
