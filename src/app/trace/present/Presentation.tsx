import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import { Button } from '../../kit/Button.tsx';
import { taskOf } from '../../links/selection.ts';
import { ShownTapes } from '../../panels/tapes/TapesArea.tsx';
import { CurrentText } from '../../panels/text/CurrentText.tsx';
import { useSession, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import { haltWarning } from '../halt-warning.ts';
import { queryOf } from '../wording.ts';
import { useSelection, useTracePage } from '../trace-session.ts';
import styles from './Presentation.module.css';

interface PresentationProps {
  readonly run: Run;
  /** The problem's own picture, beside the tapes; without it these have all the room. */
  readonly picture?: ReactNode;
}

/** The window in which type is 2.4 times as large as on the page: letters of 24 pixels at 1280 × 720 read from the back of a room. */
const PROJECTOR = { width: 1280, height: 720, scale: 2.4 };
/** The least enlargement, on a phone. */
const LEAST = 1.6;

/** A step for a room: its tapes and three atomic states of text in large type, the problem's picture, and buttons to go on. */
export default function Presentation({ run, picture }: PresentationProps) {
  const frame = useRef<HTMLElement>(null);
  const scale = useScale(frame);
  const session = useTracePage();
  const selection = useSelection();
  const task = taskOf(selection);
  const warning = haltWarning(run.summary);
  return (
    <main
      ref={frame}
      className={styles.presentation}
      style={{ '--large': `${10 * scale}px` } as CSSProperties}
      aria-label="Presentation"
    >
      <div className={styles.top}>
        <h2 className={styles.title}>{task.title}</h2>
        <p className={styles.query}>{warning ?? queryOf(selection)}</p>
        <Button
          aria-label="Leave the presentation"
          title="Leave the presentation (Escape)"
          onClick={() => session.panels.present(false)}
        >
          <X size={18} aria-hidden />
        </Button>
      </div>
      <div className={styles.stage} data-picture={picture !== undefined || undefined}>
        {picture !== undefined && (
          <div className={styles.picture} data-area="picture">
            {picture}
          </div>
        )}
        <section className={styles.tapes} data-area="tapes" aria-label="Tapes of the step">
          <ShownTapes run={run} onlyCurrent scale={scale} />
        </section>
        <section className={styles.text} data-area="text" aria-label="Chain of thought">
          <CurrentText run={run} />
        </section>
      </div>
      <Steps run={run} />
    </main>
  );
}

/** Back, play, on, and where in the run this is. */
function Steps({ run }: { readonly run: Run }) {
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

/** How many times as large as usual things are drawn: as large as the window allows. */
function useScale(frame: RefObject<HTMLElement | null>): number {
  const [scale, setScale] = useState(PROJECTOR.scale);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => {
      const share = Math.min(element.clientWidth / PROJECTOR.width, element.clientHeight / PROJECTOR.height);
      setScale(Math.max(LEAST, Math.round(share * PROJECTOR.scale * 20) / 20));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return scale;
}
