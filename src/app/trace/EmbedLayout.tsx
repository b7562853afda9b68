import type { ReactNode } from 'react';
import styles from './EmbedLayout.module.css';

interface EmbedLayoutProps {
  readonly tapes: ReactNode;
  readonly text: ReactNode;
  /** Takes the place of both, where it is there. */
  readonly compare: ReactNode;
  /** Below, over the whole width. */
  readonly timeline: ReactNode;
  readonly transport: ReactNode;
}

/** Tapes and text alone: side by side in a wide frame, one above the other in a narrow one. */
export function EmbedLayout({ tapes, text, compare, timeline, transport }: EmbedLayoutProps) {
  return (
    <>
      <div className={compare ? styles.compare : styles.embed}>
        {compare ?? (
          <>
            {tapes}
            {text}
          </>
        )}
      </div>
      <div className={styles.timeline}>{timeline}</div>
      {transport}
    </>
  );
}
