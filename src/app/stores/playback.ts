import { stepBy } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

const { getState, setState } = useTraceStore;

/** Units a second that the speed slider offers at its ends. */
export const SLOWEST = 1;
export const FASTEST = 1000;

/** Starts or pauses; at the end of the run playing starts over. */
export function togglePlaying(): void {
  if (getState().playing) pause();
  else play();
}

/** Pauses at once: nothing is queued. */
export function pause(): void {
  setState({ playing: false });
}

/** How many units a second are played. */
export function setSpeed(speed: number): void {
  setState({ speed });
}

/**
 * Plays frame by frame: as many units as are due since the last frame, at least none. A frame that comes late skips units, so that
 * the pace holds and nothing piles up.
 */
function play(): void {
  const { run, step } = getState();
  if (!run) return;
  if (step >= run.summary.steps) setState({ step: 0 });
  setState({ playing: true });
  let before = performance.now();
  let due = 0;
  const frame = (now: number) => {
    if (!getState().playing) return;
    // After a tab was hidden the pace goes on from here, it does not catch up.
    due += (Math.min(now - before, LONGEST_FRAME) / 1000) * getState().speed;
    before = now;
    for (; due >= 1; due--)
      if (!stepBy(1)) {
        pause();
        return;
      }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const LONGEST_FRAME = 250;
