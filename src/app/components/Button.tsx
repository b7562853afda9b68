import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `primary` is the one main action of a surface, `quiet` has no edge. */
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** `small` stands in panel headers. */
  readonly size?: 'normal' | 'small';
}

/** A button with text, an icon or both. An icon alone needs an `aria-label`. */
export function Button({ kind = 'plain', size = 'normal', className, ...rest }: ButtonProps) {
  const names = [styles.button, styles[kind], styles[size], className].filter(Boolean).join(' ');
  return <button type="button" className={names} {...rest} />;
}
