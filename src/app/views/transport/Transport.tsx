import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { Button } from '../../kit/Button.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { pause, togglePlaying } from '../../session/playback.ts';
import { chooseUnit, goToStep, positionAt, stepBy } from '../../session/trace-actions.ts';
import { useTraceStore, type StepUnit } from '../../session/trace-store.ts';
import { BreakpointControls } from './BreakpointControls.tsx';
import { CellControls } from './CellControls.tsx';
import { JumpToStep } from './JumpToStep.tsx';
import { Notice } from './Notice.tsx';
import { Speed } from './Speed.tsx';
import styles from './Transport.module.css';

/** The buttons that move the cursor, the pace, breakpoints, and where it stands; `children` say how the run ended. */
export function Transport({ children }: { readonly children: ReactNode }) {
  const unit = useTraceStore((state) => state.unit);
  const playing = useTraceStore((state) => state.playing);
  const canPlay = useTraceStore(({ run, making }) => run !== undefined || making !== undefined);
  const atStart = useTraceStore(({ run, step }) => !run || step === 0);
  const atEnd = useTraceStore(({ run, step }) => step >= (run?.summary.steps ?? 0));
  return (
    <div className={styles.transport} role="toolbar" aria-label="Transport">
      <div className={styles.row}>
        <div className={styles.buttons}>
          <Button
            kind="quiet"
            aria-label="To the start"
            title="To the start (Home)"
            aria-disabled={atStart}
            onClick={() => goToStep(0)}
          >
            <ChevronFirst size={18} aria-hidden />
          </Button>
          <Button
            kind="quiet"
            aria-label={`Back one ${unit}`}
            title={`Back one ${unit} (${unit === 'machine step' ? '←' : 'shift ←'})`}
            aria-disabled={atStart}
            onClick={back}
          >
            <StepBack size={18} aria-hidden />
          </Button>
          <Button
            kind="primary"
            aria-label={playing ? 'Pause' : 'Play'}
            title={`${playing ? 'Pause' : 'Play'} (space)`}
            aria-disabled={!canPlay}
            onClick={togglePlaying}
          >
            {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
          </Button>
          <Button
            kind="quiet"
            aria-label={`Forward one ${unit}`}
            title={`Forward one ${unit} (${unit === 'machine step' ? '→' : 'shift →'})`}
            aria-disabled={atEnd}
            onClick={forward}
          >
            <StepForward size={18} aria-hidden />
          </Button>
          <Button
            kind="quiet"
            aria-label="To the end"
            title="To the end (End)"
            aria-disabled={atEnd}
            onClick={() => goToStep(Infinity)}
          >
            <ChevronLast size={18} aria-hidden />
          </Button>
        </div>
        <BreakpointControls />
        <Segmented<StepUnit>
          label="Step by"
          options={[
            { value: 'atomic state', text: 'Atomic state', title: 'One step of the algorithm (shift + arrow keys)' },
            { value: 'machine step', text: 'Machine step', title: 'One rule of the machine (arrow keys)' },
          ]}
          value={unit}
          onChange={chooseUnit}
        />
        <Speed />
        <Place />
      </div>
      <div className={styles.row}>
        <CellControls />
        <div className={styles.said}>
          <Notice>{children}</Notice>
        </div>
      </div>
    </div>
  );
}

/** Where the cursor stands. */
function Place() {
  const run = useTraceStore((state) => state.run);
  const step = useTraceStore((state) => state.step);
  const isThere = useTraceStore(({ making }) => making?.isThere);
  // It can be stepped through as soon as it is whole.
  if (!run) return <p className={styles.place}>{isThere && `step ${grouped(step)} of `}a run that is being made…</p>;
  const { steps, boundaries } = run.summary;
  const position = positionAt(boundaries, step);
  return (
    <p className={styles.place}>
      <span>
        atomic state <b>{grouped(position + 1)}</b> of {grouped(new StateBoundaries(boundaries).count)}
      </span>
      <JumpToStep key={steps} step={step} steps={steps} />
    </p>
  );
}

const back = () => {
  pause();
  stepBy(-1);
};

const forward = () => {
  pause();
  stepBy(1);
};
