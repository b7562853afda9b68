import { useCallback, useState } from 'react';
import type {
  AtomicStateView,
  CellHistory,
  CellWindow,
  ConfigurationView,
  NextRead,
  SegmentView,
} from '../workers/views.ts';
import { positionAt } from './stores/trace-actions.ts';
import { textSettings, useTraceStore, type Run } from './stores/trace-store.ts';
import { traceService } from './trace-client.ts';
import { useAnswer } from './use-answer.ts';

/** What the page shows of a run at the cursor; everything comes from the worker and is undefined until it has come. */
export interface TraceData {
  readonly configuration: ConfigurationView | undefined;
  /** The configuration after the last step. */
  readonly end: ConfigurationView | undefined;
  readonly position: number;
  readonly atomicState: AtomicStateView | undefined;
  readonly ending: readonly SegmentView[];
  /** For each tape the cells that configurations should have. */
  readonly setWindows: (windows: readonly CellWindow[]) => void;
  readonly cellHistory: (tape: number, cell: number) => Promise<CellHistory>;
  readonly nextRead: (tape: number, cell: number) => Promise<NextRead | null>;
}

const NOTHING: readonly SegmentView[] = [];

/** The data of the Trace page for a run. A cursor move asks for one configuration; the run is never made anew. */
export function useTraceData({ summary }: Run): TraceData {
  const step = useTraceStore((state) => state.step);
  const selection = useTraceStore((state) => state.selection);
  const [windows, setWindows] = useState<readonly CellWindow[]>([]);
  const { trace, steps } = summary;
  const scope = String(trace);
  const view = windows.map(({ from, to }) => `${from}-${to}`).join(' ');
  const configuration = useAnswer(scope, `${step} ${view}`, () => traceService.configuration(trace, step, windows));
  const end = useAnswer(scope, 'end', () => traceService.configuration(trace, steps));
  const position = positionAt(summary.firstSteps, step);
  const atomicState = useAnswer(scope, `state ${position}`, async () =>
    position < 0 ? undefined : (await traceService.states(trace, position, position + 1))[0],
  );
  const settings = textSettings(selection);
  const ending = useAnswer(`${scope} ${settings.variant} ${settings.arithmetic}`, 'ending', () =>
    traceService.textEnding(trace, settings),
  );
  const shownStep = configuration?.step ?? step;
  const cellHistory = useCallback(
    (tape: number, cell: number) => traceService.cellHistory(trace, tape, cell, shownStep),
    [trace, shownStep],
  );
  const nextRead = useCallback(
    (tape: number, cell: number) => traceService.nextRead(trace, tape, cell, shownStep),
    [trace, shownStep],
  );
  return { configuration, end, position, atomicState, ending: ending ?? NOTHING, setWindows, cellHistory, nextRead };
}
