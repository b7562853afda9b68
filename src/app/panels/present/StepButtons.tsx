import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { grouped } from '../../../base/grouped.ts';
import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import { Button } from '../../kit/Button.tsx';
import { useSession, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import styles from './PresentedStep.module.css';

/** Back, play, on, and where in the run this is: the transport in few buttons. */
export function StepButtons({ run }: { readonly run: Run }) {
  const { cursor, playback } = useSession();
  const playing = useTrace((state) => state.playing);
  const step = useTrace((state) => state.step);
  const { boundaries, steps } = run.summary;
  return (
    <div className={styles.steps} role="toolbar" aria-label="Transport">
      <Button
        kind="quiet"
        aria-label="Back one atomic state"
        aria-disabled={step === 0}
        onClick={() => cursor.stepBy(-1, 'atomic state')}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button kind="primary" aria-label={playing ? 'Pause' : 'Play'} onClick={() => playback.toggle()}>
        {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
      </Button>
      <Button
        kind="quiet"
        aria-label="Forward one atomic state"
        aria-disabled={step >= steps}
        onClick={() => cursor.stepBy(1, 'atomic state')}
      >
        <ChevronRight aria-hidden />
      </Button>
      <p className={styles.place}>
        {grouped(positionAt(boundaries, step) + 1)} of {grouped(new StateBoundaries(boundaries).count)}
      </p>
    </div>
  );
}
