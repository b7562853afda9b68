import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import styles from './InterpreterNote.module.css';

/** Says once that this page may not compile WebAssembly, so that long runs take longer. */
export function InterpreterNote() {
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  return (
    <div className={styles.note} role="status">
      <p>
        This page is not allowed to compile WebAssembly, so machines are interpreted: everything is the same, but long
        runs take about fifty times as long.
      </p>
      <Button size="small" onClick={() => setRead(true)}>
        Close
      </Button>
    </div>
  );
}
