import { solutionOf, startRun, type Solution } from '../../runs/solution.ts';
import type { Subject } from '../../runs/subject.ts';
import { Cancelled, NewestSlices, Slices, type Interaction } from '../slices.ts';
import type { Turn } from '../turns.ts';
import type { TraceSummary } from '../views/views.ts';
import { covers } from './covers.ts';
import { traceSummary } from './trace-summary.ts';

/** How long a run is made before the worker answers other questions, in milliseconds. */
export interface Pace {
  /** Time until the first report, by which the page can lay out what there is of the run. */
  readonly firstReport: number;
  /** Grace period of exclusive running after the first report: most runs end within it, and questions about a part would delay them. */
  readonly grace: number;
  /** Time between two turns of other questions from then on. */
  readonly slice: number;
}

/** Steps between two checks of the clock: without WebAssembly they take ten milliseconds. */
const STEPS_PER_CLOCK_CHECK = 2 ** 15;
/** Time between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL_MS = 250;

/**
 * Is told of a run in the making: how many steps it has made, and a summary of them at the first report and once more when the step
 * that the page shows is there, else null.
 */
export type TellMaking = (steps: number, soFar: TraceSummary | null) => void;

/** An open run, whole or in the making. */
export class OpenTrace {
  /** What there is of it. */
  soFar: Solution;
  readonly whole: Promise<Solution>;
  /** Slices for what is asked about it, of which the newest of a kind is wanted. */
  readonly questions: NewestSlices;
  private tellWhole: (solution: Solution) => void = () => undefined;
  private tellFailure: (reason: unknown) => void = () => undefined;
  private isWanted = true;
  private readonly number: number;
  private readonly turn: Turn;
  private readonly pace: Pace;

  /** Nothing of it is made yet. Its run is made in turns with others. */
  constructor(subject: Subject, number: number, turn: Turn, interaction: Interaction, pace: Pace) {
    this.number = number;
    this.turn = turn;
    this.pace = pace;
    this.questions = new NewestSlices(interaction);
    this.soFar = solutionOf(subject, startRun(subject));
    this.whole = new Promise((resolve, reject) => {
      this.tellWhole = resolve;
      this.tellFailure = reject;
    });
    // Its maker hears of a failure by `make`; nobody else need be waiting.
    this.whole.catch(() => undefined);
  }

  /** Makes it, as `TellMaking` says. Rejects with `Cancelled` when it is cancelled before it is whole. */
  async make(step = Infinity, tell: TellMaking = () => undefined): Promise<Solution> {
    try {
      await this.turn.take();
      await this.run(step, tell);
      this.know();
      this.tellWhole(this.soFar);
      return this.soFar;
    } catch (error) {
      this.tellFailure(error);
      throw error;
    } finally {
      this.turn.end();
    }
  }

  /** Gives up what is not finished: the run, and the answers to questions that take long. */
  cancel(): void {
    this.isWanted = false;
    this.turn.end();
    this.questions.cancelAll();
  }

  private async run(step: number, tell: TellMaking): Promise<void> {
    const { run } = this.soFar;
    const slices = new Slices(() => this.isWanted);
    if (!this.isWanted) throw new Cancelled('Cancelled before it began.');
    let rests = performance.now() + this.pace.firstReport;
    let tells = 0;
    // Number of steps from which the run so far is summarised next.
    let due = 0;
    for (;;) {
      run.goOn(STEPS_PER_CLOCK_CHECK);
      if (run.isMade) return;
      const now = performance.now();
      if (now < rests) continue;
      let pause = this.pace.slice;
      if (run.steps > due) {
        const isFirst = due === 0;
        if (run.steps > step) this.know();
        const summary = traceSummary(this.number, this.soFar);
        const isThere = covers(summary, step);
        if (isFirst || isThere) tell(run.steps, summary);
        // Doubling: a long atomic state must not be searched for too often.
        due = isThere ? Infinity : Math.max(step, 2 * run.steps);
        if (isFirst && !isThere) pause = this.pace.grace;
      } else if (now > tells) {
        tells = now + PROGRESS_INTERVAL_MS;
        tell(run.steps, null);
      }
      await slices.rest();
      if (this.turn.isOver) {
        await this.turn.take();
        // It may have been cancelled while it waited.
        await slices.rest();
      }
      rests = performance.now() + pause;
    }
  }

  private know(): void {
    const { subject, run } = this.soFar;
    this.soFar = solutionOf(subject, run, this.soFar);
  }
}
