import { create } from 'zustand';
import type { CellWindow, ConfigurationView, MomentView, TapeView } from '../../workers/views/views.ts';
import { traceService } from './trace-client.ts';
import { afterPicture } from '../kit/browser/after-picture.ts';
import { LookAhead } from './look-ahead.ts';
import { NearMoments } from './near-moments.ts';
import { sharedWith } from './shared-moment.ts';
import { positionAt } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

/** What the page shows of the run that is open. It comes from the worker and follows the cursor. */
interface Shown {
  /** The tapes at the cursor; undefined until the first have come. */
  readonly moment: MomentView | undefined;
  /** The configuration after the last step; undefined until it has come. */
  readonly end: ConfigurationView | undefined;
  /** The step that the text shows: that of the moment, one picture later, so that tapes never wait for it. */
  readonly readStep: number;
  /** The step that the table of atomic states shows: that of the text, from far away one picture later again. */
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

/** The step whose tapes are shown. */
const shownStep = (): number | undefined => useShown.getState().moment?.configuration.step;

/** Whether all inked cells of a window have come with a tape. */
function holds({ first, last, from, symbols }: TapeView, window: CellWindow): boolean {
  return Math.max(first, window.from) >= from && Math.min(last + 1, window.to) <= from + symbols.length;
}

/**
 * Shows the run at the cursor, wherever that goes, until the result is called. While one answer is on its way no other is asked
 * for; then only the newest place counts, so that fast stepping never piles up. What the next step may lead to is fetched ahead.
 */
export function followCursor(trace: number): () => void {
  followed = trace;
  let isWanted = true;
  let isAsking = false;
  const near = new NearMoments((step) => traceService.moment(trace, step, windows, true), fits);
  const reader = new Reader(() => isAsking);
  const lookAhead = new LookAhead(near);
  const show = (moment: MomentView) => {
    if (!isWanted) return;
    near.keep(moment);
    useShown.setState(({ moment: before }) => ({ moment: sharedWith(before, moment) }));
    reader.follow();
    lookAhead.rest();
  };
  const ask = async () => {
    if (isAsking || !isWanted) return;
    isAsking = true;
    const { step } = useTraceStore.getState();
    const asked = windows;
    try {
      // Where the cursor stays it is the person who looks away from the heads.
      const moment = await traceService.moment(trace, step, asked, step !== shownStep());
      isAsking = false;
      // It may have gone on meanwhile to where nothing had to be asked for.
      const isLate = step !== useTraceStore.getState().step && useTraceStore.getState().step === shownStep();
      if (!isLate) show(moment);
    } catch {
      // The trace was closed: nothing is shown of it any more.
      isAsking = false;
      isWanted = false;
    }
    if (shownStep() !== useTraceStore.getState().step) void ask();
    else if (asked !== windows) setWindows(windows);
  };
  askAgain = () => void ask();
  windows = [];
  const start = useTraceStore.getState().step;
  useShown.setState({ ...NOTHING, readStep: start, listedStep: start });
  void ask();
  const stop = useTraceStore.subscribe((now, before) => {
    if (now.step === before.step) return;
    const moment = near.at(now.step);
    if (moment) show(moment);
    else void ask();
    lookAhead.from(before.step);
  });
  return () => {
    isWanted = false;
    followed = undefined;
    lookAhead.stop();
    stop();
    useShown.setState(NOTHING);
  };
}

/** Whether a moment has come with the cells in view, or those around a head that takes the view along. */
function fits({ configuration }: MomentView): boolean {
  return windows.every((window, number) => {
    const tape = configuration.tapes[number]!;
    const isInView = tape.head >= window.from && tape.head < window.to;
    return isInView ? holds(tape, window) : tape.head >= tape.from && tape.head < tape.from + tape.symbols.length;
  });
}

/** Shows the configuration after the last step of the run whose cursor is followed, now that it is known which that is. */
export async function showEnd(trace: number, steps: number): Promise<void> {
  // A trace that was closed has none.
  const end = await traceService.configuration(trace, steps).catch(() => undefined);
  if (end && followed === trace) useShown.setState({ end });
}

/**
 * Takes text and tables to the step that the tapes show, after the next picture: drawn with them they would keep the tapes waiting.
 * Far from where they were, where much is to be drawn, they are taken there one after the other.
 */
class Reader {
  private readonly isMoving: () => boolean;
  private isWaiting = false;
  private last = 0;

  /** `isMoving` tells whether other tapes are on their way. */
  constructor(isMoving: () => boolean) {
    this.isMoving = isMoving;
  }

  /** Brings them there; while the tapes go on, now and then. */
  follow(): void {
    const { moment, readStep, listedStep } = useShown.getState();
    if (!moment) return;
    const { step } = moment.configuration;
    const position = positionOf(step);
    if (positionOf(readStep) === position && positionOf(listedStep) === position) {
      // Within an atomic state nothing about them changes.
      useShown.setState({ readStep: step, listedStep: step });
      return;
    }
    if (this.isWaiting) return;
    this.isWaiting = true;
    afterPicture(() => {
      this.isWaiting = false;
      this.read();
    });
  }

  private read(): void {
    const { moment, readStep, listedStep } = useShown.getState();
    if (!moment) return;
    const { step } = moment.configuration;
    if (listedStep !== readStep) {
      useShown.setState({ listedStep: readStep });
    } else if (!this.isMoving() || performance.now() - this.last >= PATIENCE) {
      this.last = performance.now();
      const isNear = Math.abs(positionOf(step) - positionOf(readStep)) <= 1;
      useShown.setState({ readStep: step, ...(isNear && { listedStep: step }) });
    }
    this.follow();
  }
}

/** The position of the atomic state at a step; −1 before the first. */
function positionOf(step: number): number {
  const { run, making } = useTraceStore.getState();
  const shown = run ?? making?.run;
  return shown ? positionAt(shown.summary.boundaries, step) : -1;
}

/** So long, in milliseconds, text and tables stand still while the tapes move. */
const PATIENCE = 250;
