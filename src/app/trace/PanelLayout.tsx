import { useEffect, useRef, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef, type PanelProps } from 'react-resizable-panels';
import { FoldContext } from '../kit/Fold.tsx';
import { useMedia } from '../kit/browser/use-media.ts';
import { PANELS, low, narrow, setFolded, useFolded, type PanelId } from './folded-panels.ts';
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

/**
 * Two columns of resizable panels in a large window, whose sizes are remembered; a stack in a small one, where tapes and text share all
 * the room there is. So at every size the cells of a step and its words are seen together. Panels fold to their headers.
 */
export function PanelLayout(props: PanelLayoutProps) {
  const isNarrow = useMedia(narrow);
  return isNarrow ? <Stack {...props} /> : <Columns {...props} />;
}

function Stack({ tapes, diagram, text, tables, compare, timeline, transport }: PanelLayoutProps) {
  const isLow = useMedia(low);
  const line = (
    <div className={styles.lowTimeline} data-area="timeline">
      {timeline}
    </div>
  );
  return (
    <>
      <div className={styles.stack}>
        {compare ?? (
          <>
            <div className={styles.stage}>
              <Area id="tapes">{tapes}</Area>
              <Area id="text">{text}</Area>
            </div>
            <Area id="tables">{tables}</Area>
            <Area id="diagram">{diagram}</Area>
          </>
        )}
        {isLow && line}
      </div>
      <div className={styles.bottom}>
        {!isLow && line}
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
