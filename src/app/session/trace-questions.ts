import type { TraceService } from '../../workers/trace/trace-service.ts';

/** A service whose methods answer later. */
export type Asked<Service> = {
  readonly [Method in keyof Service]: Service[Method] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

/** What a session asks of runs: the trace service, in a worker or in place. */
export type TraceQuestions = Asked<TraceService>;
