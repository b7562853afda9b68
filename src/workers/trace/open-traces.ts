import { Latest } from '../../base/latest.ts';
import { solutionOf, startRun, type Solution } from '../../runs/solution.ts';
import type { Subject } from '../../runs/subject.ts';
import { covers } from './covers.ts';
import { Slices } from '../slices.ts';
import { traceSummary } from './trace-summary.ts';
import type { TraceSummary } from '../views/views.ts';

/** Runs that are kept beside the newest; the least recently used goes first. */
const MAX_CACHED_RUNS = 3;
/** Steps of all runs that are kept beside the newest, together: they bound the memory. */
const MAX_CACHED_STEPS = 2_000_000;

/** How long a run is made before the worker answers other questions, in milliseconds. */
interface Pace {
  /** Time until the first report, by which the page can lay out what there is of the run. */
  readonly firstReport: number;
  /** Grace period of exclusive running after the first report: most runs end within it, and questions about a part would delay them. */
  readonly grace: number;
  /** Time between two turns of other questions from then on. */
  readonly slice: number;
}

const PACE: Pace = { firstReport: 30, grace: 500, slice: 30 };
/** Steps between two checks of the clock: without WebAssembly they take ten milliseconds. */
const STEPS_PER_CLOCK_CHECK = 2 ** 15;
/** Time between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL_MS = 250;

/**
 * Is told of a run in the making: how many steps it has made, and a summary of them at the first report and once more when the step
 * that the page shows is there, else null.
 */
export type TellMaking = (steps: number, soFar: TraceSummary | null) => void;

/** How a trace is opened. */
export interface Opening {
  /** A trace that is shown beside it, which stays open however long it is. */
  readonly beside?: number;
  /** The step that the page shows first, where it is known before the run. */
  readonly step?: number;
}

/** The runs that the page can ask about, each under a number. One is made at a time, in slices; opening another ends it. */
export class OpenTraces {
  private readonly traces = new Map<number, OpenTrace>();
  private readonly openings = new Latest();
  private lastNumber = 0;
  private readonly pace: Pace;

  constructor(pace: Pace = PACE) {
    this.pace = pace;
  }

  /** The next trace has the number after this one. */
  numberAfter(number: number): void {
    this.lastNumber = number;
  }

  /** Makes the run of a subject. Rejects with `Cancelled` when another is opened meanwhile. */
  async open(subject: Subject, { beside, step }: Opening, tell?: TellMaking): Promise<TraceSummary> {
    // Two runs of one machine in turns would hand its memory over at every slice.
    if (beside !== undefined) await this.whole(beside);
    this.makeRoom(beside);
    const number = ++this.lastNumber;
    const trace = new OpenTrace(subject, number, this.openings.begin(), this.pace);
    this.traces.set(number, trace);
    try {
      return traceSummary(number, await trace.make(step, tell));
    } catch (error) {
      this.traces.delete(number);
      throw error;
    }
  }

  /** A trace as far as it is there. */
  soFar(number: number): Solution {
    return this.find(number).soFar;
  }

  /** A trace once it is whole. */
  whole(number: number): Promise<Solution> {
    return this.find(number).whole;
  }

  private find(number: number): OpenTrace {
    const trace = this.traces.get(number);
    if (!trace) throw new Error(`Trace ${number} is not open any more.`);
    // Moved to the end of the map: the most recently used.
    this.traces.delete(number);
    this.traces.set(number, trace);
    return trace;
  }

  /** Evicts runs before a new one, so that two long ones need memory at once only where both are shown. */
  private makeRoom(beside: number | undefined): void {
    const others = [...this.traces.keys()].filter((number) => number !== beside);
    while (others.length > 0 && (this.traces.size > MAX_CACHED_RUNS || this.cachedSteps() > MAX_CACHED_STEPS))
      this.traces.delete(others.shift()!);
  }

  private cachedSteps(): number {
    let steps = 0;
    for (const { soFar } of this.traces.values()) steps += soFar.run.steps;
    return steps;
  }
}

/** An open run, whole or in the making. */
class OpenTrace {
  /** What there is of it. */
  soFar: Solution;
  readonly whole: Promise<Solution>;
  private tellWhole: (solution: Solution) => void = () => undefined;
  private tellFailure: (reason: unknown) => void = () => undefined;
  private readonly number: number;
  private readonly isWanted: () => boolean;
  private readonly pace: Pace;

  constructor(subject: Subject, number: number, isWanted: () => boolean, pace: Pace) {
    this.number = number;
    this.isWanted = isWanted;
    this.pace = pace;
    this.soFar = solutionOf(subject, startRun(subject));
    this.whole = new Promise((resolve, reject) => {
      this.tellWhole = resolve;
      this.tellFailure = reject;
    });
    // Its maker hears of a failure by `make`; nobody else need be waiting.
    this.whole.catch(() => undefined);
  }

  /** Makes it, as `TellMaking` says. */
  async make(step = Infinity, tell: TellMaking = () => undefined): Promise<Solution> {
    try {
      await this.run(step, tell);
      this.know();
      this.tellWhole(this.soFar);
      return this.soFar;
    } catch (error) {
      this.tellFailure(error);
      throw error;
    }
  }

  private async run(step: number, tell: TellMaking): Promise<void> {
    const { run } = this.soFar;
    const slices = new Slices(this.isWanted);
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
      rests = performance.now() + pause;
    }
  }

  private know(): void {
    const { subject, run } = this.soFar;
    this.soFar = solutionOf(subject, run, this.soFar);
  }
}
