import { wrap } from 'comlink';
import type { TraceService } from '../workers/trace-service.ts';

/** The trace service, in a worker of its own: runs, seeks and texts never block the page. */
export const traceService = wrap<TraceService>(
  new Worker(new URL('../workers/trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' }),
);
