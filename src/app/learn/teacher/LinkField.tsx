import { Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import styles from './Teacher.module.css';

/** The address of this page, without the part behind `#`. */
export const pageAddress = (): string => `${location.origin}${location.pathname}`;

/** A link to be read, marked or copied. */
export function LinkField({ label, link }: { readonly label: string; readonly link: string }) {
  const id = useId();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid('The link is copied.');
    } catch {
      setSaid('The browser did not allow copying: mark the link and copy it yourself.');
    }
  };
  return (
    <div className={styles.link}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.linkRow}>
        <input id={id} readOnly value={link} onFocus={({ target }) => target.select()} />
        <Button aria-label={`Copy: ${label}`} title="Copy the link" onClick={() => void copy()}>
          <Copy size={16} aria-hidden /> <span>Copy</span>
        </Button>
      </div>
      <p role="status" className={styles.note}>
        {said}
      </p>
    </div>
  );
}
