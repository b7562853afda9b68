import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CellWindow, MomentView, TapeView } from '../../../workers/views/views.ts';
import { LookAhead } from './look-ahead.ts';
import { NearMoments } from './near-moments.ts';
import type { SessionParts } from '../session-parts.ts';
import { sharedWith } from './shared-moment.ts';
import { NOTHING_SHOWN, type ShownState } from './shown-state.ts';
import { TextFollower } from './text-follower.ts';

/** Shows one run at the cursor, wherever that goes. */
export class ShownRun {
  readonly state: StoreApi<ShownState> = createStore(() => NOTHING_SHOWN);
  private readonly parts: SessionParts;
  /** For each tape the cells that are in view. */
  private windows: readonly CellWindow[] = [];
  private followed: FollowedTrace | undefined;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  /** Says for each tape which cells are in view: what is shown comes with them. */
  setWindows(wanted: readonly CellWindow[]): void {
    this.windows = wanted;
    const { moment } = this.state.getState();
    if (!moment || !wanted.every((window, tape) => holds(moment.configuration.tapes[tape]!, window)))
      this.followed?.ask();
  }

  /** Shows the run of this trace at the cursor from now on, in place of the one before; undefined shows none. */
  follow(trace: number | undefined): void {
    if (this.followed?.trace === trace) return;
    this.followed?.stop();
    this.followed = undefined;
    this.windows = [];
    const { step } = this.parts.state.getState();
    this.state.setState(trace === undefined ? NOTHING_SHOWN : { ...NOTHING_SHOWN, textStep: step, tableStep: step });
    if (trace !== undefined)
      this.followed = new FollowedTrace(trace, this.parts, this.state, {
        get: () => this.windows,
        again: () => this.setWindows(this.windows),
      });
  }

  /** Shows the configuration after the last step of the followed run, now that it is known which step that is. */
  async showEnd(trace: number, steps: number): Promise<void> {
    // A trace that was closed has none.
    const end = await this.parts.service.configuration(trace, steps).catch(() => undefined);
    if (end && this.followed?.trace === trace) this.state.setState({ end });
  }
}

/** The cells in view, and what asks for those that are missing. */
interface Windows {
  readonly get: () => readonly CellWindow[];
  readonly again: () => void;
}

/**
 * Keeps what is shown at the cursor of one trace. While one answer is on its way no other is asked for; then only the newest place
 * counts, so that fast stepping never piles up. What the next step may lead to is fetched ahead.
 */
class FollowedTrace {
  readonly trace: number;
  private readonly parts: SessionParts;
  private readonly shown: StoreApi<ShownState>;
  private readonly windows: Windows;
  private readonly near: NearMoments;
  private readonly text: TextFollower;
  private readonly lookAhead: LookAhead;
  private readonly unsubscribe: () => void;
  private isWanted = true;
  private isAsking = false;
  /** The step of the cursor when it was last looked at. */
  private step: number;

  constructor(trace: number, parts: SessionParts, shown: StoreApi<ShownState>, windows: Windows) {
    this.trace = trace;
    this.parts = parts;
    this.shown = shown;
    this.windows = windows;
    const { service, state, frames } = parts;
    this.near = new NearMoments(
      (step) => service.moment(trace, step, windows.get(), true),
      (moment) => fits(moment, windows.get()),
    );
    this.text = new TextFollower(state, shown, frames, () => this.isAsking);
    this.lookAhead = new LookAhead(this.near, parts);
    this.step = state.getState().step;
    this.unsubscribe = state.subscribe(({ step }) => {
      const before = this.step;
      this.step = step;
      if (step !== before) this.move(step, before);
    });
    this.ask();
  }

  /** Asks for the moment at the cursor, with the cells that are in view. */
  ask(): void {
    if (!this.isAsking && this.isWanted) void this.askOnce();
  }

  /** Shows nothing any more. */
  stop(): void {
    this.isWanted = false;
    this.lookAhead.stop();
    this.unsubscribe();
  }

  private move(step: number, before: number): void {
    const moment = this.near.at(step);
    if (moment) this.show(moment);
    else this.ask();
    this.lookAhead.from(before);
  }

  private async askOnce(): Promise<void> {
    this.isAsking = true;
    const step = this.cursorStep();
    const asked = this.windows.get();
    try {
      // Where the cursor stays the person has scrolled away from the heads.
      const followsHeads = step !== this.shownStep();
      const moment = await this.parts.service.moment(this.trace, step, asked, followsHeads);
      this.isAsking = false;
      // The cursor may have moved on meanwhile to a step that was there at once.
      const isLate = step !== this.cursorStep() && this.cursorStep() === this.shownStep();
      if (!isLate) this.show(moment);
    } catch {
      // The trace was closed: nothing is shown of it any more.
      this.isAsking = false;
      this.isWanted = false;
    }
    if (this.shownStep() !== this.cursorStep()) this.ask();
    else if (asked !== this.windows.get()) this.windows.again();
  }

  private show(moment: MomentView): void {
    if (!this.isWanted) return;
    this.near.keep(moment);
    this.shown.setState(({ moment: before }) => ({ moment: sharedWith(before, moment) }));
    this.text.follow();
    this.lookAhead.rest();
  }

  private cursorStep(): number {
    return this.parts.state.getState().step;
  }

  private shownStep(): number | undefined {
    return this.shown.getState().moment?.configuration.step;
  }
}

/** Whether all cells of a window that are not blank have come with a tape. */
function holds({ first, last, from, symbols }: TapeView, window: CellWindow): boolean {
  return Math.max(first, window.from) >= from && Math.min(last + 1, window.to) <= from + symbols.length;
}

/** Whether a moment has come with the cells in view, or those around a head that takes the view along. */
function fits({ configuration }: MomentView, windows: readonly CellWindow[]): boolean {
  return windows.every((window, number) => {
    const tape = configuration.tapes[number]!;
    const isInView = tape.head >= window.from && tape.head < window.to;
    return isInView ? holds(tape, window) : tape.head >= tape.from && tape.head < tape.from + tape.symbols.length;
  });
}
