import { askedBatches, type FilesToRead, type OtherGraded } from './asked-batches.ts';
import type { AskedOutput } from './asked-output.ts';
import { Grader, type Graded, type GraderOptions } from './grader.ts';

/** Grades outputs that follow one another in a file, here or in other threads. */
export interface Graders {
  readonly grade: (outputs: readonly AskedOutput[], options: GraderOptions) => Promise<readonly Graded[]>;
  /** Batches that are given at once. */
  readonly atOnce: number;
}

/** What is to be graded, and how. */
export interface GradeRequest extends GraderOptions, FilesToRead {
  /** Who grades; left out to grade in this thread. The results are the same. */
  readonly graders?: Graders | undefined;
}

/** Outputs that were graded since the last time, in the order of their files. */
export interface GradedBatch {
  readonly graded: readonly Graded[];
  /** Sentences about what could not be graded, each with its file. */
  readonly problems: readonly string[];
}

/**
 * Grades files one after another. Nothing is held but the batches in hand and the runs of the last instances, so memory does not grow
 * with the files; who wants to stop leaves the loop.
 */
export async function* gradeFiles(request: GradeRequest): AsyncGenerator<GradedBatch, void, undefined> {
  const { withReasoning, withSteps } = request;
  const options = { withReasoning, withSteps };
  const { grade, atOnce } = request.graders ?? inThisThread(options);
  const inHand: { readonly graded: Promise<readonly Graded[]>; readonly problems: readonly string[] }[] = [];
  for await (const { outputs, others, problems } of askedBatches(request)) {
    const graded = grade(outputs, options).then((results) => inOrder(results, others));
    // Awaited below, in order; what fails before its turn is no failure that nobody hears of.
    graded.catch(() => undefined);
    inHand.push({ graded, problems });
    if (inHand.length < atOnce) continue;
    const first = inHand.shift()!;
    yield { graded: await first.graded, problems: first.problems };
  }
  for (const { graded, problems } of inHand) yield { graded: await graded, problems };
}

/** Results of a batch with those of outputs that were graded as they were read, in the order of the file. */
function inOrder(graded: readonly Graded[], others: readonly OtherGraded[]): readonly Graded[] {
  if (others.length === 0) return graded;
  const all = [...graded];
  for (const other of others.toReversed()) all.splice(other.after, 0, other.graded);
  return all;
}

function inThisThread(options: GraderOptions): Graders {
  const grader = new Grader(options);
  return { grade: (outputs) => Promise.resolve(grader.gradeBatch(outputs)), atOnce: 1 };
}
