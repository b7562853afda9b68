import { wrap, type Remote } from 'comlink';
import type { TraceService } from '../workers/trace-service.ts';

/** The worker has ended, with everything that was asked of it and every trace it held. */
export class WorkerEnded extends Error {}

/** A service whose methods answer later. */
type Asked<Service> = {
  readonly [Method in keyof Service]: Service[Method] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

interface Connection {
  readonly worker: Worker;
  readonly service: Remote<TraceService>;
  /** Rejects when the worker ends, so that nobody waits for ever. */
  readonly ended: Promise<never>;
  readonly end: (reason: WorkerEnded) => void;
}

let connection: Connection | undefined;
let tellFailure: (sentence: string) => void = () => undefined;

/** The trace service, in a worker of its own: runs, seeks and texts never block the page. The worker starts when it is first asked. */
export const traceService = new Proxy(
  {},
  {
    get:
      (_, method: keyof TraceService) =>
      (...given: unknown[]) => {
        connection ??= connect();
        // Whoever calls has been checked against `Asked`; here any method stands for all.
        const ask = connection.service[method] as (...given: unknown[]) => Promise<unknown>;
        return Promise.race([ask(...given), connection.ended]);
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
}

/** Who is told, in a sentence, when the worker fails of itself. */
export function onTraceServiceFailure(tell: (sentence: string) => void): void {
  tellFailure = tell;
}

function connect(): Connection {
  const worker = new Worker(new URL('../workers/trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' });
  let reject!: (reason: WorkerEnded) => void;
  const ended = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  // Usually nobody waits when it ends: that is no error.
  ended.catch(() => undefined);
  const end = (reason: WorkerEnded) => {
    worker.terminate();
    if (connection?.worker === worker) connection = undefined;
    reject(reason);
  };
  worker.addEventListener('error', ({ message }) => {
    // A worker that could not be loaded has no message.
    const sentence = `The worker that runs machines stopped: ${message || 'it could not be loaded'}.`;
    end(new WorkerEnded(sentence));
    tellFailure(sentence);
  });
  return { worker, service: wrap<TraceService>(worker), ended, end };
}
