import { useEffect } from 'react';
import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { Button } from '../kit/Button.tsx';
import { megabytes } from './stores/dataset-export.ts';
import { keptExports } from './stores/kept-exports.ts';
import styles from './ExportBar.module.css';

/** What exports have left in the browser's own storage: how much, why, to be saved once more or taken away. Nothing where there is nothing. */
export function KeptCopies() {
  const copies = useStore(keptExports.state, (state) => state.copies);
  useEffect(() => void keptExports.clean(), []);
  if (copies.length === 0) return null;
  const bytes = copies.reduce((sum, copy) => sum + copy.bytes, 0);
  const what = copies.length === 1 ? '1 export is kept' : `${grouped(copies.length)} exports are kept`;
  return (
    <details className={styles.kept}>
      <summary>
        {what} in this browser’s own storage ({megabytes(bytes)}), in case saving takes long.
      </summary>
      <ul>
        {copies.map((copy) => (
          <li key={copy.entry}>
            <span>
              {copy.name} ({megabytes(copy.bytes)})
            </span>
            <Button
              size="small"
              aria-label={`Save ${copy.name} again`}
              onClick={() => void keptExports.saveAgain(copy)}
            >
              Save again
            </Button>
          </li>
        ))}
      </ul>
      <p>
        They are removed ten minutes after they were made, or the next time the page is opened after that.{' '}
        <Button size="small" onClick={() => void keptExports.remove()}>
          Remove now
        </Button>
      </p>
    </details>
  );
}
