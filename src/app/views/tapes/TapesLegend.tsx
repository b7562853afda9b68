import styles from './cells.module.css';

/** The signs on the tapes, for the header of the panel. */
export function TapesLegend() {
  return (
    <ul className={styles.legend} aria-label="Signs on the tapes">
      <li>
        <i className={`${styles.sample} ${styles.headSample}`} />
        head
      </li>
      <li>
        <i className={`${styles.sample} ${styles.read}`} />
        read
      </li>
      <li>
        <i className={`${styles.sample} ${styles.written}`} />
        written
      </li>
      <li>
        <i className={`${styles.sample} ${styles.fetched}`} />
        fetched
      </li>
      <li>
        <i className={`${styles.sample} ${styles.result}`} />
        result
      </li>
    </ul>
  );
}
