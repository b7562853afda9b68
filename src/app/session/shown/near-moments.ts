import { Latest } from '../../../base/latest.ts';
import type { MomentView } from '../../../workers/views/views.ts';

/** Moments that are held; the least recently used goes first. */
const MOST = 24;

/**
 * Moments at and near the cursor. Those that the next key may lead to are fetched before it is pressed: such a step is drawn at once,
 * with everything else that the key changes, rather than one frame later.
 */
export class NearMoments {
  private readonly load: (step: number) => Promise<MomentView>;
  private readonly fits: (moment: MomentView) => boolean;
  /** By their step, the most recently used last. */
  private readonly held = new Map<number, MomentView>();
  private readonly fetches = new Latest();

  /** `load` asks the worker for one; `fits` tells whether one holds the cells that are in view. */
  constructor(load: (step: number) => Promise<MomentView>, fits: (moment: MomentView) => boolean) {
    this.load = load;
    this.fits = fits;
  }

  /** The moment at a step, if it is held and fits. */
  at(step: number): MomentView | undefined {
    const moment = this.held.get(step);
    if (!moment || !this.fits(moment)) return undefined;
    this.keep(moment);
    return moment;
  }

  /** Holds a moment, in place of the one that has not been looked at for longest. */
  keep(moment: MomentView): void {
    const { step } = moment.configuration;
    this.held.delete(step);
    this.held.set(step, moment);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST) this.held.delete(oldest!);
  }

  /** Fetches those of the steps that are not there, in this order, one at a time, until other ones are to be fetched. */
  async fetch(steps: readonly number[]): Promise<void> {
    const isNewest = this.fetches.begin();
    for (const step of steps) {
      if (this.at(step)) continue;
      // Without an answer the trace was closed.
      const moment = await this.load(step).catch(() => undefined);
      if (!moment) return;
      this.keep(moment);
      if (!isNewest()) return;
    }
  }
}
