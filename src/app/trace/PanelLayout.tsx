import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef, type PanelProps } from 'react-resizable-panels';
import { FoldContext } from '../kit/Fold.tsx';
import { PANELS, narrow, setFolded, useFolded, type PanelId } from './folded-panels.ts';
import { panelSizes } from './panel-sizes.ts';
import styles from './TracePage.module.css';

interface PanelLayoutProps {
  readonly tapes: ReactNode;
  readonly diagram: ReactNode;
  readonly text: ReactNode;
  readonly tables: ReactNode;
  /** Takes the place of the four panels, where it is there. */
  readonly compare: ReactNode;
  /** Below all panels, over the whole width. */
  readonly timeline: ReactNode;
  /** Below the timeline; on a phone both stay in view. */
  readonly transport: ReactNode;
}

const subscribe = (changed: () => void) => {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
};

/** Two columns of resizable panels on a wide screen, whose sizes are remembered; one stack on a narrow one. Panels fold to their headers. */
export function PanelLayout(props: PanelLayoutProps) {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  return isNarrow ? <Stack {...props} /> : <Columns {...props} />;
}

function Stack({ tapes, diagram, text, tables, compare, timeline, transport }: PanelLayoutProps) {
  return (
    <>
      <div className={styles.stack}>
        {compare ?? (
          <>
            <Area id="tapes">{tapes}</Area>
            <Area id="text">{text}</Area>
            <Area id="tables">{tables}</Area>
            <Area id="diagram">{diagram}</Area>
          </>
        )}
      </div>
      <div className={styles.bottom}>
        <div className={styles.lowTimeline} data-area="timeline">
          {timeline}
        </div>
        {transport}
      </div>
    </>
  );
}

function Columns({ tapes, diagram, text, tables, compare, timeline, transport }: PanelLayoutProps) {
  const rows = useDefaultLayout({ id: 'rows', storage: panelSizes });
  const columns = useDefaultLayout({ id: 'columns', storage: panelSizes });
  const left = useDefaultLayout({ id: 'left', storage: panelSizes });
  const right = useDefaultLayout({ id: 'right', storage: panelSizes });
  return (
    <>
      <Group orientation="vertical" className={styles.panels} {...rows}>
        <Panel id="panels" minSize="200px">
          {compare ?? (
            <Group {...columns}>
              <Panel id="left" defaultSize="58" minSize="25">
                <Group orientation="vertical" {...left}>
                  <FoldingPanel id="tapes" defaultSize="52">
                    {tapes}
                  </FoldingPanel>
                  <Separator className={styles.separator} aria-label="Between tapes and state diagram" />
                  <FoldingPanel id="diagram">{diagram}</FoldingPanel>
                </Group>
              </Panel>
              <Separator className={styles.separator} aria-label="Between tapes and text" />
              <Panel id="right" minSize="25">
                <Group orientation="vertical" {...right}>
                  <FoldingPanel id="text" defaultSize="60">
                    {text}
                  </FoldingPanel>
                  <Separator className={styles.separator} aria-label="Between text and tables" />
                  <FoldingPanel id="tables">{tables}</FoldingPanel>
                </Group>
              </Panel>
            </Group>
          )}
        </Panel>
        <Separator className={styles.separator} aria-label="Between panels and timeline" />
        <Panel
          id="timeline"
          defaultSize="108px"
          minSize="104px"
          maxSize="60"
          groupResizeBehavior="preserve-pixel-size"
          data-area="timeline"
        >
          {timeline}
        </Panel>
      </Group>
      {transport}
    </>
  );
}

interface FoldingPanelProps extends Pick<PanelProps, 'defaultSize'> {
  readonly id: PanelId;
  readonly children: ReactNode;
}

/** A resizable panel that folds to its header, by its button or by dragging its edge. */
function FoldingPanel({ id, children, ...rest }: FoldingPanelProps) {
  const panel = usePanelRef();
  const isFolded = useFolded(({ folded }) => folded.includes(id));
  const isReady = useRef(false);
  useEffect(() => {
    isReady.current = true;
    if (isFolded) panel.current?.collapse();
    else panel.current?.expand();
  }, [isFolded, panel]);
  return (
    <Panel
      id={id}
      panelRef={panel}
      minSize="15"
      collapsible
      collapsedSize="36px"
      onResize={() => {
        // Before what is remembered has been applied, sizes say nothing.
        if (isReady.current && panel.current) setFolded(id, panel.current.isCollapsed());
      }}
      {...rest}
    >
      <Area id={id}>{children}</Area>
    </Panel>
  );
}

/** A panel with its name, which it shows in other places: its fold button, the tour. */
function Area({ id, children }: { readonly id: PanelId; readonly children: ReactNode }) {
  const isFolded = useFolded(({ folded }) => folded.includes(id));
  const toggle = () => setFolded(id, !isFolded);
  return (
    <div className={styles.area} data-area={id} data-folded={isFolded || undefined}>
      <FoldContext value={{ name: PANELS[id], isFolded, toggle }}>{children}</FoldContext>
    </div>
  );
}
