import { wrap, type Remote } from 'comlink';
import { watchLiveness } from '../../workers/worker-liveness.ts';
import type { TraceService } from '../../workers/trace/trace-service.ts';
import { UntilEnded } from '../../workers/until-ended.ts';
import type { Asked } from './trace-questions.ts';
import { WorkerEnded } from './worker-ended.ts';

interface Connection {
  readonly service: Remote<TraceService>;
  /** Tells whoever waits when the worker ends. */
  readonly untilEnded: UntilEnded;
  readonly end: (reason: WorkerEnded) => void;
}

let connection: Connection | undefined;
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
        connection ??= connect();
        const { service, untilEnded } = connection;
        // Calls have been checked against `Asked`; the type of one method is that of all here.
        const ask = service[method] as (...given: unknown[]) => Promise<unknown>;
        return untilEnded.ask(() => ask(...given));
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
}

/** Calls `tell` with a sentence when the worker fails of itself, until the function that is returned is called. */
export function onTraceServiceFailure(tell: (sentence: string) => void): () => void {
  failureListeners.add(tell);
  return () => failureListeners.delete(tell);
}

function connect(): Connection {
  const worker = new Worker(new URL('../../workers/trace/trace.worker.ts', import.meta.url), {
    type: 'module',
    name: 'trace',
  });
  const service = wrap<TraceService>(worker);
  // The page still knows things of traces whose worker has ended: a cell that is followed, jumps. No later trace has their numbers.
  void service.numberAfter(TRACES_A_WORKER * connections++);
  const untilEnded = new UntilEnded();
  const end = (reason: WorkerEnded) => {
    worker.terminate();
    if (connection?.untilEnded === untilEnded) connection = undefined;
    untilEnded.end(reason);
  };
  void watchLiveness(worker, service, (how) => {
    // One that is ended on purpose lets its lock go too.
    if (connection?.untilEnded !== untilEnded) return;
    const sentence = `The worker that runs machines ${how}.`;
    end(new WorkerEnded(sentence));
    for (const tell of failureListeners) tell(sentence);
  });
  return { service, untilEnded, end };
}
