import { afterPicture } from '../kit/browser/after-picture.ts';
import type { NearMoments } from './near-moments.ts';
import { targetAfter } from './trace-actions.ts';
import { useTraceStore, type StepUnit } from './trace-store.ts';

/** A cursor that has stayed for so many milliseconds rests. */
const REST = 250;

/** Fetches what the next step may lead to. */
export class LookAhead {
  private readonly near: NearMoments;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Fetches into `near`. */
  constructor(near: NearMoments) {
    this.near = near;
  }

  /** The cursor has come from a step: who steps on is likely to go on so; elsewhere nothing is fetched for where it was. */
  from(before: number): void {
    const { run, step } = useTraceStore.getState();
    if (!run) return;
    const unit: StepUnit = Math.abs(step - before) === 1 ? 'machine step' : 'atomic state';
    const direction = step > before ? 1 : -1;
    const cameByOne = targetAfter(-direction, unit) === before;
    if (cameByOne) afterPicture(() => void this.near.fetch([targetAfter(direction, unit)]));
    else void this.near.fetch([]);
  }

  /** The cursor may stay where it is: from there all ways lead on. */
  rest(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Of a run that is being made there are no other steps yet.
      if (useTraceStore.getState().run) void this.near.fetch(stepsAround());
    }, REST);
  }

  /** Fetches nothing more. */
  stop(): void {
    clearTimeout(this.timer);
    void this.near.fetch([]);
  }
}

/** Where one unit leads to, forward and back. */
function stepsAround(): number[] {
  const units: readonly StepUnit[] = ['machine step', 'atomic state'];
  return units.flatMap((unit) => [targetAfter(1, unit), targetAfter(-1, unit)]);
}
