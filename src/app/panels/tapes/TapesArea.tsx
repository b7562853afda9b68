import { memo, useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { Panel } from '../../kit/Panel.tsx';
import { TapesLegend } from '../../views/tapes/TapesLegend.tsx';
import { TapesPanel } from '../../views/tapes/TapesPanel.tsx';
import type { CellPlace } from '../../views/tapes/use-cell-history.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { CellWindow } from '../../../workers/views/views.ts';
import { cellsOf } from '../../session/breakpoints/breakpoint-words.ts';
import { useBreakpoints, useSession, useShown, useTrace } from '../../session/session-context.ts';
import { isMade, type Run } from '../../session/trace-state.ts';
import styles from './TapesArea.module.css';

interface TapesAreaProps {
  readonly run: Run;
  /** What else the header says of the run. */
  readonly note?: string | undefined;
}

/** The tapes of a run at the cursor. */
export const TapesArea = memo(function TapesArea({ run, note }: TapesAreaProps) {
  const { machine } = run;
  return (
    <Panel
      title="Tapes"
      note={`${machine.tapes.length} ${machine.tapes.length === 1 ? 'tape' : 'tapes'}${note === undefined ? '' : ` · ${note}`}`}
      actions={<TapesLegend />}
    >
      <ShownTapes run={run} />
    </Panel>
  );
});

/** There are no other steps yet to go to. */
const stay = () => undefined;

interface ShownTapesProps {
  readonly run: Run;
  /** As in `TapesPanel`. */
  readonly onlyCurrent?: boolean;
  readonly scale?: number;
}

/** The tapes alone, without a panel around them. */
export function ShownTapes({ run, onlyCurrent, scale }: ShownTapesProps) {
  const { summary, machine } = run;
  const { trace } = summary;
  const moment = useShown((shown) => shown.moment);
  const end = useShown((shown) => shown.end);
  const session = useSession();
  const { service } = session;
  const pointed = useTrace((state) => state.pointed);
  const selected = useStore(session.cell.state, (state) => state.selected);
  const breakpoints = useBreakpoints();
  const cellBreakpoints = useMemo(() => cellsOf(breakpoints, machine), [breakpoints, machine]);
  const step = moment?.configuration.step ?? 0;
  const cellHistory = useCallback(
    (tape: number, cell: number) => service.cellHistory(trace, tape, cell, step),
    [service, trace, step],
  );
  const cellUses = useCallback(
    (tape: number, cell: number, most: number) => service.cellUses(trace, tape, cell, step, most),
    [service, trace, step],
  );
  const loadOrigins = useCallback((steps: readonly number[]) => service.originCells(trace, steps), [service, trace]);
  const setWindows = useCallback((windows: readonly CellWindow[]) => session.shown.setWindows(windows), [session]);
  const goToStep = useCallback((to: number) => session.jumps.toStep(to), [session]);
  const point = useCallback((value: PointedValue | undefined) => session.point(value), [session]);
  const inspect = useCallback((place: CellPlace) => session.cell.select(place), [session]);
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
        cellUses={cellUses}
        loadOrigins={loadOrigins}
        onGoToStep={isMade(run) ? goToStep : stay}
        onPoint={point}
        onInspect={inspect}
        selected={selected?.trace === trace ? selected : undefined}
        breakpoints={cellBreakpoints}
        {...(onlyCurrent !== undefined && { onlyCurrent })}
        {...(scale !== undefined && { scale })}
      />
    </div>
  );
}
