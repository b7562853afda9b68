import { exportMachine, type ExchangeMachine } from '../../machine/table/exchange.ts';
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
import { ruleView, stateAt } from './make-views.ts';
import { atomicStateViews, momentView } from './moment-view.ts';
import type { TellMaking } from './open-trace.ts';
import type { Opening, Owner } from './open-traces.ts';
import { originCells, type WrittenCell } from './origin-cells.ts';
import { Slices } from '../slices.ts';
import { inkedSpaceTime, markedSpaceTime, type SpaceTimeRequest, type SpaceTimeView } from './space-time.ts';
import { StateArranger, type StateArrangement } from './state-arrangement.ts';
import { stateVisits } from './state-visits.ts';
import { requireTask, Subjects } from './subjects.ts';
import { TextService } from './text-service.ts';
import { resultUses, valueUses } from './value-uses.ts';
import type {
  AtomicStateView,
  CellHistory,
  CellWindow,
  ConfigurationView,
  MachineView,
  MomentView,
  OperandView,
  TraceRequest,
  TraceSummary,
  ValueUses,
} from '../views/views.ts';

/**
 * Runs and what is shown of them, for a page that must not block: the page talks to it through a worker. Only windows of
 * configurations, states and text are handed over. What is asked of texts is in `TextService`.
 */
export class TraceService extends TextService {
  private readonly subjects = new Subjects();
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

  /** The whole table of a machine in the exchange form, with every rule written out. */
  exchange(of: string | ExchangeMachine): ExchangeMachine {
    return exportMachine(this.subjects.machine(of));
  }

  /** A machine as it is drawn and listed: that of a task, by its id, or one from outside. */
  machine(of: string | ExchangeMachine): MachineView {
    const machine = this.subjects.machine(of);
    const timelineTape = this.subjects.timelineTape(of);
    return {
      ...(timelineTape !== undefined && { timelineTape }),
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

  private rulesOfMachine(machine: Machine): readonly Rule[] {
    let rules = this.rules.get(machine);
    if (!rules) {
      rules = rulesOf(machine);
      this.rules.set(machine, rules);
    }
    return rules;
  }
}
