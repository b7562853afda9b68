import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { Latest } from '../../base/latest.ts';
import type { Breakpoint, BreakpointHit } from '../../workers/trace/breakpoint-search.ts';
import { traceService } from './trace-client.ts';
import { breakpointName, useBreakpoints } from './breakpoints.ts';
import { notify } from '../frame/notice.ts';
import { moveTo, targetAfter } from './trace-actions.ts';
import { useTraceStore, type Run } from './trace-store.ts';

const { getState, setState } = useTraceStore;

/** Units a second that the speed slider offers at its ends; beyond the fastest is full speed. */
export const SLOWEST = 1;
export const FASTEST = 1000;
/** The speed that skips so many steps between two frames of the display that any run is through in about ten seconds. */
export const FULL_SPEED = Infinity;

/** Above so many units a second nobody can listen along. */
const LISTENING = 2;
const FULL_SPEED_SECONDS = 10;
const FULL_SPEED_LEAST = 2 * FASTEST;
const LONGEST_FRAME = 250;

/** Starts or pauses; at the end of the run playing starts over. A run that is being made plays as soon as it is there. */
export function togglePlaying(): void {
  const { playing, run, making } = getState();
  if (playing) pause();
  else if (run) play(run);
  else if (making) setState({ playing: true });
}

useTraceStore.subscribe(({ playing, run }, before) => {
  // Only what was asked for while there was no run: runs change otherwise, too.
  if (playing && before.playing && run && !before.run) play(run);
});

/** Pauses at once: nothing is queued. */
export function pause(): void {
  setState({ playing: false });
}

/** How many units a second are played. */
export function setSpeed(speed: number): void {
  setState({ speed });
}

/** Half or twice as fast, within the slider's ends; from the fastest on to full speed and back. */
export function changeSpeed(factor: 0.5 | 2): void {
  const { speed } = getState();
  if (speed === FULL_SPEED) setSpeed(factor < 1 ? FASTEST : FULL_SPEED);
  else if (speed >= FASTEST && factor > 1) setSpeed(FULL_SPEED);
  else setSpeed(Math.max(SLOWEST, Math.min(FASTEST, speed * factor)));
}

/** Whether it plays too fast to be read out. */
export const playsFast = ({ playing, speed }: { playing: boolean; speed: number }): boolean =>
  playing && speed > LISTENING;

const plays = new Latest();

/**
 * Plays frame by frame: moves by as many units as are due since the last frame. A frame that comes late skips units, so that the
 * pace holds and nothing piles up. A breakpoint stops it.
 */
function play(run: Run): void {
  if (getState().step >= run.summary.steps) setState({ step: 0 });
  notify('');
  setState({ playing: true });
  const isNewest = plays.begin();
  const isMine = () => isNewest() && getState().playing;
  let stop = findStop(run, isMine);
  let before = performance.now();
  let due = 0;
  const frame = (now: number) => {
    if (!isMine()) return;
    if (stop.breakpoints !== useBreakpoints.getState().breakpoints) stop = findStop(run, isMine);
    // After a tab was hidden the pace goes on from here, it does not catch up; the first frame may have begun before the press.
    const elapsed = Math.max(0, Math.min(now - before, LONGEST_FRAME));
    before = now;
    // Nothing is passed before it is known to be free.
    if (stop.isKnown) due += (elapsed / 1000) * unitsASecond(run);
    const units = Math.floor(due);
    due -= units;
    if (units > 0 && !advance(units, stop)) return;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Where playing must stop. */
interface Stop {
  readonly breakpoints: readonly Breakpoint[];
  isKnown: boolean;
  hit: BreakpointHit | null;
}

/** Looks for the next breakpoint in the worker; the result is filled in when it has been found. */
function findStop(run: Run, isWanted: () => boolean): Stop {
  const { breakpoints } = useBreakpoints.getState();
  const stop: Stop = { breakpoints, isKnown: breakpoints.length === 0, hit: null };
  if (!stop.isKnown) void fillIn(stop, run, isWanted);
  return stop;
}

async function fillIn(stop: Stop, { summary }: Run, isWanted: () => boolean): Promise<void> {
  try {
    stop.hit = await traceService.nextBreakpoint(summary.trace, stop.breakpoints, getState().step, 1);
    stop.isKnown = true;
  } catch {
    // A newer search has taken over, or the run is gone: nothing is played past what is not known. Who has paused and plays again has
    // asked anew.
    if (isWanted() && stop.breakpoints === useBreakpoints.getState().breakpoints) pause();
  }
}

/** Moves on; false when that was the end or a breakpoint. */
function advance(units: number, { hit, breakpoints }: Stop): boolean {
  const target = targetAfter(units);
  if (hit && target >= hit.step) {
    moveTo(hit.step);
    pause();
    notify(`Stopped at the breakpoint on ${breakpointName(breakpoints[hit.breakpoint]!)}.`);
    return false;
  }
  moveTo(target);
  if (target < getState().run!.summary.steps) return true;
  pause();
  return false;
}

function unitsASecond({ summary }: Run): number {
  const { speed, unit } = getState();
  if (speed !== FULL_SPEED) return speed;
  const units = unit === 'machine step' ? summary.steps : new StateBoundaries(summary.boundaries).count;
  return Math.max(FULL_SPEED_LEAST, units / FULL_SPEED_SECONDS);
}
