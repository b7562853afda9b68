import type { StoreApi } from 'zustand/vanilla';
import { positionAt } from '../../../workers/views/position-at.ts';
import type { Frames } from '../frames.ts';
import type { ShownState } from './shown-state.ts';
import { shownRun, type TraceState } from '../trace-state.ts';

/** Milliseconds for which text and tables keep their step while the tapes go on moving: drawing them takes longer. */
const TEXT_INTERVAL = 250;

/**
 * Takes text and tables to the step that the tapes show, one frame later: drawn with the tapes they would delay them. Far from where
 * they were, where much is to be drawn, they are taken there one after the other.
 */
export class TextFollower {
  private readonly trace: StoreApi<TraceState>;
  private readonly shown: StoreApi<ShownState>;
  private readonly frames: Frames;
  private readonly isMoving: () => boolean;
  private isWaiting = false;
  private lastMoved = 0;

  /** `isMoving` tells whether other tapes are on their way. */
  constructor(trace: StoreApi<TraceState>, shown: StoreApi<ShownState>, frames: Frames, isMoving: () => boolean) {
    this.trace = trace;
    this.shown = shown;
    this.frames = frames;
    this.isMoving = isMoving;
  }

  /** Takes them to the step of the tapes; while these go on moving, every `TEXT_INTERVAL`. */
  follow(): void {
    const { moment, textStep, tableStep } = this.shown.getState();
    if (!moment) return;
    const { step } = moment.configuration;
    const position = this.positionOf(step);
    if (this.positionOf(textStep) === position && this.positionOf(tableStep) === position) {
      // Within an atomic state nothing about them changes.
      this.shown.setState({ textStep: step, tableStep: step });
      return;
    }
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.frames.afterPaint(() => {
      this.isWaiting = false;
      this.move();
    });
  }

  private move(): void {
    const { moment, textStep, tableStep } = this.shown.getState();
    if (!moment) return;
    const { step } = moment.configuration;
    if (tableStep !== textStep) {
      this.shown.setState({ tableStep: textStep });
    } else if (!this.isMoving() || performance.now() - this.lastMoved >= TEXT_INTERVAL) {
      this.lastMoved = performance.now();
      const isNear = Math.abs(this.positionOf(step) - this.positionOf(textStep)) <= 1;
      this.shown.setState({ textStep: step, ...(isNear && { tableStep: step }) });
    }
    this.follow();
  }

  private positionOf(step: number): number {
    const run = shownRun(this.trace.getState());
    return run ? positionAt(run.summary.boundaries, step) : -1;
  }
}
