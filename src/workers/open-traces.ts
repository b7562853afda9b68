import { Latest } from '../base/latest.ts';
import { solutionOf, startRun, type Solution } from '../tasks/solution.ts';
import type { Instance, Task } from '../tasks/task.ts';
import { covers } from './covers.ts';
import { Slices } from './slices.ts';
import { traceSummary } from './trace-summary.ts';
import type { TraceSummary } from './views.ts';

/** So many runs of together so many steps are kept beside a new one; the one asked for longest ago goes first. */
const RUNS_KEPT = 3;
const STEPS_KEPT = 2_000_000;

/** How long, in milliseconds, a run is made before others are heard. */
interface Pace {
  /** One that has taken so long is told of, so that the page can make its places meanwhile. */
  readonly beginning: number;
  /** Then nothing else is answered for so long: most runs are over by then, and looking at a part of them would hold them up. */
  readonly patience: number;
  /** From then on other questions are answered so often. */
  readonly slice: number;
}

const PACE: Pace = { beginning: 30, patience: 500, slice: 30 };
/** So many steps are made between two looks at the clock: without WebAssembly they take ten milliseconds. */
const PIECE = 2 ** 15;
/** Who waits is told so often, in milliseconds, how far the run is. */
const TELL_EVERY = 250;

/**
 * Hears of a run in the making: how many steps it has made, and what there is of it – as soon as it takes long, and once more when
 * the step that is looked at is there.
 */
export type TellMaking = (steps: number, soFar: TraceSummary | null) => void;

/** How a trace is opened. */
export interface Opening {
  /** A trace that it is to stand beside: that one stays open, however long. */
  readonly beside?: number;
  /** The step that is looked at first, where it is known before the run. */
  readonly step?: number;
}

/** The runs that are looked at, each under a number. One is made at a time, in slices; another that is opened ends it. */
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

  /** Makes the run of a parsed instance. Rejects with `Cancelled` when another is opened meanwhile. */
  async open(task: Task, instance: Instance, { beside, step }: Opening, tell?: TellMaking): Promise<TraceSummary> {
    // Two runs of one machine in turns would hand its memory over at every slice.
    if (beside !== undefined) await this.whole(beside);
    this.makeRoom(beside);
    const number = ++this.lastNumber;
    const trace = new OpenTrace(task, instance, number, this.openings.begin(), this.pace);
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
    // Asked for again: the last to be forgotten.
    this.traces.delete(number);
    this.traces.set(number, trace);
    return trace;
  }

  /** Before a new run, so that two long ones need memory at once only where both are looked at. */
  private makeRoom(beside: number | undefined): void {
    const others = [...this.traces.keys()].filter((number) => number !== beside);
    while (others.length > 0 && (this.traces.size > RUNS_KEPT || this.stepsKept() > STEPS_KEPT))
      this.traces.delete(others.shift()!);
  }

  private stepsKept(): number {
    let steps = 0;
    for (const { soFar } of this.traces.values()) steps += soFar.run.steps;
    return steps;
  }
}

/** One of them, whole or in the making. */
class OpenTrace {
  /** What there is of it. */
  soFar: Solution;
  readonly whole: Promise<Solution>;
  private tellWhole: (solution: Solution) => void = () => undefined;
  private tellFailure: (reason: unknown) => void = () => undefined;
  private readonly number: number;
  private readonly isWanted: () => boolean;
  private readonly pace: Pace;

  constructor(task: Task, instance: Instance, number: number, isWanted: () => boolean, pace: Pace) {
    this.number = number;
    this.isWanted = isWanted;
    this.pace = pace;
    this.soFar = solutionOf(task, instance, startRun(task, instance));
    this.whole = new Promise((resolve, reject) => {
      this.tellWhole = resolve;
      this.tellFailure = reject;
    });
    // There may be nobody who waits for it but who makes it.
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
    let rests = performance.now() + this.pace.beginning;
    let tells = 0;
    // Beyond this step it is looked at what there is of the run.
    let due = 0;
    for (;;) {
      run.goOn(PIECE);
      if (run.isMade) return;
      const now = performance.now();
      if (now < rests) continue;
      let patience = this.pace.slice;
      if (run.steps > due) {
        const isFirst = due === 0;
        if (run.steps > step) this.know();
        const summary = traceSummary(this.number, this.soFar);
        const isThere = covers(summary, step);
        if (isFirst || isThere) tell(run.steps, summary);
        // An atomic state that takes long is not looked for too often.
        due = isThere ? Infinity : Math.max(step, 2 * run.steps);
        if (isFirst && !isThere) patience = this.pace.patience;
      } else if (now > tells) {
        tells = now + TELL_EVERY;
        tell(run.steps, null);
      }
      await slices.rest();
      rests = performance.now() + patience;
    }
  }

  private know(): void {
    const { task, instance, run } = this.soFar;
    this.soFar = solutionOf(task, instance, run, this.soFar);
  }
}
