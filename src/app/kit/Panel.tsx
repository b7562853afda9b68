import { useId, type ReactNode } from 'react';
import { FoldBody, FoldButton, useIsFolded } from './Fold.tsx';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  /** A few words beside the title: how many, how long. */
  readonly note?: ReactNode;
  /** Buttons and legends at the right of the header while the panel is open: folded, it has no room for a second line. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A titled region of the page: a header of one line over a body that fills the rest and scrolls by itself if it must. */
export function Panel({ title, note, actions, children }: PanelProps) {
  const heading = useId();
  const isFolded = useIsFolded();
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <header className={styles.header}>
        <FoldButton />
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {actions !== undefined && (
          <div className={styles.actions} data-folded={isFolded || undefined}>
            {actions}
          </div>
        )}
      </header>
      <FoldBody className={styles.body}>{children}</FoldBody>
    </section>
  );
}
