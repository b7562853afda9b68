import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Graders } from '../grading/grade-files.ts';
import { Grader, type GraderOptions } from '../grading/grader.ts';
import type { ThreadAnswer, ThreadQuestion } from './grade-thread.ts';

/** Threads that grade side by side. */
export interface GradeThreads extends Graders {
  /** Ends them; no answer is awaited any more. */
  readonly end: () => Promise<void>;
}

/** Batches that are with a thread beside the one that it grades, so that it never waits itself. */
const WAITING_A_THREAD = 2;

/** The size in MB of a thread's space for new values; the default is three times as much, and most of them are soon forgotten. */
const YOUNG_MB = 16;

/**
 * Sources are TypeScript, and a new thread has no loader for them. The one for `require` works in the thread itself; that for `import`
 * would start another thread beside each, with some 50 MB.
 */
const START = `const { workerData } = require('node:worker_threads');
require(workerData.loader).register();
// Maps of sources take as much memory as the sources.
process.setSourceMapsEnabled(false);
require(workerData.module);`;

/**
 * Starts threads that grade beside this one. Each answers in the order in which it is asked; the one with the fewest batches is asked
 * next, and where all have enough, this thread grades, too.
 */
export function startGradeThreads(others: number, options: GraderOptions): GradeThreads {
  const threads = Array.from({ length: others }, () => new Thread());
  const here = new Grader(options);
  return {
    atOnce: others * (1 + WAITING_A_THREAD) + 1,
    grade: (outputs) => {
      const [idlest] = threads.toSorted((one, other) => one.waiting - other.waiting);
      if (idlest && idlest.waiting <= WAITING_A_THREAD) return idlest.ask({ outputs, options });
      return Promise.resolve(here.gradeBatch(outputs));
    },
    end: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

class Thread {
  private readonly worker = new Worker(START, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    workerData: {
      loader: createRequire(import.meta.url).resolve('tsx/cjs/api'),
      module: fileURLToPath(new URL('./grade-thread.ts', import.meta.url)),
    },
  });
  private readonly asked: {
    readonly resolve: (answer: ThreadAnswer) => void;
    readonly reject: (problem: Error) => void;
  }[] = [];

  constructor() {
    this.worker.on('message', (answer: ThreadAnswer) => this.asked.shift()?.resolve(answer));
    this.worker.on('error', (problem) => {
      for (const { reject } of this.asked.splice(0)) reject(problem);
    });
  }

  /** Batches that have not been answered. */
  get waiting(): number {
    return this.asked.length;
  }

  ask(question: ThreadQuestion): Promise<ThreadAnswer> {
    return new Promise((resolve, reject) => {
      this.asked.push({ resolve, reject });
      // A thread of Node has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      this.worker.postMessage(question);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
