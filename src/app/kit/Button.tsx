import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';

interface Look {
  /** `primary` is the one main action of a surface, `quiet` has no edge. */
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** `small` fits into the header of a panel. */
  readonly size?: 'normal' | 'small';
}

type ButtonProps = ComponentPropsWithRef<'button'> & Look;

/** A button with text, an icon or both. An icon alone needs an `aria-label`. */
export function Button({ kind = 'plain', size = 'normal', className, ...rest }: ButtonProps) {
  return <button type="button" className={names({ kind, size }, className)} {...rest} />;
}

/** A link that looks like a button: it leads to another page. */
export function ButtonLink({
  kind = 'plain',
  size = 'normal',
  className,
  children,
  ...rest
}: ComponentPropsWithRef<'a'> & Look) {
  return (
    <a className={names({ kind, size }, className)} {...rest}>
      {children}
    </a>
  );
}

const names = ({ kind, size }: Required<Look>, className: string | undefined): string =>
  [styles.button, styles[kind], styles[size], className].filter(Boolean).join(' ');
