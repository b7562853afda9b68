import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { Worker, type ResourceLimits } from 'node:worker_threads';
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

/**
 * Memory of a thread in MB. New values are mostly soon forgotten: with little space for them they are looked through often, and the
 * memory stays small. The limit of old ones is far above what outputs of megabytes take; with one of gigabytes, as is usual, garbage
 * would be left lying until there is four times as much as is needed.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

/**
 * The program of a thread, as one script. Sources are TypeScript, and a new thread has no loader for them: one for `import` would start
 * another thread beside each, with some 50 MB, and one for `require` turns every import into the call of a getter, with which grading
 * takes nearly twice as long.
 */
function threadScript(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./grade-thread.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/**
 * Starts threads that grade, while this one reads. Each answers in the order in which it is asked; the one with the fewest batches is
 * asked next. Batches of a thread that has no memory for them are graded in this one, which has a larger limit.
 */
export function startGradeThreads(count: number, options: GraderOptions, limits = LIMITS): GradeThreads {
  const script = threadScript();
  const threads = Array.from({ length: count }, () => new Thread(script, limits));
  let here: Grader | undefined;
  const gradeHere = ({ outputs }: ThreadQuestion) => (here ??= new Grader(options)).gradeBatch(outputs);
  return {
    atOnce: count * (1 + WAITING_A_THREAD),
    grade: async (outputs) => {
      const question = { outputs, options };
      const [idlest] = threads
        .filter(({ hasEnded }) => !hasEnded)
        .toSorted((one, other) => one.waiting - other.waiting);
      return (await idlest?.ask(question)) ?? gradeHere(question);
    },
    end: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

class Thread {
  /** Whether it ran out of memory, or broke. */
  hasEnded = false;
  private readonly worker: Worker;
  private readonly asked: {
    readonly resolve: (answer: ThreadAnswer | undefined) => void;
    readonly reject: (problem: Error) => void;
  }[] = [];

  constructor(script: string, resourceLimits: ResourceLimits) {
    this.worker = new Worker(script, { eval: true, execArgv: [], resourceLimits });
    this.worker.on('message', (answer: ThreadAnswer) => this.asked.shift()?.resolve(answer));
    this.worker.on('error', (problem: NodeJS.ErrnoException) => {
      this.hasEnded = true;
      const isFull = problem.code === 'ERR_WORKER_OUT_OF_MEMORY';
      for (const { resolve, reject } of this.asked.splice(0))
        if (isFull) resolve(undefined);
        else reject(problem);
    });
  }

  /** Batches that have not been answered. */
  get waiting(): number {
    return this.asked.length;
  }

  /** The answer to a question; undefined where there is not enough memory for it. */
  ask(question: ThreadQuestion): Promise<ThreadAnswer | undefined> {
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
