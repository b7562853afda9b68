import { useSyncExternalStore, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { panelSizes } from '../stores/panel-sizes.ts';
import styles from './TracePage.module.css';

interface PanelLayoutProps {
  readonly tapes: ReactNode;
  readonly diagram: ReactNode;
  readonly text: ReactNode;
  readonly tables: ReactNode;
}

const narrow = matchMedia('(width <= 1000px)');
const subscribe = (changed: () => void) => {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
};

/** Two columns of resizable panels on a wide screen, whose sizes are remembered; one stack on a narrow one. */
export function PanelLayout(props: PanelLayoutProps) {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  return isNarrow ? <Stack {...props} /> : <Columns {...props} />;
}

function Stack({ tapes, diagram, text, tables }: PanelLayoutProps) {
  return (
    <div className={styles.stack}>
      {tapes}
      {text}
      {tables}
      {diagram}
    </div>
  );
}

function Columns({ tapes, diagram, text, tables }: PanelLayoutProps) {
  const columns = useDefaultLayout({ id: 'columns', storage: panelSizes });
  const left = useDefaultLayout({ id: 'left', storage: panelSizes });
  const right = useDefaultLayout({ id: 'right', storage: panelSizes });
  return (
    <Group className={styles.panels} {...columns}>
      <Panel id="left" defaultSize="58" minSize="25">
        <Group orientation="vertical" {...left}>
          <Panel id="tapes" defaultSize="52" minSize="15">
            {tapes}
          </Panel>
          <Separator className={styles.separator} aria-label="Between tapes and state diagram" />
          <Panel id="diagram" minSize="15">
            {diagram}
          </Panel>
        </Group>
      </Panel>
      <Separator className={styles.separator} aria-label="Between tapes and text" />
      <Panel id="right" minSize="25">
        <Group orientation="vertical" {...right}>
          <Panel id="text" defaultSize="60" minSize="15">
            {text}
          </Panel>
          <Separator className={styles.separator} aria-label="Between text and tables" />
          <Panel id="tables" minSize="15">
            {tables}
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}
