import type { NearMoments } from './near-moments.ts';
import type { SessionParts } from '../session-parts.ts';
import type { StepUnit } from '../trace-state.ts';

/** Milliseconds without a move after which the cursor rests: longer than between two moves of a drag, shorter than until the next key. */
const REST = 80;

/** Fetches the moments that the next key press may lead to. */
export class LookAhead {
  private readonly near: NearMoments;
  private readonly parts: Pick<SessionParts, 'state' | 'cursor' | 'frames'>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Fetches into `near`. */
  constructor(near: NearMoments, parts: Pick<SessionParts, 'state' | 'cursor' | 'frames'>) {
    this.near = near;
    this.parts = parts;
  }

  /** The cursor has come from a step: after one unit the next one is likely; after a jump what was being fetched is not wanted. */
  from(before: number): void {
    const { state, cursor, frames } = this.parts;
    const { run, step } = state.getState();
    if (!run) return;
    const unit: StepUnit = Math.abs(step - before) === 1 ? 'machine step' : 'atomic state';
    const direction = step > before ? 1 : -1;
    const cameByOne = cursor.targetAfter(-direction, unit) === before;
    if (cameByOne) frames.afterPaint(() => void this.near.fetch([cursor.targetAfter(direction, unit)]));
    else void this.near.fetch([]);
  }

  /** The cursor may rest where it is: from there every unit leads on, in both directions. */
  rest(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Of a run that is being made there are no other steps yet.
      if (this.parts.state.getState().run) void this.near.fetch(this.stepsAround());
    }, REST);
  }

  /** Fetches nothing more. */
  stop(): void {
    clearTimeout(this.timer);
    void this.near.fetch([]);
  }

  /** The steps that one unit leads to, forward and back. */
  private stepsAround(): number[] {
    const { cursor } = this.parts;
    const units: readonly StepUnit[] = ['machine step', 'atomic state'];
    return units.flatMap((unit) => [cursor.targetAfter(1, unit), cursor.targetAfter(-1, unit)]);
  }
}
