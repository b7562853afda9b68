import { wrap, type Remote } from 'comlink';
import type { TraceService } from '../workers/trace-service.ts';

/** The worker was stopped for something newer; whoever waited need not be told. */
export class Abandoned extends Error {}

interface Connection {
  readonly worker: Worker;
  readonly service: Remote<TraceService>;
  /** Rejects when the worker fails or is stopped, so that nobody waits for ever. */
  readonly failure: Promise<never>;
  readonly fail: (reason: Error) => void;
}

let connection: Connection | undefined;

/** Asks the trace service in its worker, which is started when first asked. Rejects when the worker fails or is stopped. */
export function askTraceService<Answer>(ask: (service: Remote<TraceService>) => Promise<Answer>): Promise<Answer> {
  connection ??= connect();
  return Promise.race([ask(connection.service), connection.failure]);
}

/** Stops the worker with everything it is busy with; the next question starts another. Its traces are gone. */
export function stopTraceService(): void {
  connection?.fail(new Abandoned('Stopped for something newer.'));
}

function connect(): Connection {
  const worker = new Worker(new URL('../workers/trace.worker.ts', import.meta.url), { type: 'module' });
  const { promise: failure, reject } = Promise.withResolvers<never>();
  // Most questions are answered before anything fails: a failure that nobody waits for is no error.
  failure.catch(() => undefined);
  const fail = (reason: Error) => {
    reject(reason);
    worker.terminate();
    if (connection?.worker === worker) connection = undefined;
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(new Error(`The worker that runs machines stopped: ${event.message || 'it could not be loaded'}.`));
  });
  return { worker, service: wrap<TraceService>(worker), failure, fail };
}
