import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { X } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useLayoutEffect } from 'react';
import { Button } from '../kit/Button.tsx';
import { later } from '../kit/loading/later.tsx';
import { Panel } from '../kit/Panel.tsx';
import { TextPanel } from '../views/text/TextPanel.tsx';
import { isEmbedded } from './share/links.ts';
import { TablesPanel } from '../views/tables/TablesPanel.tsx';
import { TimelinePanel } from '../views/timeline/TimelinePanel.tsx';
import { Transport } from '../views/transport/Transport.tsx';
import { compareWith } from '../session/compare.ts';
import { showTable, usePanelChoices } from './panel-choices.ts';
import { followCursor, showEnd } from '../session/shown.ts';
import { useTextTools } from '../session/text-tools.ts';
import { showRulesOf } from '../session/trace-actions.ts';
import { isMade, textSettings, useTraceStore, type Run } from '../session/trace-store.ts';
import { useTextMeasure } from '../session/use-text-measure.ts';
import { Announcement } from './Announcement.tsx';
import { DiagramArea } from './DiagramArea.tsx';
import { EmbedLayout } from './EmbedLayout.tsx';
import { Ending } from './Ending.tsx';
import { PanelLayout } from './PanelLayout.tsx';
import { TapesArea } from './TapesArea.tsx';
import { WaitingForEnd } from './Waiting.tsx';
import styles from './TracePage.module.css';

/** Loaded when two texts are first compared. */
const ComparePanel = later({
  name: 'The comparison',
  load: () => import('../views/compare/ComparePanel.tsx'),
  Place: ({ children }) => (
    <Panel
      title="Compare"
      actions={
        <Button size="small" onClick={() => compareWith(undefined)}>
          <X size={14} aria-hidden /> Close
        </Button>
      }
    >
      {children}
    </Panel>
  ),
});

/**
 * A run with everything that is shown of it; of one in the making the places, then what can be seen at the cursor. Each panel follows
 * the cursor by itself: a step draws only what it changes.
 */
export function Workbench({ run }: { readonly run: Run }) {
  const { summary } = run;
  const { trace, steps } = summary;
  const isWhole = isMade(run);
  const selection = useTraceStore((state) => state.selection);
  const tab = usePanelChoices((choices) => choices.tab);
  const showsTokens = useTextTools((tools) => tools.showsTokens);
  const measure = useTextMeasure(
    trace,
    textSettings(selection),
    new StateBoundaries(summary.boundaries).count,
    showsTokens && isWhole ? 'tokens' : 'nothing',
  );
  const showRules = useCallback((state: number) => {
    showRulesOf(state);
    showTable('rules');
  }, []);
  const isThere = useTraceStore((state) => state.run !== undefined || state.making?.isThere === true);
  // Tapes and text are what a person looks at first; the other panels are drawn when those stand.
  const showsAll = useDeferredValue(isThere, false);
  useLayoutEffect(() => (isThere ? followCursor(trace) : undefined), [trace, isThere]);
  useEffect(() => {
    if (isWhole) void showEnd(trace, steps);
  }, [trace, steps, isWhole]);
  const tapes = <TapesArea run={run} />;
  const text = <TextPanel run={run} measure={measure} />;
  const tables = showsAll ? (
    <TablesPanel
      run={run}
      tab={tab}
      onTab={showTable}
      tokens={measure && measure.totalTokens > 0 ? measure.tokens : undefined}
    />
  ) : (
    <Panel title="Atomic states" />
  );
  const diagram = showsAll ? <DiagramArea run={run} onSelectState={showRules} /> : <Panel title="State diagram" />;
  const compare = isWhole && selection.compare ? <ComparePanel run={run} beside={selection.compare} /> : undefined;
  const timeline = isWhole ? showsAll && <TimelinePanel run={run} /> : <WaitingForEnd />;
  const transport = <Transport>{isWhole && <Ending summary={summary} />}</Transport>;
  return (
    <main className={styles.main}>
      {isEmbedded() ? (
        <EmbedLayout tapes={tapes} text={text} timeline={timeline} transport={transport} compare={compare} />
      ) : (
        <PanelLayout
          tapes={tapes}
          diagram={diagram}
          text={text}
          tables={tables}
          timeline={timeline}
          transport={transport}
          compare={compare}
        />
      )}
      {isThere && <Announcement run={run} />}
    </main>
  );
}
