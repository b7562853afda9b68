import type { ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { stopSearching, useSearch } from '../../session/breakpoint-actions.ts';
import { useNotice } from '../../frame/notice.ts';
import styles from './Transport.module.css';

/** What has just happened, for a while; else `children`. */
export function Notice({ children }: { readonly children: ReactNode }) {
  const { text } = useNotice();
  const { isSearching } = useSearch();
  return (
    <>
      <output className={styles.notice}>{isSearching ? 'Looking for a breakpoint…' : text}</output>
      {isSearching && (
        <Button size="small" onClick={stopSearching}>
          Cancel
        </Button>
      )}
      {!isSearching && text === '' && <div className={styles.ending}>{children}</div>}
    </>
  );
}
