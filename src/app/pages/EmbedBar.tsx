import { ExternalLink } from 'lucide-react';
import { linkAddress } from '../panels/share/links.ts';
import { taskOf } from '../stores/selection.ts';
import { useTraceStore } from '../stores/trace-store.ts';
import styles from './EmbedBar.module.css';

/** Above a trace that stands in a frame of another page: what it is, and the way to the whole page. */
export function EmbedBar() {
  const selection = useTraceStore((state) => state.selection);
  const step = useTraceStore((state) => state.step);
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{taskOf(selection).title}</h1>
      <a className={styles.link} href={linkAddress(selection, step)} target="_blank" rel="noreferrer">
        Open in TAIL Tracer <ExternalLink size={13} aria-hidden />
      </a>
    </header>
  );
}
