import { create } from 'zustand';
import type { CellWindow, ConfigurationView, MomentView, TapeView } from '../../workers/views.ts';
import { traceService } from '../trace-client.ts';
import { useTraceStore } from './trace-store.ts';

/** What the page shows of the run that is open. It comes from the worker and follows the cursor. */
interface Shown {
  /** The tapes at the cursor; undefined until the first have come. */
  readonly moment: MomentView | undefined;
  /** The configuration after the last step; undefined until it has come. */
  readonly end: ConfigurationView | undefined;
  /** The step that the text shows: that of the moment, one picture later, so that tapes never wait for it. */
  readonly readStep: number;
  /** The step that the table of atomic states shows: that of the text, one picture later again. */
  readonly listedStep: number;
}

const NOTHING: Shown = { moment: undefined, end: undefined, readStep: 0, listedStep: 0 };

/** The store of what is shown. It is filled by `followCursor`. */
export const useShown = create<Shown>(() => NOTHING);

let windows: readonly CellWindow[] = [];
let askAgain: () => void = () => undefined;
/** The trace whose cursor is followed. */
let followed: number | undefined;

/** Says for each tape which cells are in view: what is shown comes with them. */
export function setWindows(wanted: readonly CellWindow[]): void {
  windows = wanted;
  const { moment } = useShown.getState();
  if (!moment || !wanted.every((window, tape) => holds(moment.configuration.tapes[tape]!, window))) askAgain();
}

/** Whether all inked cells of a window have come with a tape. */
function holds({ first, last, from, symbols }: TapeView, window: CellWindow): boolean {
  return Math.max(first, window.from) >= from && Math.min(last + 1, window.to) <= from + symbols.length;
}

/**
 * Shows the run at the cursor, wherever that goes, until the result is called. While one answer is on its way no other is asked
 * for; then only the newest place counts, so that fast stepping never piles up.
 */
export function followCursor(trace: number): () => void {
  followed = trace;
  let isWanted = true;
  let isAsking = false;
  const show = (shown: Partial<Shown>) => {
    if (isWanted) useShown.setState(shown);
  };
  const reader = new Reader(() => isAsking);
  const ask = async () => {
    if (isAsking || !isWanted) return;
    isAsking = true;
    const { step } = useTraceStore.getState();
    const asked = windows;
    try {
      // Where the cursor stays it is the person who looks away from the heads.
      const isAnother = step !== useShown.getState().moment?.configuration.step;
      const moment = await traceService.moment(trace, step, asked, isAnother);
      show({ moment });
    } catch {
      // The trace was closed: nothing is shown of it any more.
      isWanted = false;
    }
    isAsking = false;
    reader.follow();
    if (step !== useTraceStore.getState().step) void ask();
    else if (asked !== windows) setWindows(windows);
  };
  askAgain = () => void ask();
  windows = [];
  const start = useTraceStore.getState().step;
  useShown.setState({ ...NOTHING, readStep: start, listedStep: start });
  void ask();
  const stop = useTraceStore.subscribe((now, before) => {
    if (now.step !== before.step) void ask();
  });
  return () => {
    isWanted = false;
    followed = undefined;
    stop();
    useShown.setState(NOTHING);
  };
}

/** Shows the configuration after the last step of the run whose cursor is followed, now that it is known which that is. */
export async function showEnd(trace: number, steps: number): Promise<void> {
  // A trace that was closed has none.
  const end = await traceService.configuration(trace, steps).catch(() => undefined);
  if (end && followed === trace) useShown.setState({ end });
}

/** Takes text and tables to the step that the tapes show, one after the other: drawn at once they would keep the tapes waiting for long. */
class Reader {
  private readonly isMoving: () => boolean;
  private isWaiting = false;
  private last = 0;

  /** `isMoving` tells whether other tapes are on their way. */
  constructor(isMoving: () => boolean) {
    this.isMoving = isMoving;
  }

  /** Brings them there after the next pictures; while the tapes go on, now and then. */
  follow(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    afterPicture(() => this.read());
  }

  private read(): void {
    this.isWaiting = false;
    const { moment, readStep, listedStep } = useShown.getState();
    if (!moment) return;
    if (listedStep !== readStep) {
      useShown.setState({ listedStep: readStep });
      this.follow();
      return;
    }
    if (moment.configuration.step === readStep) return;
    if (this.isMoving() && performance.now() - this.last < PATIENCE) {
      this.follow();
      return;
    }
    this.last = performance.now();
    useShown.setState({ readStep: moment.configuration.step });
    this.follow();
  }
}

/** So long, in milliseconds, text and tables stand still while the tapes move. */
const PATIENCE = 250;

function afterPicture(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}
