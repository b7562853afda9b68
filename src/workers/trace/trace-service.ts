import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import { variantOf } from '../../cot/variants.ts';
import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import type { Machine } from '../../machine/table/machine.ts';
import { rulesOf, type Rule } from '../../machine/table/rules.ts';
import type { DrawingModel } from '../../runs/drawing/drawing-model.ts';
import { readDrawing } from '../../runs/drawing/read-drawing.ts';
import type { Solution } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { breakpointHits, nextBreakpoint, type Breakpoint, type BreakpointHit } from './breakpoint-search.ts';
import { cellJump, type CellJump } from './cell-jumps.ts';
import { configurationView } from './configuration-view.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { ruleView, segmentView, stateAt } from './make-views.ts';
import { atomicStateViews, momentView } from './moment-view.ts';
import type { TellMaking } from './open-trace.ts';
import { OpenTraces, type Opening, type Owner } from './open-traces.ts';
import { originCells, type WrittenCell } from './origin-cells.ts';
import { Interaction, Slices } from '../slices.ts';
import { inkedSpaceTime, markedSpaceTime, type SpaceTimeRequest, type SpaceTimeView } from './space-time.ts';
import { StateArranger, type StateArrangement } from './state-arrangement.ts';
import { stateVisits } from './state-visits.ts';
import { requireTask, Subjects } from './subjects.ts';
import { resultUses, valueUses } from './value-uses.ts';
import { StepLists } from '../steps/step-lists.ts';
import type { StepArrangement, StepHere, StepListView, StepView } from '../views/step-views.ts';
import { measureText, tokenEnds, type TextMeasure } from '../text/text-measure.ts';
import { findInText, type TextQuery } from '../text/text-search.ts';
import { Texts } from '../text/texts.ts';
import { tokenizerFrom } from '../text/tokenizers.ts';
import type {
  AtomicStateView,
  CellHistory,
  CellWindow,
  ConfigurationView,
  MachineView,
  MomentView,
  OperandView,
  SegmentView,
  TextRequest,
  TextView,
  TraceRequest,
  TraceSummary,
  ValueUses,
} from '../views/views.ts';

/**
 * Runs and what is shown of them, for a page that must not block: the page talks to it through a worker. Only windows of
 * configurations, states and text are handed over.
 */
export class TraceService {
  private readonly interaction = new Interaction();
  private readonly traces = new OpenTraces(undefined, this.interaction);
  private readonly subjects = new Subjects();
  private readonly texts = new Texts();
  private readonly stepLists = new StepLists();
  private readonly rules = new WeakMap<Machine, readonly Rule[]>();
  private readonly arrangers = new WeakMap<Solution, StateArranger>();

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** See `OpenTraces.numberAfter`. */
  numberAfter(number: number): void {
    this.traces.numberAfter(number);
  }

  /** Makes the machine of a task and runs its example, so that the run that is asked for next finds everything ready. */
  makeReady(id: string): void {
    const task = requireTask(id);
    this.rulesOfMachine(task.machine());
    solveTask(task, task.example);
  }

  /** A machine as it is drawn and listed: that of a task, by its id, or one from outside. */
  machine(of: string | ExchangeMachine): MachineView {
    const machine = this.subjects.machine(of);
    return {
      name: machine.name,
      tapes: machine.tapes,
      states: machine.states.map(({ name, path, halts }) => ({ name, path, ...(halts && { halts }) })),
      kinds: this.subjects.kinds(of),
      rules: this.rulesOfMachine(machine).map((rule) => ruleView(machine, rule)),
    };
  }

  /**
   * See `OpenTraces.open`. Of a run in the making tapes and texts can be asked for; what needs all of it waits for its end. Rejected with
   * sentences where a machine from outside, or its input, cannot be run.
   */
  async open(request: TraceRequest, opening: Opening = {}, tell?: TellMaking): Promise<TraceSummary> {
    return this.traces.open(this.subjects.of(request), opening, tell);
  }

  /** See `OpenTraces.close`. */
  close(trace: number): void {
    this.traces.close(trace);
  }

  /** See `OpenTraces.closeAll`. */
  closeAll(owner: Owner): void {
    this.traces.closeAll(owner);
  }

  /** Where the atomic states end, nested ones included: what one steps by where arithmetic is unfolded. Null where none is nested. */
  async allEndSteps(trace: number): Promise<Int32Array | null> {
    return (await this.traces.whole(trace)).trace.allEndSteps() ?? null;
  }

  /** See `configurationView`. */
  configuration(trace: number, step: number, windows: readonly (CellWindow | undefined)[] = []): ConfigurationView {
    const solution = this.traces.soFar(trace);
    return configurationView(solution, this.rulesOfMachine(solution.subject.machine), step, windows);
  }

  /** See `momentView`. */
  moment(trace: number, step: number, windows: readonly CellWindow[], followsHeads: boolean): MomentView {
    this.interaction.note();
    const solution = this.traces.soFar(trace);
    const rules = this.rulesOfMachine(solution.subject.machine);
    return momentView(solution, rules, step, windows, followsHeads);
  }

  /** The problem's picture after `step` steps; null where nothing says how it is drawn. See `readDrawing`. */
  drawing(trace: number, step: number): DrawingModel | null {
    const { run, subject } = this.traces.soFar(trace);
    return subject.drawing ? readDrawing(run.seek(step), subject.drawing) : null;
  }

  /** See `atomicStateViews`. */
  states(trace: number, from: number, to: number): AtomicStateView[] {
    return atomicStateViews(this.traces.soFar(trace), from, to);
  }

  /** The text of the atomic states at the positions [from, to). */
  async text(trace: number, request: TextRequest, from: number, to: number): Promise<TextView[]> {
    const { unfolds } = variantOf(request.variant);
    // Texts that unfold tell each state by itself; what others say of one may depend on how the run goes on.
    const solution = unfolds ? this.traces.soFar(trace) : await this.traces.whole(trace);
    const text = this.texts.of(solution, request);
    if (!text.showsStates) return [];
    const views: TextView[] = [];
    for (let position = from; position < Math.min(to, solution.trace.outerLength); position++) {
      const hasNested = unfolds && solution.trace.children(solution.trace.outerIndex(position)).length > 0;
      const segments = text.segments(position).map((segment) => segmentView(solution, segment));
      views.push({ position, hasNested, segments });
    }
    return views;
  }

  /** The line that ends the text, with the answer. */
  async textEnding(trace: number, request: TextRequest): Promise<SegmentView[]> {
    const solution = await this.traces.whole(trace);
    return this.texts
      .of(solution, request)
      .ending()
      .map((segment) => segmentView(solution, segment));
  }

  /** The whole text, to be copied. */
  async wholeText(trace: number, request: TextRequest): Promise<string> {
    return this.texts.of(await this.traces.whole(trace), request).text();
  }

  /** See `findInText`. */
  async find(trace: number, request: TextRequest, query: TextQuery, from: number, to: number): Promise<Int32Array> {
    const solution = await this.traces.whole(trace);
    const text = this.texts.of(solution, request);
    return findInText(text, solution.trace.outerLength, query, from, to, new Slices(undefined, this.interaction));
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
    const solution = await this.traces.whole(trace);
    const text = this.texts.of(solution, request);
    return measureText(text, solution.trace.outerLength, tokenizer, from, to, new Slices(undefined, this.interaction));
  }

  /** See `tokenEnds`. */
  async tokenEnds(
    trace: number,
    request: TextRequest,
    vocabulary: string,
    positions: readonly number[],
  ): Promise<number[][]> {
    const tokenizer = await tokenizerFrom(vocabulary);
    const solution = await this.traces.whole(trace);
    return tokenEnds(this.texts.of(solution, request), solution.trace.outerLength, tokenizer, positions);
  }

  /** See `StateArranger.arrange`. */
  async arrangeStates(
    trace: number,
    arrangement: StateArrangement,
    tell?: (rows: number) => void,
  ): Promise<Int32Array | null> {
    const solution = await this.traces.whole(trace);
    let arranger = this.arrangers.get(solution);
    if (!arranger) {
      arranger = new StateArranger(solution.trace.outerLength, (from, to) => atomicStateViews(solution, from, to));
      this.arrangers.set(solution, arranger);
    }
    return arranger.arrange(arrangement, tell);
  }

  /** See `StepList.read`. A newer question, or `stopListingSteps`, ends an older one, which is rejected with `Cancelled`. */
  async listSteps(
    trace: number,
    request: TextRequest,
    tell?: (positions: number, steps: number) => void,
  ): Promise<StepListView> {
    const slices = this.traces.questions(trace).begin('steps');
    const solution = await this.traces.whole(trace);
    return this.stepLists.read(solution, this.texts.of(solution, request), slices, tell);
  }

  /** Reads no more of a text for its steps; what has been read of it is kept. */
  stopListingSteps(trace: number): void {
    this.traces.questions(trace).cancel('steps');
  }

  /** See `StepList.views`; none before the text has been read. */
  steps(trace: number, request: TextRequest, from: number, to: number): StepView[] {
    return this.stepLists.list(...this.textOf(trace, request))?.views(from, to) ?? [];
  }

  /** See `StepList.arrange`. */
  arrangeSteps(trace: number, request: TextRequest, arrangement: StepArrangement): Int32Array {
    return this.stepLists.list(...this.textOf(trace, request))?.arrange(arrangement) ?? new Int32Array();
  }

  /** See `StepPlaces.here`. */
  stepHere(trace: number, request: TextRequest, cursor: number): StepHere | null {
    return this.stepLists.places(...this.textOf(trace, request))?.here(cursor) ?? null;
  }

  /** See `StepPlaces.next`; without the number of a step, see `StepPlaces.nextGap`. */
  nextStepPlace(trace: number, request: TextRequest, number: number | null, cursor: number): number | null {
    const places = this.stepLists.places(...this.textOf(trace, request));
    return (number === null ? places?.nextGap(cursor) : places?.next(number, cursor)) ?? null;
  }

  /** See `stateVisits`. */
  async stateVisits(trace: number, from: number, to: number): Promise<Int32Array> {
    return stateVisits((await this.traces.whole(trace)).run, from, to, new Slices(undefined, this.interaction));
  }

  /** See `originCells`. */
  originCells(trace: number, steps: readonly number[]): WrittenCell[] {
    return originCells(this.traces.soFar(trace).trace, steps);
  }

  /** What happened and will happen to a cell, seen after `step` steps; `cellUses` finds who fetches it. */
  async cellHistory(trace: number, tape: number, cell: number, step: number): Promise<CellHistory> {
    const solution = await this.traces.whole(trace);
    const engine = solution.run.seek(step);
    const written = engine.lastWriter(tape, cell);
    const change = solution.run.nextChange(tape, cell, step);
    return {
      writtenBy: written < 0 ? null : written,
      writer: written < 0 ? null : stateAt(solution, written),
      nextChange: change < 0 ? null : change + 1,
    };
  }

  /** The next uses of what a cell holds after `step` steps; see `valueUses`. A newer question ends an older one. */
  async cellUses(trace: number, tape: number, cell: number, step: number, most: number): Promise<ValueUses> {
    const solution = await this.traces.whole(trace);
    return valueUses(solution, [{ tape, cell, step }], step, most, this.traces.questions(trace).begin('cell uses'));
  }

  /** The uses of a result; see `resultUses`. A newer question ends an older one. */
  async resultUses(trace: number, result: OperandView, most: number): Promise<ValueUses> {
    const solution = await this.traces.whole(trace);
    return resultUses(solution, result, most, this.traces.questions(trace).begin('result uses'));
  }

  /** Where to go from a step with a cell in view; null when there is nothing. */
  async cellJump(trace: number, tape: number, cell: number, step: number, jump: CellJump): Promise<number | null> {
    return cellJump(
      (await this.traces.whole(trace)).run,
      { tape, cell, step, jump },
      this.traces.questions(trace).begin('cell jump'),
    );
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
    const { run } = await this.traces.whole(trace);
    const slices = this.traces.questions(trace).begin('space-time');
    const marked = await markedSpaceTime(run, request, slices);
    tell?.(marked);
    return inkedSpaceTime(run, marked, slices);
  }

  /** The nearest step at which a breakpoint stops the run. A newer search, or `stopSearching`, ends an older one. */
  async nextBreakpoint(
    trace: number,
    breakpoints: readonly Breakpoint[],
    from: number,
    direction: 1 | -1,
  ): Promise<BreakpointHit | null> {
    return nextBreakpoint(
      await this.traces.whole(trace),
      breakpoints,
      from,
      direction,
      this.traces.questions(trace).begin('breakpoint'),
    );
  }

  /** Ends the search for a breakpoint, which is rejected with `Cancelled`. */
  stopSearching(trace: number): void {
    this.traces.questions(trace).cancel('breakpoint');
  }

  /** For each breakpoint the steps at which it stops the run, at most one per column. */
  async breakpointHits(trace: number, breakpoints: readonly Breakpoint[], columns: number): Promise<Int32Array[]> {
    return breakpointHits(
      await this.traces.whole(trace),
      breakpoints,
      columns,
      this.traces.questions(trace).begin('hits'),
    );
  }

  private textOf(trace: number, request: TextRequest): [Solution, ChainOfThought] {
    const solution = this.traces.soFar(trace);
    return [solution, this.texts.of(solution, request)];
  }

  private rulesOfMachine(machine: Machine): readonly Rule[] {
    let rules = this.rules.get(machine);
    if (!rules) {
      rules = rulesOf(machine);
      this.rules.set(machine, rules);
    }
    return rules;
  }
}
