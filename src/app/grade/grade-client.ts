import { connect, type Asked, type Connection } from '../../workers/connection.ts';
import type { GradingService } from '../../workers/grading/grading-service.ts';

/** Starts the worker that grades when it is first asked, and another one after it has ended by itself. */
export class GradeClient {
  private connection: Connection<GradingService> | undefined;
  private readonly tellEnd: (reason: Error) => void;

  /** `tellEnd` is called when a worker ends by itself: the results that it kept are gone. */
  constructor(tellEnd: (reason: Error) => void) {
    this.tellEnd = tellEnd;
  }

  /** What the worker offers. */
  get service(): Asked<GradingService> {
    this.connection ??= connect<GradingService>(
      () =>
        new Worker(new URL('../../workers/grading/grade.worker.ts', import.meta.url), {
          type: 'module',
          name: 'grade',
        }),
      {
        reason: (how) => new Error(`The worker that grades ${how}. Open the files again.`),
        tellEnd: (reason) => {
          this.connection = undefined;
          this.tellEnd(reason);
        },
      },
    );
    return this.connection.service;
  }
}
