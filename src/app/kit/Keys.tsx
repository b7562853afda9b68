import styles from './Keys.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Keys that are pressed together, each drawn as a key. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {isMac && key === 'Ctrl' ? '⌘' : key}
        </kbd>
      ))}
    </span>
  );
}
