import type { CSSProperties } from 'react';
import styles from './Header.module.css';
import { useReadable, usePages, type Page, type Readable } from './page.ts';

/** Links to the pages; each leads back to what it showed last. */
export function Navigation() {
  const { pages, current } = usePages();
  return (
    <nav className={styles.pages} aria-label="Pages">
      {pages.map((page) => (
        <PageLink key={page.id} page={page} isCurrent={page === current} />
      ))}
    </nav>
  );
}

function PageLink({ page, isCurrent }: { readonly page: Page; readonly isCurrent: boolean }) {
  const address = useReadable(page.address);
  const percent = useReadable(page.progress ?? NO_PROGRESS);
  return (
    <a
      className={styles.page}
      href={address}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        // It would lead back to where the page was when it was opened; with a key held it opens elsewhere.
        if (isCurrent && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault();
      }}
      {...(!isCurrent && percent !== undefined && exporting(percent))}
    >
      {page.name}
    </a>
  );
}

const NO_PROGRESS: Readable<undefined> = { read: () => undefined, subscribe: () => () => undefined };

/** How far an export is that goes on while another page is looked at: a line below the link, and words. */
const exporting = (percent: number) => ({
  'data-exporting': true,
  title: `Export under way: ${percent} %`,
  style: { '--exported': `${percent}%` } as CSSProperties,
});
