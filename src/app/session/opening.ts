import { proxy } from 'comlink';
import type { StoreApi } from 'zustand/vanilla';
import { grouped } from '../../base/grouped.ts';
import { Latest } from '../../base/latest.ts';
import { reasonOf } from '../../base/problems.ts';
import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { covers } from '../../workers/trace/covers.ts';
import type { MachineView, TraceSummary } from '../../workers/views/views.ts';
import { namedBreakpoints } from './breakpoints/named-breakpoints.ts';
import type { SessionParts } from './session-parts.ts';
import { toggledOfRun } from './toggled-states.ts';
import { machineOf, type Place, type Run, type TraceChoice, type TraceState } from './trace-state.ts';
import { WorkerEnded } from './worker-ended.ts';

/** How a trace is opened. */
export interface OpenOptions {
  /** The step to show; without one the middle of the run, where something is to be seen. */
  readonly step?: Place;
  /** Sentences about what was asked for and cannot be shown. */
  readonly problems?: readonly string[];
  /** Whether nothing is shown before all of the run is there. */
  readonly waitsForWhole?: boolean;
}

/** What holds while there is no run. */
const NO_RUN = { run: undefined, playing: false, pointed: undefined, shownState: undefined } as const;

/** Share of its atomic states after which a run shows how the machine works: at the start it still reads the input. */
const MIDDLE = 0.6;

/** Opens what a session traces, and closes what it has opened. */
export class Opening {
  private readonly parts: SessionParts;
  private readonly state: StoreApi<TraceState>;
  private readonly owner: string;
  private readonly openings = new Latest();
  /** The trace that is open; undefined while none is. */
  private trace: number | undefined;

  /** `owner` names the session to the service: an opening ends only what the same owner is having made. */
  constructor(parts: SessionParts, owner: string) {
    this.parts = parts;
    this.state = parts.state;
    this.owner = owner;
  }

  /** Has the run of a choice made and shows it, in place of the one before. A failure becomes a sentence in `problems`. */
  async open(
    choice: TraceChoice,
    { step = 'in the middle', problems = [], waitsForWhole }: OpenOptions,
  ): Promise<void> {
    const isMine = this.openings.begin();
    const { state } = this;
    this.closeTrace();
    state.setState({ ...NO_RUN, pendingStep: step, step: 0, choice, problems, making: { steps: 0, isThere: false } });
    try {
      const { service } = this.parts;
      const { traced } = choice;
      const machineMade = service.machine(machineOf(traced));
      const hear = async (steps: number, summary: TraceSummary | null) => {
        const machine = await machineMade.catch(() => undefined);
        // A report may arrive after the whole run.
        if (!machine || !isMine() || !state.getState().making) return;
        const soFar = summary && !waitsForWhole ? { machine, summary, traced } : null;
        this.showMaking(steps, soFar, step);
      };
      const tell = (steps: number, soFar: TraceSummary | null) => void hear(steps, soFar);
      const until = typeof step === 'number' ? { step } : {};
      const [machine, summary] = await Promise.all([
        machineMade,
        service.open(traced, { owner: this.owner, ...until }, proxy(tell)),
      ]);
      if (!isMine()) {
        void service.close(summary.trace);
        return;
      }
      this.trace = summary.trace;
      this.show({ machine, summary, traced }, step, problems);
    } catch (error) {
      // A worker that ended has been told of.
      if (!isMine() || error instanceof WorkerEnded) return;
      const sentence = `The run failed: ${reasonOf(error)}`;
      state.setState({ problems: [...problems, sentence], making: undefined, playing: false });
    }
  }

  /** Gives up the run that is being made; returns whether one was. */
  cancel(): boolean {
    if (!this.state.getState().making) return false;
    this.openings.cancel();
    void this.parts.service.closeAll(this.owner).catch(() => undefined);
    this.state.setState({ making: undefined, playing: false });
    return true;
  }

  /** Closes what is open: nothing is shown any more. */
  close(): void {
    this.openings.cancel();
    this.trace = undefined;
    void this.parts.service.closeAll(this.owner).catch(() => undefined);
    this.state.setState({ ...NO_RUN, making: undefined });
  }

  /** The worker has ended, with all its traces; what was chosen, and the step, stay. */
  fail(sentence: string): void {
    this.state.setState(({ problems }) => ({ ...NO_RUN, problems: [...problems, sentence], making: undefined }));
  }

  /** Fetches where nested states end, too: where arithmetic is unfolded one steps by them. */
  async loadAllEndSteps(): Promise<void> {
    const { run, choice } = this.state.getState();
    if (!run || run.allEndSteps || choice.arithmetic !== 'unfolded') return;
    // Without them one steps by the outer states, as where arithmetic is folded.
    const allEndSteps = await this.parts.service.allEndSteps(run.summary.trace).catch(() => undefined);
    if (allEndSteps && this.state.getState().run === run) this.state.setState({ run: { ...run, allEndSteps } });
  }

  /** Closes the trace that is open: what is asked about it is not wanted any more. */
  private closeTrace(): void {
    const { trace } = this;
    this.trace = undefined;
    // A worker that has ended has closed it.
    if (trace !== undefined) void this.parts.service.close(trace).catch(() => undefined);
  }

  /** Shows how far a run is, and what there is of it; the step that is asked for as soon as it is there. */
  private showMaking(steps: number, soFar: Run | null, step: Place): void {
    const { making } = this.state.getState();
    const isNowThere = soFar !== null && typeof step === 'number' && covers(soFar.summary, step);
    const run = soFar ?? making?.run;
    this.state.setState({
      making: { steps, ...(run && { run }), isThere: isNowThere || making?.isThere === true },
      ...(isNowThere && { step, pendingStep: undefined }),
    });
  }

  /** Shows a whole run. */
  private show(run: Run, step: Place, problems: readonly string[]): void {
    const { summary, machine } = run;
    const { choice } = this.state.getState();
    const states = new StateBoundaries(summary.boundaries);
    const start = step === 'in the middle' ? (states.endStep(Math.floor(states.count * MIDDLE)) ?? 0) : step;
    const beyond = start > summary.steps ? [stepBeyond(start, summary.steps)] : [];
    const unnamed = this.leaveUnnamed(machine);
    const single = toggledOfRun(choice.toggled ?? [], choice.arithmetic, states.count);
    this.state.setState({
      ...(single.problems.length > 0 && { choice: { ...choice, toggled: single.toggled } }),
      run,
      step: Math.min(summary.steps, start),
      pendingStep: undefined,
      making: undefined,
      problems: [...problems, ...beyond, ...unnamed, ...single.problems],
    });
    void this.loadAllEndSteps();
  }

  /** Takes breakpoints away that name what the machine does not have, and says so. */
  private leaveUnnamed(machine: MachineView): readonly string[] {
    const { breakpoints } = this.parts;
    const { named, problems } = namedBreakpoints(breakpoints.all, { kinds: machine.kinds, machine });
    if (problems.length > 0) breakpoints.set(named);
    return problems;
  }
}

function stepBeyond(step: number, steps: number): string {
  return `step: got ${grouped(step)}; this run ends after ${grouped(steps)}, which is shown.`;
}
