import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { Latest } from '../../base/latest.ts';
import type { Breakpoint, BreakpointHit } from '../../workers/trace/breakpoint-search.ts';
import { breakpointName } from './breakpoints/breakpoint-words.ts';
import type { SessionParts } from './session-parts.ts';
import type { Run } from './trace-state.ts';

/** Units per second at the slow and the fast end of the speed slider; beyond the fast end is full speed. */
export const SLOWEST = 1;
export const FASTEST = 1000;
/** The speed that skips as many steps between two frames as it takes to be through with any run in about ten seconds. */
export const FULL_SPEED = Infinity;

/** Units per second above which nobody can listen to a screen reader along. */
const FASTEST_TO_HEAR = 2;
/** Seconds that a run takes at full speed. */
const FULL_SPEED_SECONDS = 10;
/** Units per second of full speed for short runs: it must not be slower than the slider's fast end. */
const LEAST_FULL_SPEED = 2 * FASTEST;
/** Milliseconds counted for one frame at most: after a tab was hidden playback goes on from there and does not catch up. */
const LONGEST_FRAME = 250;

/** Where playback must stop. */
interface Stop {
  readonly breakpoints: readonly Breakpoint[];
  isKnown: boolean;
  hit: BreakpointHit | null;
}

/** Whether playback is too fast to be read out. */
export const playsFast = ({ playing, speed }: { playing: boolean; speed: number }): boolean =>
  playing && speed > FASTEST_TO_HEAR;

/** Plays a run frame by frame. */
export class Playback {
  private readonly parts: SessionParts;
  private readonly plays = new Latest();

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  /** Starts or pauses; from the end of the run it starts over. A run that is being made plays as soon as it is there. */
  toggle(): void {
    const { playing, run, making } = this.parts.state.getState();
    if (playing) this.pause();
    else if (run) this.play(run);
    else if (making) this.parts.state.setState({ playing: true });
  }

  /** Pauses at once: nothing is queued. */
  pause(): void {
    this.parts.state.setState({ playing: false });
  }

  /** Sets how many units are played per second. */
  setSpeed(speed: number): void {
    this.parts.state.setState({ speed });
  }

  /** Half or twice as fast, within the slider's ends; from the fast end on to full speed and back. */
  changeSpeed(factor: 0.5 | 2): void {
    const { speed } = this.parts.state.getState();
    if (speed === FULL_SPEED) this.setSpeed(factor < 1 ? FASTEST : FULL_SPEED);
    else if (speed >= FASTEST && factor > 1) this.setSpeed(FULL_SPEED);
    else this.setSpeed(Math.max(SLOWEST, Math.min(FASTEST, speed * factor)));
  }

  /**
   * Plays on from the cursor: moves by as many units as are due since the last frame. A frame that comes late skips units, so that the
   * pace holds and nothing piles up. A breakpoint stops it.
   */
  play(run: Run): void {
    const { state, breakpoints, notices, frames } = this.parts;
    if (state.getState().step >= run.summary.steps) state.setState({ step: 0 });
    notices.notify('');
    state.setState({ playing: true });
    const isNewest = this.plays.begin();
    const isMine = () => isNewest() && state.getState().playing;
    let stop = this.findStop(run, isMine);
    let before = frames.now();
    let due = 0;
    const frame = (now: number) => {
      if (!isMine()) return;
      if (stop.breakpoints !== breakpoints.all) stop = this.findStop(run, isMine);
      // The first frame may have begun before the press.
      const elapsed = Math.max(0, Math.min(now - before, LONGEST_FRAME));
      before = now;
      // Nothing is passed before it is known to be free of breakpoints.
      if (stop.isKnown) due += (elapsed / 1000) * this.unitsPerSecond(run);
      const units = Math.floor(due);
      due -= units;
      if (units > 0 && !this.advance(units, stop)) return;
      frames.next(frame);
    };
    frames.next(frame);
  }

  /** Looks for the next breakpoint in the worker; the result is filled in when it has been found. */
  private findStop(run: Run, isWanted: () => boolean): Stop {
    const { all } = this.parts.breakpoints;
    const stop: Stop = { breakpoints: all, isKnown: all.length === 0, hit: null };
    if (!stop.isKnown) void this.fillIn(stop, run, isWanted);
    return stop;
  }

  private async fillIn(stop: Stop, { summary }: Run, isWanted: () => boolean): Promise<void> {
    const { service, state, breakpoints } = this.parts;
    try {
      stop.hit = await service.nextBreakpoint(summary.trace, stop.breakpoints, state.getState().step, 1);
      stop.isKnown = true;
    } catch {
      // A newer search has taken over, or the run is gone: nothing is played past what is not known. After a pause and another start
      // the newer playback has asked anew.
      if (isWanted() && stop.breakpoints === breakpoints.all) this.pause();
    }
  }

  /** Moves on; false when that was the end or a breakpoint. */
  private advance(units: number, { hit, breakpoints }: Stop): boolean {
    const { cursor, state, notices } = this.parts;
    const target = cursor.targetAfter(units);
    if (hit && target >= hit.step) {
      cursor.goTo(hit.step);
      notices.notify(`Stopped at the breakpoint on ${breakpointName(breakpoints[hit.breakpoint]!)}.`);
      return false;
    }
    cursor.moveTo(target);
    if (target < state.getState().run!.summary.steps) return true;
    this.pause();
    return false;
  }

  private unitsPerSecond({ summary }: Run): number {
    const { speed, unit } = this.parts.state.getState();
    if (speed !== FULL_SPEED) return speed;
    const units = unit === 'machine step' ? summary.steps : new StateBoundaries(summary.boundaries).count;
    return Math.max(LEAST_FULL_SPEED, units / FULL_SPEED_SECONDS);
  }
}
