import type { ReactNode } from 'react';
import type { Run } from '../../session/trace-state.ts';
import { ShownTapes } from '../tapes/TapesArea.tsx';
import { CurrentText } from '../text/CurrentText.tsx';
import styles from './PresentedStep.module.css';

interface PresentedStepProps {
  readonly run: Run;
  /** How many times as large as usual it is drawn. */
  readonly scale: number;
  /** The problem's own picture, beside the tapes; without it these have all the room. */
  readonly picture?: ReactNode;
  /** Whether the picture needs all of the height, beside tapes and text; else it is over the text. */
  readonly isPictureTall?: boolean;
}

/**
 * A step for a room: the tapes of its atomic state, and three atomic states of text in large type. The text is below the tapes, or
 * beside them where the frame is low, as on a projector that is zoomed.
 */
export function PresentedStep({ run, scale, picture, isPictureTall = false }: PresentedStepProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.stage} data-picture={picture === undefined ? undefined : isPictureTall ? 'tall' : 'wide'}>
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
    </div>
  );
}
