import type { Asked } from '../../workers/connection.ts';
import type { TraceService } from '../../workers/trace/trace-service.ts';

/** What a session asks of runs: the trace service, in a worker or in place. */
export type TraceQuestions = Asked<TraceService>;
