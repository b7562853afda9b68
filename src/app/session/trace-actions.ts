import { StateBoundaries, type BoundaryList } from '../../trace/state-boundaries.ts';
import { proxy } from 'comlink';
import { grouped } from '../../base/grouped.ts';
import { Latest } from '../../base/latest.ts';
import { reasonOf } from '../../base/problems.ts';
import { arithmeticProblem, variantProblem } from '../../cot/variants.ts';
import { parseRange } from '../../tasks/ranges.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance } from '../../tasks/task.ts';
import { covers } from '../../workers/trace/covers.ts';
import type { MachineView, TraceSummary } from '../../workers/views/views.ts';
import { endTraceService, onTraceServiceFailure, traceService, WorkerEnded } from './trace-client.ts';
import { parseAddress } from '../trace/address/address.ts';
import { setBreakpoints, useBreakpoints } from './breakpoints.ts';
import { namedBreakpoints } from './named-breakpoints.ts';
import { notify } from '../frame/notice.ts';
import { showTable } from '../trace/panel-choices.ts';
import type { PointedValue } from './pointed-value.ts';
import { drawnInstance, exampleOf, taskOf, type Selection } from './selection.ts';
import { useTextTools } from './text-tools.ts';
import { toggledOfRun, withToggled } from './toggled-states.ts';
import {
  askForStep,
  askedStep,
  forgetToRemember,
  pushAddress,
  rememberNow,
  rememberStep,
} from '../trace/address/trace-address.ts';
import { useTraceStore, type Run, type StepUnit } from './trace-store.ts';

const { getState, setState } = useTraceStore;

/** Opens what the address holds; called at the start and when the person goes back or forward. */
export function openAddress(): void {
  const { selection, step, breakpoints, table, problems } = parseAddress(location.hash);
  // A link that names none leaves what the person has chosen.
  if (table) showTable(table);
  // Without a step the example stands in its middle, where something is to be seen.
  void open(selection, problems, step ?? 'in the middle');
  setBreakpoints(breakpoints);
}

/** Another page is opened: nothing plays on unseen. */
export function leaveTrace(): void {
  forgetToRemember();
  setState({ playing: false, pointed: undefined });
}

/** Another task: its example. */
export function chooseTask(id: string): void {
  const task = taskById(id);
  const { selection } = getState();
  if (!task) return;
  const range = typeof parseRange(task, selection.range) === 'string' ? 'S' : selection.range;
  const variant = variantProblem(selection.variant, [task]) === undefined ? selection.variant : 'tail';
  select({ ...exampleOf(task, { ...selection, range, variant }) }, 'in the middle');
}

/** Draws a new instance from a range, with the seed after the last one or the one given. */
export function draw(rangeName: string, seed?: number): void {
  const { selection } = getState();
  const task = taskOf(selection);
  const range = parseRange(task, rangeName);
  if (typeof range === 'string') return;
  const next = seed ?? (selection.seed ?? 0) + 1;
  select({ ...selection, range: range.name, seed: next, instance: drawnInstance(task, range, next) }, 0);
}

/** Traces an instance that was typed. */
export function traceInstance(instance: Instance): void {
  select({ ...getState().selection, seed: null, instance }, 0);
}

/** Shows the text otherwise; the run and the cursor stay. */
export function showText(change: Partial<Pick<Selection, 'variant' | 'arithmetic' | 'wording' | 'compare'>>): void {
  const before = getState().selection;
  const selection = { ...before, ...change };
  const fits = arithmeticProblem(selection.variant, selection.arithmetic) === undefined;
  const shown = fits ? selection : { ...selection, arithmetic: 'folded' as const };
  // Single states were unfolded in a text that is not there any more.
  const isOtherText = shown.variant !== before.variant || shown.arithmetic !== before.arithmetic;
  setState({ selection: isOtherText ? { ...shown, toggled: undefined } : shown, pointed: undefined });
  rememberStep();
  void loadAllEndSteps();
}

/** Unfolds the arithmetic of one atomic state, or folds it, against the rest of the text. */
export function toggleState(position: number): void {
  const { selection } = getState();
  setState({ selection: { ...selection, toggled: withToggled(selection.toggled, position) } });
  rememberStep();
}

/** Moves the cursor to a step of the run, and pauses: who goes somewhere wants to look. */
export function goToStep(step: number): void {
  setState({ playing: false });
  moveTo(step);
}

/** Moves the cursor to a step of the run while it goes on playing. */
export function moveTo(step: number): void {
  const { run, step: before } = getState();
  if (!run) return;
  const target = Math.max(0, Math.min(run.summary.steps, Math.round(step)));
  if (target !== before) setState({ step: target });
  rememberStep();
}

/** Moves the cursor to the end of the atomic state at a position, where its results stand on the tapes. */
export function goToPosition(position: number): void {
  const end = endOfState(getState().run, position);
  if (end !== undefined) goToStep(end);
}

/** Moves the cursor by one unit forward (1) or back (−1); returns whether it moved. */
export function stepBy(direction: 1 | -1, unit: StepUnit = getState().unit): boolean {
  const { step } = getState();
  const target = targetAfter(direction, unit);
  moveTo(target);
  return target !== step;
}

/** The step that lies so many units after the cursor, or before it where they are negative; the run's ends hold it. */
export function targetAfter(units: number, unit: StepUnit = getState().unit): number {
  const { run, step } = getState();
  if (!run) return step;
  const { steps } = run.summary;
  if (unit === 'machine step') return Math.max(0, Math.min(steps, step + units));
  const ends = endsOf(run);
  if (units > 0) return ends.endStep(ends.endedBy(step) - 1 + units) ?? steps;
  return ends.endStep(ends.endedBy(step - 1) + units) ?? 0;
}

/** The ends of the atomic states that one steps by: those at depth 0, or nested ones too where arithmetic is unfolded. */
function endsOf({ summary, allEndSteps }: Run): StateBoundaries {
  const all = getState().selection.arithmetic === 'unfolded' ? allEndSteps : undefined;
  return new StateBoundaries(all ? { kind: 'listed', firstSteps: all, endSteps: all } : summary.boundaries);
}

/** Chooses what one press steps by. */
export function chooseUnit(unit: StepUnit): void {
  setState({ unit });
}

/** Points at an operand, or at none. */
export function point(pointed: PointedValue | undefined): void {
  setState({ pointed });
}

/** Shows the rules of one state alone, or of all. */
export function showRulesOf(shownState: number | undefined): void {
  setState({ shownState });
}

/** Runs the selection once more, after a failure. */
export function runAgain(): void {
  const { selection, step } = getState();
  void open(selection, [], askedStep() ?? step);
}

/** Gives up the run that is being made. */
export function cancelRun(): void {
  if (!getState().making) return;
  opened.cancel();
  endTraceService();
  setState({ making: undefined, playing: false });
}

/** Takes the sentences about problems away. */
export function dismissProblems(): void {
  setState({ problems: [] });
}

/** The position of the atomic state that the cursor is in or has just finished; −1 before the first. */
export function positionAt(boundaries: BoundaryList, step: number): number {
  return new StateBoundaries(boundaries).positionAt(step);
}

/** The number of machine steps made at the end of the atomic state at a position; undefined where there is none. */
export function endOfState(run: Run | undefined, position: number): number | undefined {
  return run && new StateBoundaries(run.summary.boundaries).endStep(position);
}

/** A new trace of the person's choosing: Back leads to the one before. */
function select(chosen: Selection, step: number | 'in the middle'): void {
  const selection = { ...chosen, toggled: undefined };
  // Back leads to where the trace before was left, also while it played.
  rememberNow();
  // The names of another task's states and tapes mean nothing here.
  if (selection.task !== getState().selection.task) setBreakpoints([]);
  void open(selection, [], step);
  pushAddress();
}

onTraceServiceFailure((sentence) =>
  setState(({ problems }) => ({
    // Its traces are gone with it; what was selected, and the step, stay.
    ...NO_RUN,
    problems: [...problems, `${sentence} Run it again, or load the page again.`],
    making: undefined,
  })),
);

/** What holds while there is no run. */
const NO_RUN = { run: undefined, playing: false, pointed: undefined, shownState: undefined } as const;

const opened = new Latest();

async function open(selection: Selection, problems: readonly string[], step: number | 'in the middle'): Promise<void> {
  const isMine = opened.begin();
  askForStep(step);
  // What was told of another run.
  notify('');
  if (selection.task !== getState().selection.task) useTextTools.getState().forgetWords();
  setState({ ...NO_RUN, step: 0, selection, problems, making: { steps: 0, isThere: false } });
  try {
    const { task, instance } = selection;
    const until = typeof step === 'number' ? { step } : {};
    const machineMade = traceService.machine(task);
    const hear = async (steps: number, summary: TraceSummary | null) => {
      const machine = await machineMade.catch(() => undefined);
      // What is told may come later than the whole run.
      if (!machine || !isMine() || !getState().making) return;
      // Two texts side by side are shown when both can be.
      const soFar = summary && !selection.compare ? { machine, summary, task, instance } : null;
      showMaking(steps, soFar, step);
    };
    const tell = (steps: number, soFar: TraceSummary | null) => void hear(steps, soFar);
    const [machine, summary] = await Promise.all([
      machineMade,
      traceService.open({ task, instance }, until, proxy(tell)),
    ]);
    if (!isMine()) return;
    const states = new StateBoundaries(summary.boundaries);
    const start = step === 'in the middle' ? (states.endStep(Math.floor(states.count * 0.6)) ?? 0) : step;
    const beyond = start > summary.steps ? [stepBeyond(start, summary.steps)] : [];
    const unnamed = leaveUnnamed(task, machine);
    askForStep(undefined);
    const single = toggledOfRun(selection.toggled ?? [], selection.arithmetic, states.count);
    setState({
      ...(single.problems.length > 0 && { selection: { ...getState().selection, toggled: single.toggled } }),
      run: { machine, summary, task, instance },
      step: Math.min(summary.steps, start),
      making: undefined,
      problems: [...problems, ...beyond, ...unnamed, ...single.problems],
    });
    rememberStep();
    void loadAllEndSteps();
  } catch (error) {
    // A worker that ended of itself has been told of.
    if (!isMine() || error instanceof WorkerEnded) return;
    const sentence = `The run failed: ${reasonOf(error)}`;
    setState({ problems: [...problems, sentence], making: undefined, playing: false });
  }
}

/** Shows how far a run is, and what there is of it; the step that is asked for as soon as it is there. */
function showMaking(steps: number, soFar: Run | null, step: number | 'in the middle'): void {
  const { making } = getState();
  const isNowThere = soFar !== null && typeof step === 'number' && covers(soFar.summary, step);
  const run = soFar ?? making?.run;
  if (isNowThere) askForStep(undefined);
  setState({
    making: { steps, ...(run && { run }), isThere: isNowThere || making?.isThere === true },
    ...(isNowThere && { step }),
  });
}

/** Takes breakpoints away that name what the task's machine does not have, and says so. */
function leaveUnnamed(task: string, machine: MachineView): readonly string[] {
  const kinds = new Set(taskById(task)?.narrations.map(({ kind }) => kind.name));
  const { named, problems } = namedBreakpoints(useBreakpoints.getState().breakpoints, { kinds: [...kinds], machine });
  if (problems.length > 0) setBreakpoints(named);
  return problems;
}

/** Where arithmetic is unfolded one steps by nested states too: fetches where they end. */
async function loadAllEndSteps(): Promise<void> {
  const { run, selection } = getState();
  if (!run || run.allEndSteps || selection.arithmetic !== 'unfolded') return;
  // Without them one steps by the outer states, as where arithmetic is folded.
  const allEndSteps = await traceService.allEndSteps(run.summary.trace).catch(() => undefined);
  if (allEndSteps && getState().run === run) setState({ run: { ...run, allEndSteps } });
}

function stepBeyond(step: number, steps: number): string {
  return `step: got ${grouped(step)}; this run ends after ${grouped(steps)}, which is shown.`;
}
