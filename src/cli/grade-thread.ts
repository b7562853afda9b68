import { parentPort, type MessagePort } from 'node:worker_threads';
import { Grader, type Graded, type GraderOptions } from '../grading/grader.ts';
import type { AskedOutput } from '../grading/asked-output.ts';

/** A batch that a thread is given. */
export interface ThreadQuestion {
  readonly outputs: readonly AskedOutput[];
  readonly options: GraderOptions;
}

/** What a thread answers: the results of a batch, in its order. */
export type ThreadAnswer = readonly Graded[];

// A thread of its own has a port to the one that started it.
answerBatches(parentPort!);

/** Grades each batch that comes through a port; all are of one run, with one set of options. */
function answerBatches(port: MessagePort): void {
  let grader: Grader | undefined;
  port.on('message', ({ outputs, options }: ThreadQuestion) => {
    grader ??= new Grader(options);
    const answer: ThreadAnswer = grader.gradeBatch(outputs);
    port.postMessage(answer);
  });
}
