import type { Graders } from '../../grading/grade-files.ts';
import { Grader, type GraderOptions } from '../../grading/grader.ts';
import { Pool } from '../pool.ts';
import type { GradeBatchService } from './batch-service.ts';
import type { PickedFile } from './blob-file.ts';

/** Workers that can be started to grade beside the one that reads. */
export interface GradingHelpers {
  readonly count: number;
  readonly make: () => Worker;
}

/** Graders with workers of their own, which are to be ended. */
export interface HelpedGraders extends Graders {
  readonly end: () => void;
}

/** Bytes from which helpers are started: they take a moment, in which so much is graded here. */
const BYTES_FOR_HELPERS = 8_000_000;
/** Batches that wait for each helper, so that none waits itself. */
const WAITING_A_HELPER = 2;

/** Starts helpers for large files; undefined where one worker does, and where none can be started. */
export async function startHelpers(
  helpers: GradingHelpers | undefined,
  files: readonly PickedFile[],
  options: GraderOptions,
): Promise<HelpedGraders | undefined> {
  const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (!helpers || helpers.count < 1 || bytes < BYTES_FOR_HELPERS) return undefined;
  const pool = new Pool<GradeBatchService>(
    helpers.make,
    (how) => new Error(`A worker that grades ${how}. Open the files again.`),
  );
  try {
    await pool.open(helpers.count, (service) => service.prepare(options));
  } catch (problem) {
    // A browser that grants no further worker: this one grades alone.
    pool.end(new Error('No helper could be started.', { cause: problem }));
    return undefined;
  }
  const here = new Grader(options);
  const most = helpers.count * (1 + WAITING_A_HELPER);
  let inHand = 0;
  return {
    atOnce: most + 1,
    grade: async (outputs) => {
      // Where all have enough to do, the worker that reads grades, too.
      if (inHand >= most) return here.gradeBatch(outputs);
      inHand++;
      try {
        return await pool.ask((service) => service.grade(outputs));
      } finally {
        inHand--;
      }
    },
    end: () => pool.end(new Error('Grading has ended.')),
  };
}
