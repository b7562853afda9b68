import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { ChevronFirst, ChevronLast, Ellipsis, Pause, Play, Presentation, StepBack, StepForward } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { Button } from '../../kit/Button.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { positionAt } from '../../../workers/views/position-at.ts';
import { useSession, useTrace } from '../../session/session-context.ts';
import type { StepUnit } from '../../session/trace-state.ts';
import { BreakpointControls } from './BreakpointControls.tsx';
import { CellControls } from './CellControls.tsx';
import { JumpToStep } from './JumpToStep.tsx';
import { Notice } from './Notice.tsx';
import { Speed } from './Speed.tsx';
import styles from './Transport.module.css';

interface TransportProps {
  /** The id of the field for the step's number, where a key of the page leads to it. */
  readonly stepFieldId?: string | undefined;
  /** That the run did not halt, in a sentence: said at every step. */
  readonly warning?: string | undefined;
  /** Shows the step to a room; without it that is not offered. */
  readonly onPresent?: (() => void) | undefined;
  /** How the run ended. */
  readonly children: ReactNode;
}

/** The buttons that move the cursor, the pace, breakpoints, and the step of the cursor. */
export function Transport({ stepFieldId, warning, onPresent, children }: TransportProps) {
  const { cursor, playback } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const unit = useTrace((state) => state.unit);
  const playing = useTrace((state) => state.playing);
  const canPlay = useTrace(({ run, making }) => run !== undefined || making !== undefined);
  const atStart = useTrace(({ run, step }) => !run || step === 0);
  const atEnd = useTrace(({ run, step }) => step >= (run?.summary.steps ?? 0));
  return (
    <div className={styles.transport} role="toolbar" aria-label="Transport" data-open={isOpen || undefined}>
      <div className={styles.row}>
        <div className={styles.buttons}>
          <Button
            kind="quiet"
            aria-label="To the start"
            title="To the start (Home)"
            aria-disabled={atStart}
            onClick={() => cursor.goTo(0)}
          >
            <ChevronFirst size={18} aria-hidden />
          </Button>
          <Button
            kind="quiet"
            aria-label={`Back one ${unit}`}
            title={`Back one ${unit} (${unit === 'machine step' ? '←' : 'shift ←'})`}
            aria-disabled={atStart}
            onClick={() => cursor.stepBy(-1)}
          >
            <StepBack size={18} aria-hidden />
          </Button>
          <Button
            kind="primary"
            aria-label={playing ? 'Pause' : 'Play'}
            title={`${playing ? 'Pause' : 'Play'} (space)`}
            aria-disabled={!canPlay}
            onClick={() => playback.toggle()}
          >
            {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
          </Button>
          <Button
            kind="quiet"
            aria-label={`Forward one ${unit}`}
            title={`Forward one ${unit} (${unit === 'machine step' ? '→' : 'shift →'})`}
            aria-disabled={atEnd}
            onClick={() => cursor.stepBy(1)}
          >
            <StepForward size={18} aria-hidden />
          </Button>
          <Button
            kind="quiet"
            aria-label="To the end"
            title="To the end (End)"
            aria-disabled={atEnd}
            onClick={() => cursor.goTo(Infinity)}
          >
            <ChevronLast size={18} aria-hidden />
          </Button>
        </div>
        <div className={styles.seldom}>
          <BreakpointControls />
          <Segmented<StepUnit>
            label="Step by"
            options={[
              { value: 'atomic state', text: 'Atomic state', title: 'One step of the algorithm (shift + arrow keys)' },
              { value: 'machine step', text: 'Machine step', title: 'One rule of the machine (arrow keys)' },
            ]}
            value={unit}
            onChange={(chosen) => cursor.chooseUnit(chosen)}
          />
          <Speed />
        </div>
        <div className={styles.where}>
          <CursorPlace stepFieldId={stepFieldId} warning={warning} />
          {onPresent && (
            <Button
              kind="quiet"
              className={styles.present}
              aria-label="Present"
              // Beside the warning there is no room for it.
              word={warning === undefined ? 'Present' : undefined}
              title="Present this step in large type (P)"
              onClick={onPresent}
            >
              <Presentation size={18} aria-hidden />
            </Button>
          )}
        </div>
        <Button
          kind="quiet"
          className={styles.more}
          aria-label="More controls"
          title="Breakpoints, unit and pace"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Ellipsis size={18} aria-hidden />
        </Button>
      </div>
      <div className={styles.second}>
        <CellControls />
        <div className={styles.said}>
          <Notice>{children}</Notice>
        </div>
      </div>
    </div>
  );
}

/** The atomic state and the step of the cursor. */
function CursorPlace({ stepFieldId, warning }: Pick<TransportProps, 'stepFieldId' | 'warning'>) {
  const ownId = useId();
  const { notices } = useSession();
  const run = useTrace((state) => state.run);
  const step = useTrace((state) => state.step);
  const isThere = useTrace(({ making }) => making?.isThere);
  // It can be stepped through as soon as it is whole.
  if (!run) return <p className={styles.place}>{isThere && `step ${grouped(step)} of `}a run that is being made…</p>;
  const { steps, boundaries } = run.summary;
  const position = positionAt(boundaries, step);
  const count = grouped(new StateBoundaries(boundaries).count);
  return (
    <p className={styles.place}>
      <span>
        {/* As wide as the last one's number, so that nothing moves or wraps on the way there. */}
        atomic state <b style={{ minWidth: `${count.length}ch` }}>{grouped(position + 1)}</b> of {count}
      </span>
      {warning !== undefined && (
        <button type="button" className={styles.warning} title={warning} onClick={() => notices.notify(warning)}>
          did not halt<span className="visually-hidden">: {warning}</span>
        </button>
      )}
      <JumpToStep key={steps} id={stepFieldId ?? ownId} step={step} steps={steps} />
    </p>
  );
}
