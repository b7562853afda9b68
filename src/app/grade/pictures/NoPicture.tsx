import { useId } from 'react';
import styles from '../../views/plots/Plots.module.css';

interface NoPictureProps {
  readonly title: string;
  /** Why there is nothing to draw. */
  readonly words: string;
}

/** A sentence in the place of a picture that would be empty. */
export function NoPicture({ title, words }: NoPictureProps) {
  const heading = useId();
  return (
    <section className={styles.picture} aria-labelledby={heading} data-picture={title}>
      <h2 id={heading} className={styles.heading}>
        {title}
      </h2>
      <p className={styles.words}>{words}</p>
    </section>
  );
}
