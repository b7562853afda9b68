import type { ReactNode } from 'react';
import styles from './settings/Settings.module.css';

interface SectionProps {
  readonly title: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A group of settings under its title. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>
        {title}
        {actions !== undefined && <span className={styles.legendActions}>{actions}</span>}
      </legend>
      <div>{children}</div>
    </fieldset>
  );
}
