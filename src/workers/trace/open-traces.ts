import type { Solution } from '../../runs/solution.ts';
import type { Subject } from '../../runs/subject.ts';
import { Cancelled, Interaction, type NewestSlices } from '../slices.ts';
import { Turns } from '../turns.ts';
import type { TraceSummary } from '../views/views.ts';
import { OpenTrace, type Pace, type TellMaking } from './open-trace.ts';
import { traceSummary } from './trace-summary.ts';

/** Runs that nobody has open and that are kept beside the newest; the least recently used goes first. */
const MAX_CACHED_RUNS = 3;
/** Steps of all runs that nobody has open, together: they bound the memory. */
const MAX_CACHED_STEPS = 2_000_000;

const PACE: Pace = { firstReport: 30, grace: 500, slice: 30 };

/** Who opens traces: a name that no other has. */
export type Owner = string | number;

/** How a trace is opened. */
export interface Opening {
  /**
   * Who opens it. What it opened before and is still in the making is given up; its traces stay open until it closes them. Without an
   * owner a trace is one of those that are kept while there is room, and openings without one give up each other.
   */
  readonly owner?: Owner;
  /** A trace that is shown beside it, which stays open however long it is. */
  readonly beside?: number;
  /** The step that the page shows first, where it is known before the run. */
  readonly step?: number;
}

/** An opening that has not come to its end. */
interface Pending {
  readonly owner: Owner | undefined;
  isWanted: boolean;
  trace: OpenTrace | undefined;
}

/** The runs that the page can ask about, each under a number. Those of several owners are made in turns, those of one give way to the newest. */
export class OpenTraces {
  private readonly traces = new Map<number, OpenTrace>();
  /** The owners of traces that have not been closed, by number. */
  private readonly owners = new Map<number, Owner>();
  private readonly pending = new Set<Pending>();
  private readonly turns: Turns;
  private readonly interaction: Interaction;
  private readonly pace: Pace;
  private lastNumber = 0;

  constructor(pace: Pace = PACE, interaction: Interaction = new Interaction(), turns: Turns = new Turns()) {
    this.pace = pace;
    this.interaction = interaction;
    this.turns = turns;
  }

  /** The next trace has the number after this one. */
  numberAfter(number: number): void {
    this.lastNumber = number;
  }

  /** Makes the run of a subject. Rejects with `Cancelled` when its owner opens another or closes it meanwhile. */
  async open(subject: Subject, { owner, beside, step }: Opening, tell?: TellMaking): Promise<TraceSummary> {
    const kept = beside === undefined ? undefined : this.find(beside);
    this.cancelPending(owner, kept);
    const opening: Pending = { owner, isWanted: true, trace: undefined };
    this.pending.add(opening);
    try {
      if (kept) await kept.whole;
      if (!opening.isWanted) throw new Cancelled('Another was opened.');
      this.makeRoom(beside);
      const summary = await this.make(subject, opening, step, tell);
      if (owner === undefined) this.forgetQuestions(summary.trace, beside);
      return summary;
    } finally {
      this.pending.delete(opening);
    }
  }

  /** Closes a trace: it is only kept while there is room, and what is not finished of it is given up. */
  close(number: number): void {
    this.owners.delete(number);
    for (const { trace } of this.pending) if (trace && trace === this.traces.get(number)) trace.cancel();
    this.traces.get(number)?.questions.cancelAll();
    this.makeRoom(undefined);
  }

  /** Closes all traces of an owner, and gives up what it is opening. */
  closeAll(owner: Owner): void {
    this.cancelPending(owner, undefined);
    for (const [number, each] of this.owners) if (each === owner) this.close(number);
  }

  /** A trace as far as it is there. */
  soFar(number: number): Solution {
    return this.find(number).soFar;
  }

  /** A trace once it is whole. */
  whole(number: number): Promise<Solution> {
    return this.find(number).whole;
  }

  /** The questions about a trace of which the newest of a kind is wanted. */
  questions(number: number): NewestSlices {
    return this.find(number).questions;
  }

  private async make(
    subject: Subject,
    opening: Pending,
    step: number | undefined,
    tell: TellMaking | undefined,
  ): Promise<TraceSummary> {
    const { owner } = opening;
    const number = ++this.lastNumber;
    const trace = new OpenTrace(subject, number, this.turns.join(), this.interaction, this.pace);
    opening.trace = trace;
    this.traces.set(number, trace);
    if (owner !== undefined) this.owners.set(number, owner);
    try {
      return traceSummary(number, await trace.make(step, tell));
    } catch (error) {
      this.traces.delete(number);
      this.owners.delete(number);
      throw error;
    }
  }

  private cancelPending(owner: Owner | undefined, kept: OpenTrace | undefined): void {
    for (const opening of this.pending) {
      if (opening.owner !== owner || (kept && opening.trace === kept)) continue;
      opening.isWanted = false;
      opening.trace?.cancel();
    }
  }

  /** What was asked about traces that nobody has open is not wanted when another has taken their place. */
  private forgetQuestions(shown: number, beside: number | undefined): void {
    for (const [number, { questions }] of this.traces)
      if (number !== shown && number !== beside && !this.owners.has(number)) questions.cancelAll();
  }

  private find(number: number): OpenTrace {
    const trace = this.traces.get(number);
    if (!trace) throw new Error(`Trace ${number} is not open any more.`);
    // Moved to the end of the map: the most recently used.
    this.traces.delete(number);
    this.traces.set(number, trace);
    return trace;
  }

  /** Evicts runs that nobody has open, so that two long ones need memory at once only where both are shown. */
  private makeRoom(beside: number | undefined): void {
    const cached = [...this.traces.keys()].filter((number) => !this.owners.has(number));
    const leaving = cached.filter((number) => number !== beside);
    let runs = cached.length;
    let steps = cached.reduce((sum, number) => sum + this.traces.get(number)!.soFar.run.steps, 0);
    for (const number of leaving) {
      if (runs <= MAX_CACHED_RUNS && steps <= MAX_CACHED_STEPS) return;
      steps -= this.traces.get(number)!.soFar.run.steps;
      runs--;
      this.traces.delete(number);
    }
  }
}
