import type { CSSProperties } from 'react';
import type { Progress } from '../../dataset/control.ts';
import { useExport } from '../dataset/stores/export-state.ts';
import { usePage, type PageId } from './page.ts';
import { traceAddress } from '../trace/address/trace-address.ts';
import { useTraceStore } from '../session/trace-store.ts';
import styles from './Header.module.css';

const PAGES: readonly { readonly id: PageId; readonly name: string }[] = [
  { id: 'trace', name: 'Trace' },
  { id: 'dataset', name: 'Dataset' },
];

/** Links to the pages; each leads back to what it showed last. */
export function Navigation() {
  const { page, datasetAddress } = usePage();
  // While a trace is shown its own link need not follow the cursor.
  useTraceStore((state) => state.run);
  const exported = useExport(({ running }) => running && percentOf(running.progress));
  const addresses: Record<PageId, string> = { trace: traceAddress(), dataset: datasetAddress };
  return (
    <nav className={styles.pages} aria-label="Pages">
      {PAGES.map(({ id, name }) => (
        <a
          key={id}
          className={styles.page}
          href={addresses[id]}
          aria-current={id === page ? 'page' : undefined}
          onClick={(event) => {
            // It would lead back to where the page was when it was opened; with a key held it opens elsewhere.
            if (id === page && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault();
          }}
          {...(id === 'dataset' && id !== page && exported !== undefined && exporting(exported))}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

/** How far the export is that goes on while another page is looked at: a line below the link, and words. */
const exporting = (percent: number) => ({
  'data-exporting': true,
  title: `Export under way: ${percent} %`,
  style: { '--exported': `${percent}%` } as CSSProperties,
});

/** Whole percent of the stage that it is at. */
const percentOf = ({ rows, total }: Progress): number => (total === 0 ? 0 : Math.floor((100 * rows) / total));
