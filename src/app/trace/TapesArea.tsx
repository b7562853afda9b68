import { memo, useCallback, useMemo } from 'react';
import { Panel } from '../kit/Panel.tsx';
import { TapesLegend } from '../views/tapes/TapesLegend.tsx';
import { TapesPanel } from '../views/tapes/TapesPanel.tsx';
import { cellsOf, useBreakpoints } from '../session/breakpoints.ts';
import { jumpToStep } from '../session/jumps.ts';
import { selectCell, useSelectedCell } from '../session/selected-cell.ts';
import { taskOf } from '../session/selection.ts';
import { setWindows, useShown } from '../session/shown.ts';
import { point } from '../session/trace-actions.ts';
import { isMade, useTraceStore, type Run } from '../session/trace-store.ts';
import { traceService } from '../session/trace-client.ts';
import styles from './TracePage.module.css';

/** The tapes of a run at the cursor. */
export const TapesArea = memo(function TapesArea({ run }: { readonly run: Run }) {
  const { machine } = run;
  const isExample = useTraceStore(
    ({ selection }) => selection.seed === null && selection.instance === taskOf(selection).example,
  );
  return (
    <Panel
      title="Tapes"
      note={`${machine.tapes.length} tapes${isExample ? ' · example' : ''}`}
      actions={<TapesLegend />}
    >
      <ShownTapes run={run} />
    </Panel>
  );
});

/** There are no other steps yet to go to. */
const stay = () => undefined;

function ShownTapes({ run }: { readonly run: Run }) {
  const { summary, machine } = run;
  const { trace } = summary;
  const moment = useShown((shown) => shown.moment);
  const end = useShown((shown) => shown.end);
  const pointed = useTraceStore((state) => state.pointed);
  const selected = useSelectedCell((state) => state.selected);
  const breakpoints = useBreakpoints((state) => state.breakpoints);
  const cellBreakpoints = useMemo(() => cellsOf(breakpoints, machine), [breakpoints, machine]);
  const step = moment?.configuration.step ?? 0;
  const cellHistory = useCallback(
    (tape: number, cell: number) => traceService.cellHistory(trace, tape, cell, step),
    [trace, step],
  );
  const nextRead = useCallback(
    (tape: number, cell: number) => traceService.nextRead(trace, tape, cell, step),
    [trace, step],
  );
  const loadOrigins = useCallback((steps: readonly number[]) => traceService.originCells(trace, steps), [trace]);
  if (!moment) return null;
  return (
    <div className={styles.scroll}>
      <TapesPanel
        scope={String(trace)}
        machine={machine}
        configuration={moment.configuration}
        end={end}
        atomicState={moment.atomicState ?? undefined}
        pointed={pointed?.operand}
        onWindows={setWindows}
        cellHistory={cellHistory}
        nextRead={nextRead}
        loadOrigins={loadOrigins}
        onGoToStep={isMade(run) ? jumpToStep : stay}
        onPoint={point}
        onInspect={selectCell}
        selected={selected?.trace === trace ? selected : undefined}
        breakpoints={cellBreakpoints}
      />
    </div>
  );
}
