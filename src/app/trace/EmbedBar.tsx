import { ExternalLink } from 'lucide-react';
import { linkAddress } from './share/links.ts';
import { useBreakpoints, useTrace } from '../session/session-context.ts';
import { taskOf } from '../links/selection.ts';
import { useSelection } from './trace-session.ts';
import styles from './EmbedBar.module.css';

/** Above a trace in a frame of another page: what it is, and the way to the whole page. */
export function EmbedBar() {
  const selection = useSelection();
  const step = useTrace((state) => state.step);
  const breakpoints = useBreakpoints();
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{taskOf(selection).title}</h1>
      <a className={styles.link} href={linkAddress(selection, step, breakpoints)} target="_blank" rel="noreferrer">
        Open in TAIL Tracer <ExternalLink size={13} aria-hidden />
      </a>
    </header>
  );
}
