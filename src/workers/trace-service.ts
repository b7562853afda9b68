import type { ChainOfThought } from '../cot/chain-of-thought.ts';
import { variantOf } from '../cot/variants.ts';
import { outcomeSentence } from '../machine/outcome.ts';
import { rulesOf, type Rule } from '../machine/rules.ts';
import type { Machine } from '../machine/machine.ts';
import { webAssemblyIsAllowed } from '../machine/wasm/compiled.ts';
import { taskById } from '../tasks/registry.ts';
import { chainOfThought, solve, type Solution } from '../tasks/solution.ts';
import type { Task } from '../tasks/task.ts';
import { ruleView, segmentView, stateAt } from './make-views.ts';
import { atomicStateViews, momentView } from './moment-view.ts';
import { originCells, type WrittenCell } from './origin-cells.ts';
import { StateArranger, type StateArrangement } from './state-arrangement.ts';
import { stateVisits } from './state-visits.ts';
import { measureText, tokenEnds, type TextMeasure } from './text-measure.ts';
import { findInText, type TextQuery } from './text-search.ts';
import { tokenizerFrom } from './tokenizers.ts';
import { breakpointHits, nextBreakpoint, type Breakpoint, type BreakpointHit } from './breakpoint-search.ts';
import { configurationView } from './configuration-view.ts';
import { cellJump, type CellJump } from './cell-jumps.ts';
import { holdLife } from './life.ts';
import { nextFetch } from './next-fetch.ts';
import { noteLook, Slices } from './slices.ts';
import { inkedSpaceTime, markedSpaceTime, type SpaceTimeRequest, type SpaceTimeView } from './space-time.ts';
import type {
  AtomicStateView,
  CellHistory,
  CellWindow,
  ConfigurationView,
  MachineView,
  MomentView,
  NextRead,
  SegmentView,
  TextRequest,
  TextView,
  TraceRequest,
  TraceSummary,
} from './views.ts';

/** So many runs of together so many steps are kept beside a new one; the one asked for longest ago goes first. */
const RUNS_KEPT = 3;
const STEPS_KEPT = 2_000_000;

/**
 * Runs and what is shown of them, for a page that must not block: the page talks to it through a worker. Only windows of
 * configurations, states and text are handed over.
 */
export class TraceService {
  private readonly solutions = new Map<number, Solution>();
  private readonly texts = new Map<string, ChainOfThought>();
  private readonly rules = new Map<string, readonly Rule[]>();
  private readonly arrangers = new Map<number, StateArranger>();
  /** The number of the newest work of each kind. */
  private readonly newest = new Map<string, number>();
  private handles = 0;

  /** Holds the lock by which the page knows that this worker lives; see `watchLife`. */
  start(life: string): Promise<void> {
    return holdLife(life);
  }

  /** Makes the machine of a task and runs its example, so that the run that is asked for next finds everything ready. */
  makeReady(id: string): void {
    const task = requireTask(id);
    this.rulesOfTask(id, task.machine());
    solve(task, task.example);
  }

  /** The machine of a task. */
  machine(task: string): MachineView {
    const machine = requireTask(task).machine();
    return {
      name: machine.name,
      tapes: machine.tapes,
      states: machine.states.map(({ name, path }) => ({ name, path })),
      rules: this.rulesOfTask(task, machine).map((rule) => ruleView(machine, rule)),
    };
  }

  /** Runs a parsed instance. A trace that it is to stand beside stays open, however long. */
  open({ task: id, instance }: TraceRequest, beside?: number): TraceSummary {
    const task = requireTask(id);
    const others = [...this.solutions.keys()].filter((trace) => trace !== beside);
    // Before the new run, so that two long ones need memory at once only where both are looked at.
    while (others.length > 0 && (this.solutions.size > RUNS_KEPT || this.stepsKept() > STEPS_KEPT))
      this.forget(others.shift()!);
    const solution = solve(task, instance);
    const trace = ++this.handles;
    this.solutions.set(trace, solution);
    const { run, answer } = solution;
    return {
      trace,
      steps: run.steps,
      isInterpreted: !webAssemblyIsAllowed(),
      outcome: run.outcome,
      ending: outcomeSentence(run.outcome, run.steps),
      answer: answer ?? null,
      answerIsRight: answer !== undefined && task.check(instance, answer),
      firstSteps: solution.trace.outerFirstSteps(),
      endSteps: solution.trace.outerEndSteps(),
    };
  }

  /** Where the atomic states end, nested ones included: what one steps by where arithmetic is unfolded. */
  allEndSteps(trace: number): Int32Array {
    return this.solution(trace).trace.allEndSteps();
  }

  /** See `configurationView`. */
  configuration(trace: number, step: number, windows: readonly (CellWindow | undefined)[] = []): ConfigurationView {
    const solution = this.solution(trace);
    return configurationView(solution, this.rulesOfTask(solution.task.id, solution.run.engine.machine), step, windows);
  }

  /** See `momentView`. */
  moment(trace: number, step: number, windows: readonly CellWindow[], followsHeads: boolean): MomentView {
    noteLook();
    const solution = this.solution(trace);
    const rules = this.rulesOfTask(solution.task.id, solution.run.engine.machine);
    return momentView(solution, rules, step, windows, followsHeads);
  }

  /** See `atomicStateViews`. */
  states(trace: number, from: number, to: number): AtomicStateView[] {
    return atomicStateViews(this.solution(trace), from, to);
  }

  /** The text of the atomic states at the positions [from, to). */
  text(trace: number, request: TextRequest, from: number, to: number): TextView[] {
    const solution = this.solution(trace);
    const text = this.chainOfThought(trace, request);
    if (!text.showsStates) return [];
    const views: TextView[] = [];
    const { unfolds } = variantOf(request.variant);
    for (let position = from; position < Math.min(to, solution.trace.outerLength); position++) {
      const hasNested = unfolds && solution.trace.children(solution.trace.outerIndex(position)).length > 0;
      const segments = text.segments(position).map((segment) => segmentView(solution, segment));
      views.push({ position, hasNested, segments });
    }
    return views;
  }

  /** The line that ends the text, with the answer. */
  textEnding(trace: number, request: TextRequest): SegmentView[] {
    const solution = this.solution(trace);
    return this.chainOfThought(trace, request)
      .ending()
      .map((segment) => segmentView(solution, segment));
  }

  /** The whole text, to be copied. */
  wholeText(trace: number, request: TextRequest): string {
    return this.chainOfThought(trace, request).text();
  }

  /** See `findInText`. */
  find(trace: number, request: TextRequest, query: TextQuery, from: number, to: number): Promise<Int32Array> {
    const count = this.solution(trace).trace.outerLength;
    return findInText(this.chainOfThought(trace, request), count, query, from, to, new Slices());
  }

  /** See `measureText`; tokens where the address of a vocabulary is given. */
  async measureText(
    trace: number,
    request: TextRequest,
    vocabulary: string | null,
    from: number,
    to: number,
  ): Promise<TextMeasure> {
    const tokenizer = vocabulary === null ? undefined : await tokenizerFrom(vocabulary);
    const text = this.chainOfThought(trace, request);
    return measureText(text, this.solution(trace).trace.outerLength, tokenizer, from, to, new Slices());
  }

  /** See `tokenEnds`. */
  async tokenEnds(
    trace: number,
    request: TextRequest,
    vocabulary: string,
    positions: readonly number[],
  ): Promise<number[][]> {
    const tokenizer = await tokenizerFrom(vocabulary);
    return tokenEnds(this.chainOfThought(trace, request), this.solution(trace).trace.outerLength, tokenizer, positions);
  }

  /** See `StateArranger.arrange`. */
  arrangeStates(
    trace: number,
    arrangement: StateArrangement,
    tell?: (rows: number) => void,
  ): Promise<Int32Array | null> {
    let arranger = this.arrangers.get(trace);
    if (!arranger) {
      arranger = new StateArranger(this.solution(trace).trace.outerLength, (from, to) => this.states(trace, from, to));
      this.arrangers.set(trace, arranger);
    }
    return arranger.arrange(arrangement, tell);
  }

  /** See `stateVisits`. */
  stateVisits(trace: number, from: number, to: number): Promise<Int32Array> {
    return stateVisits(this.solution(trace).run, from, to, new Slices());
  }

  /** See `originCells`. */
  originCells(trace: number, steps: readonly number[]): WrittenCell[] {
    return originCells(this.solution(trace).trace, steps);
  }

  /** What happened and will happen to a cell, seen after `step` steps, but for who reads it next. */
  cellHistory(trace: number, tape: number, cell: number, step: number): CellHistory {
    const solution = this.solution(trace);
    const engine = solution.run.seek(step);
    const written = engine.lastWriter(tape, cell);
    const change = solution.run.nextChange(tape, cell, step);
    return {
      writtenBy: written < 0 ? null : written,
      writer: written < 0 ? null : stateAt(solution, written),
      nextChange: change < 0 ? null : change + 1,
    };
  }

  /** The next fetch of a cell, seen after `step` steps; null if there is none. A newer question ends an older one. */
  async nextRead(trace: number, tape: number, cell: number, step: number): Promise<NextRead | null> {
    const solution = this.solution(trace);
    const read = await nextFetch(solution.run, { tape, cell, step }, this.slices('next read'));
    return read < 0 ? null : { step: read, ...stateAt(solution, read)! };
  }

  /** Where to go from a step with a cell in view; null when there is nothing. */
  cellJump(trace: number, tape: number, cell: number, step: number, jump: CellJump): Promise<number | null> {
    return cellJump(this.solution(trace).run, { tape, cell, step, jump }, this.slices('cell jump'));
  }

  /**
   * A tape over the whole run: with the ink of its cells, and `tell` is told before what the recorded marks say. A newer request
   * ends an older one, which is rejected with `Cancelled`.
   */
  async spaceTime(
    trace: number,
    request: SpaceTimeRequest,
    tell?: (marked: SpaceTimeView) => void,
  ): Promise<SpaceTimeView> {
    const { run } = this.solution(trace);
    const slices = this.slices('space-time');
    const marked = await markedSpaceTime(run, request, slices);
    tell?.(marked);
    return inkedSpaceTime(run, marked, slices);
  }

  /** The nearest step at which a breakpoint stops the run. A newer search, or `stopSearching`, ends an older one. */
  nextBreakpoint(
    trace: number,
    breakpoints: readonly Breakpoint[],
    from: number,
    direction: 1 | -1,
  ): Promise<BreakpointHit | null> {
    return nextBreakpoint(this.solution(trace), breakpoints, from, direction, this.slices('breakpoint'));
  }

  /** Ends the search for a breakpoint, which is rejected with `Cancelled`. */
  stopSearching(): void {
    this.slices('breakpoint');
  }

  /** For each breakpoint the steps at which it stops the run, at most one for each of so many columns. */
  breakpointHits(trace: number, breakpoints: readonly Breakpoint[], columns: number): Promise<Int32Array[]> {
    return breakpointHits(this.solution(trace), breakpoints, columns, this.slices('hits'));
  }

  private solution(trace: number): Solution {
    const solution = this.solutions.get(trace);
    if (!solution) throw new Error(`Trace ${trace} is not open any more.`);
    // Asked for again: the last to be forgotten.
    this.solutions.delete(trace);
    this.solutions.set(trace, solution);
    return solution;
  }

  /** Slices for work of which only the newest of its kind is wanted. */
  private slices(kind: string): Slices {
    const mine = (this.newest.get(kind) ?? 0) + 1;
    this.newest.set(kind, mine);
    return new Slices(() => this.newest.get(kind) === mine);
  }

  private stepsKept(): number {
    let steps = 0;
    for (const { run } of this.solutions.values()) steps += run.steps;
    return steps;
  }

  private forget(trace: number): void {
    this.solutions.delete(trace);
    this.arrangers.delete(trace);
    for (const key of this.texts.keys()) if (key.startsWith(`${trace} `)) this.texts.delete(key);
  }

  private chainOfThought(trace: number, request: TextRequest): ChainOfThought {
    const key = `${trace} ${request.variant} ${request.arithmetic}`;
    let text = this.texts.get(key);
    if (!text) {
      text = chainOfThought(this.solution(trace), request);
      this.texts.set(key, text);
    }
    return text;
  }

  private rulesOfTask(task: string, machine: Machine): readonly Rule[] {
    let rules = this.rules.get(task);
    if (!rules) {
      rules = rulesOf(machine);
      this.rules.set(task, rules);
    }
    return rules;
  }
}

function requireTask(id: string): Task {
  const task = taskById(id);
  if (!task) throw new Error(`There is no task "${id}".`);
  return task;
}
