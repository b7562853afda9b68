import roles from '../../kit/styles/roles.module.css';
import styles from './Legend.module.css';

/** What the colours of the text mean. */
export function Legend() {
  return (
    <ul className={styles.legend} aria-label="Colours of the text">
      {(['state', 'fetch', 'solve', 'next', 'answer'] as const).map((role) => (
        <li key={role} className={roles[role]}>
          {role}
        </li>
      ))}
    </ul>
  );
}
