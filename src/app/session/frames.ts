import { afterNextPaint } from '../kit/browser/after-next-paint.ts';

/** When a browser draws; a test gives its own. */
export interface Frames {
  /** The time in milliseconds, on the clock of `next`. */
  readonly now: () => number;
  /** Calls back when the next frame is about to be drawn, with the time in milliseconds. */
  readonly next: (callback: (now: number) => void) => void;
  /** Calls back after the next frame has been painted. */
  readonly afterPaint: (callback: () => void) => void;
}

/** The frames of the browser. */
export const BROWSER_FRAMES: Frames = {
  now: () => performance.now(),
  next: (callback) => void requestAnimationFrame(callback),
  afterPaint: afterNextPaint,
};
