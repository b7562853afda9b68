import type { ReactNode } from 'react';
import styles from './EmbedLayout.module.css';

interface EmbedLayoutProps {
  readonly tapes: ReactNode;
  readonly text: ReactNode;
  /** Below both. */
  readonly timeline: ReactNode;
  readonly transport: ReactNode;
}

/** Tapes and text alone: side by side in a wide frame, one above the other in a narrow one. */
export function EmbedLayout({ tapes, text, timeline, transport }: EmbedLayoutProps) {
  return (
    <>
      <div className={styles.embed}>
        {tapes}
        {text}
      </div>
      <div className={styles.timeline}>{timeline}</div>
      {transport}
    </>
  );
}
