import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { useCallback } from 'react';
import type { TextSettings } from '../../../cot/chain-of-thought.ts';
import type { SegmentView, TextView, TraceSummary } from '../../../workers/views/views.ts';
import { traceService } from '../../session/trace-client.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { useTextMeasure, type MeasuredText } from '../../session/use-text-measure.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import type { WindowCache } from '../../lists/window-cache.ts';

/** One text of a run, as a pane shows it. */
export interface Pane {
  /** How many atomic states the run has. */
  readonly count: number;
  readonly cache: WindowCache<TextView>;
  readonly ending: readonly SegmentView[] | undefined;
  readonly measure: MeasuredText | undefined;
}

/** The text of a run, loaded as it comes into view; empty until the run is there. */
export function usePane(summary: TraceSummary | undefined, { variant, arithmetic }: TextSettings): Pane {
  const trace = summary?.trace ?? NO_TRACE;
  const count = summary ? new StateBoundaries(summary.boundaries).count : 0;
  const scope = `${trace} ${variant} ${arithmetic}`;
  const load = useCallback(
    (from: number, to: number) => traceService.text(trace, { variant, arithmetic }, from, to),
    [trace, variant, arithmetic],
  );
  const cache = useWindowCache(scope, count, load);
  const ending = useAnswer(scope, 'ending', summary && (() => traceService.textEnding(trace, { variant, arithmetic })));
  const measure = useTextMeasure(trace, { variant, arithmetic }, count, summary ? 'tokens' : 'nothing');
  return { count, cache, ending, measure };
}

/** The handles of traces begin with 1. */
const NO_TRACE = 0;
