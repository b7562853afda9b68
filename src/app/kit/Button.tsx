import { Children, Fragment, isValidElement, type ComponentPropsWithRef, type ReactNode } from 'react';
import styles from './Button.module.css';

interface Look {
  /** `primary` is the one main action of a surface, `quiet` has no edge. */
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** `small` fits into the header of a panel. */
  readonly size?: 'normal' | 'small';
}

interface ButtonProps extends ComponentPropsWithRef<'button'>, Look {
  /** A word beside an icon, shown where the window is wide; the name of the button holds it. */
  readonly word?: string | undefined;
}

/** A button with text, an icon or both. An icon alone needs an `aria-label`. */
export function Button({ kind = 'plain', size = 'normal', word, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={names({ kind, size }, className, children)}
      data-worded={word !== undefined || undefined}
      {...rest}
    >
      {children}
      {word !== undefined && <span className={styles.word}>{word}</span>}
    </button>
  );
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
    <a className={names({ kind, size }, className, children)} {...rest}>
      {children}
    </a>
  );
}

function names({ kind, size }: Required<Look>, className: string | undefined, children: ReactNode): string {
  return [styles.button, styles[kind], styles[size], isWordless(children) && styles.wordless, className]
    .filter(Boolean)
    .join(' ');
}

/** Whether there is no text directly in a button, which a style sheet cannot tell: text beside an icon is no element. */
function isWordless(children: ReactNode): boolean {
  return Children.toArray(children).every((child) => {
    if (isValidElement<{ readonly children?: ReactNode }>(child) && child.type === Fragment)
      return isWordless(child.props.children);
    return typeof child !== 'string' && typeof child !== 'number';
  });
}
