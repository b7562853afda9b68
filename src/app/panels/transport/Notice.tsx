import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { sentenceForPerson } from '../../../base/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { useSession } from '../../session/session-context.ts';
import styles from './Transport.module.css';

/** What has just happened, for a while; else `children`. */
export function Notice({ children }: { readonly children: ReactNode }) {
  const { notices, breakpointJumps } = useSession();
  const text = useStore(notices.state, (state) => state.text);
  const isSearching = useStore(breakpointJumps.state, (state) => state.isSearching);
  return (
    <>
      <output className={styles.notice}>{isSearching ? 'Looking for a breakpoint…' : sentenceForPerson(text)}</output>
      {isSearching && (
        <Button size="small" onClick={() => breakpointJumps.stopSearching()}>
          Cancel
        </Button>
      )}
      {!isSearching && text === '' && <div className={styles.ending}>{children}</div>}
    </>
  );
}
