import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly title?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A box to tick, with its words behind it. */
export function Checkbox({ checked, onChange, title, disabled = false, children }: CheckboxProps) {
  return (
    <label className={styles.label} title={title} data-disabled={disabled || undefined}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
