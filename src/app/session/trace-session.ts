import { createStore, type StoreApi } from 'zustand/vanilla';
import { arithmeticProblem } from '../../cot/variants.ts';
import { BreakpointJumps } from './breakpoints/breakpoint-jumps.ts';
import { BreakpointList } from './breakpoints/breakpoint-list.ts';
import { Cursor } from './cursor.ts';
import { FollowedCell } from './followed-cell.ts';
import { JumpHistory } from './jump-history.ts';
import { Notices } from './notices.ts';
import { Opening, type OpenOptions } from './opening.ts';
import { PanelChoices } from './panel-choices.ts';
import { Playback } from './playback.ts';
import { PointedUses } from './pointed-uses.ts';
import { BROWSER_FRAMES, type Frames } from './frames.ts';
import type { SessionParts } from './session-parts.ts';
import type { TraceQuestions } from './trace-questions.ts';
import { ShownRun } from './shown/shown-run.ts';
import { TextTools } from './text-tools.ts';
import { withToggled } from './toggled-states.ts';
import { initialState, machineOf, shownRun, type TraceChoice, type TraceState } from './trace-state.ts';

/** What a session may be given in place of the browser's own. */
interface SessionOptions {
  readonly frames?: Frames;
}

/**
 * Everything that belongs to one open trace: what is chosen, its run, cursor and playback, breakpoints and jumps, and what is shown of
 * it. A page may hold several, each with an owner's name of its own; none knows of address, keys or the page around it: these
 * subscribe to `state`.
 */
export class TraceSession<Choice extends TraceChoice = TraceChoice> {
  /** What is chosen, its run and the cursor. */
  readonly state: StoreApi<TraceState<Choice>>;
  readonly service: TraceQuestions;
  /** Names the session to the service. */
  readonly owner: string;
  readonly cursor: Cursor;
  readonly playback: Playback;
  readonly breakpoints: BreakpointList;
  readonly breakpointJumps: BreakpointJumps;
  readonly jumps: JumpHistory;
  readonly cell: FollowedCell;
  readonly shown: ShownRun;
  readonly uses: PointedUses;
  readonly textTools: TextTools;
  readonly panels: PanelChoices;
  readonly notices = new Notices();
  private readonly opening: Opening;

  /** `owner` names the session to the service; `choice` is what it opens with, once `open` is called. */
  constructor(
    service: TraceQuestions,
    owner: string,
    choice: Choice,
    { frames = BROWSER_FRAMES }: SessionOptions = {},
  ) {
    this.service = service;
    this.owner = owner;
    const state = createStore<TraceState<Choice>>(() => initialState(choice));
    this.state = state;
    // The parts leave what a page adds to a choice as it is.
    const shared = state as unknown as StoreApi<TraceState>;
    this.cursor = new Cursor(shared);
    this.breakpoints = new BreakpointList();
    this.cell = new FollowedCell(service, shared, this.cursor, this.notices);
    const parts: SessionParts = {
      service,
      state: shared,
      cursor: this.cursor,
      breakpoints: this.breakpoints,
      notices: this.notices,
      cell: this.cell,
      frames,
    };
    this.playback = new Playback(parts);
    this.breakpointJumps = new BreakpointJumps(parts);
    this.jumps = new JumpHistory(shared, this.cursor);
    this.textTools = new TextTools();
    this.panels = new PanelChoices();
    this.shown = new ShownRun(parts);
    this.uses = new PointedUses(service, shared);
    this.opening = new Opening(parts, owner);
    shared.subscribe((now, before) => this.follow(now, before));
  }

  /** Opens a choice: has its run made and shows it. Breakpoints and words to find stay while the machine is the same. */
  async open(choice: Choice, options: OpenOptions = {}): Promise<void> {
    // A notice told of another run.
    this.notices.notify('');
    if (!isSameMachine(choice, this.state.getState().choice)) this.textTools.forgetWords();
    await this.opening.open(choice, options);
  }

  /** Opens what is chosen once more, after a failure, at the step where it was or was to be. */
  openAgain(): void {
    const { choice, step, pendingStep } = this.state.getState();
    void this.open(choice, { step: pendingStep ?? step });
  }

  /** Gives up the run that is being made. */
  cancel(): void {
    this.opening.cancel();
  }

  /** Closes the session: nothing of it is made, shown or kept any more. */
  close(): void {
    this.uses.close();
    this.opening.close();
  }

  /** The worker has ended, and its traces with it: says so in `problems`. */
  fail(sentence: string): void {
    this.opening.fail(sentence);
  }

  /** Writes the text otherwise; run and cursor stay. */
  showText(change: Partial<Choice>): void {
    const before = this.state.getState().choice;
    const choice: Choice = { ...before, ...change };
    const fits = arithmeticProblem(choice.variant, choice.arithmetic) === undefined;
    const shown: Choice = fits ? choice : { ...choice, arithmetic: 'folded' };
    // Single states were unfolded in a text that is not there any more.
    const isOtherText = shown.variant !== before.variant || shown.arithmetic !== before.arithmetic;
    this.set({ choice: isOtherText ? { ...shown, toggled: undefined } : shown, pointed: undefined });
    void this.opening.loadAllEndSteps();
  }

  /** Unfolds the arithmetic of one atomic state, or folds it, against the rest of the text. */
  toggleState(position: number): void {
    const { choice } = this.state.getState();
    this.set({ choice: { ...choice, toggled: withToggled(choice.toggled, position) } });
  }

  /** Points at an operand, or at none. */
  point(pointed: TraceState['pointed']): void {
    this.set({ pointed });
  }

  /** Shows the rules of one state alone, or of all. */
  showRulesOf(shownState: number | undefined): void {
    this.set({ shownState });
  }

  /** Takes the sentences about problems away. */
  dismissProblems(): void {
    this.set({ problems: [] });
  }

  private set(change: Partial<TraceState<Choice>>): void {
    this.state.setState(change);
  }

  /** Shows what there is of the run as soon as the step that is asked for is there; plays it then, where that was asked for. */
  private follow(now: TraceState, before: TraceState): void {
    if (now.run === before.run && now.making === before.making) return;
    const isThere = now.run !== undefined || now.making?.isThere === true;
    this.shown.follow(isThere ? shownRun(now)?.summary.trace : undefined);
    if (now.run && now.run.summary !== before.run?.summary) {
      void this.shown.showEnd(now.run.summary.trace, now.run.summary.steps);
      if (!before.run && now.playing && before.playing) this.playback.play(now.run);
    }
  }
}

function isSameMachine(one: TraceChoice, other: TraceChoice): boolean {
  return JSON.stringify(machineOf(one.traced)) === JSON.stringify(machineOf(other.traced));
}
