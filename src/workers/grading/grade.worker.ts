import { expose } from 'comlink';
import { GradingService } from './grading-service.ts';

/** Workers beside this one: one for each further processor, but no more, as each takes tens of megabytes. */
const helpers = Math.min(3, navigator.hardwareConcurrency - 1);

expose(
  new GradingService({
    count: helpers,
    make: () =>
      new Worker(new URL('./grade-batch.worker.ts', import.meta.url), { type: 'module', name: 'grade-batch' }),
  }),
);
