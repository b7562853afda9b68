import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { afterNextPaint } from '../kit/browser/after-next-paint.ts';
import { Button } from '../kit/Button.tsx';
import { later } from '../kit/loading/later.tsx';
import { Panel } from '../kit/Panel.tsx';
import { isExample } from '../links/selection.ts';
import { LaterDrawingPanel } from '../panels/drawing/LaterDrawingPanel.tsx';
import { TapesArea } from '../panels/tapes/TapesArea.tsx';
import { Announcement } from '../panels/text/Announcement.tsx';
import { TextPanel } from '../panels/text/TextPanel.tsx';
import { useTextMeasure } from '../panels/text/use-text-measure.ts';
import { Transport } from '../panels/transport/Transport.tsx';
import type { TableTab } from '../session/panel-choices.ts';
import { useTrace } from '../session/session-context.ts';
import { isMade, textSettings, type Run } from '../session/trace-state.ts';
import queryStyles from '../views/text/Query.module.css';
import { EmbedLayout } from './EmbedLayout.tsx';
import { Ending } from './Ending.tsx';
import { haltWarning } from './halt-warning.ts';
import { PanelLayout } from './PanelLayout.tsx';
import { isEmbedded } from './share/links.ts';
import { STEP_FIELD } from './trace-commands.ts';
import { useSelection, useTracePage } from './trace-session.ts';
import { WaitingForEnd } from './Waiting.tsx';
import styles from './TracePage.module.css';

/** Loaded when two texts are first compared. */
const ComparePanel = later({
  name: 'The comparison',
  load: () => import('./compare/ComparePanel.tsx'),
  Place: ({ children }) => (
    <Panel title="Compare" actions={<CloseComparison />}>
      {children}
    </Panel>
  ),
});

/** Loaded when a step is first shown to a room. */
const Presentation = later({
  name: 'The presentation',
  load: () => import('./present/Presentation.tsx'),
  Place: ({ children }) => <main className={styles.main}>{children}</main>,
});

/** Loaded after tapes and text are drawn, as the three below: all sentences that a task is asked in are many. */
const ShownQuery = later({
  name: 'The query',
  load: () => import('./ShownQuery.tsx'),
  Place: ({ children }) => <div className={queryStyles.query}>{children}</div>,
});

const TablesPanel = later({
  name: 'The tables',
  load: () => import('../panels/tables/TablesPanel.tsx'),
  Place: ({ children }) => <Panel title="Atomic states">{children}</Panel>,
});

const DiagramArea = later({
  name: 'The state diagram',
  load: () => import('../panels/diagram/DiagramArea.tsx'),
  Place: ({ children }) => <Panel title="State diagram">{children}</Panel>,
});

const TimelinePanel = later({
  name: 'The timeline',
  load: () => import('../panels/timeline/TimelinePanel.tsx'),
  Place: ({ children }) => children,
});

function CloseComparison() {
  const session = useTracePage();
  return (
    <Button size="small" onClick={() => session.compareWith(undefined)}>
      <X size={14} aria-hidden /> Close
    </Button>
  );
}

/**
 * A run with everything that is shown of it; of one in the making the places, then what can be seen at the cursor. Each panel follows
 * the cursor by itself: a step draws only what it changes.
 */
export function Workbench({ run }: { readonly run: Run }) {
  const { summary } = run;
  const { trace } = summary;
  const isWhole = isMade(run);
  const session = useTracePage();
  const selection = useSelection();
  const tab = useStore(session.panels.state, (choices) => choices.tab);
  const showsTokens = useStore(session.textTools.state, (tools) => tools.showsTokens);
  const measure = useTextMeasure(
    trace,
    textSettings(selection),
    new StateBoundaries(summary.boundaries).count,
    showsTokens && isWhole ? 'tokens' : 'nothing',
  );
  const showTable = useCallback((table: TableTab) => session.panels.showTable(table), [session]);
  const showRules = useCallback(
    (state: number) => {
      session.showRulesOf(state);
      showTable('rules');
    },
    [session, showTable],
  );
  const compare = useCallback(() => session.compareWithVariant(), [session]);
  const isThere = useTrace((state) => state.run !== undefined || state.making?.isThere === true);
  // Tapes and text are what a person looks at first; the other panels are drawn after these.
  const showsAll = useAfterFrame(isThere);
  const parts = {
    tapes: <TapesArea run={run} note={isExample(selection) ? 'example' : undefined} />,
    text: <TextPanel run={run} measure={measure} query={<ShownQuery />} onCompare={compare} />,
    tables: showsAll ? (
      <TablesPanel
        run={run}
        tab={tab}
        onTab={showTable}
        tokens={measure && measure.totalTokens > 0 ? measure.tokens : undefined}
      />
    ) : (
      <Panel title="Atomic states" />
    ),
    diagram: showsAll ? <DiagramArea run={run} onSelectState={showRules} /> : <Panel title="State diagram" />,
    compare: isWhole && selection.compare ? <ComparePanel run={run} beside={selection.compare} /> : undefined,
    timeline: isWhole ? showsAll && <TimelinePanel run={run} /> : <WaitingForEnd />,
    transport: (
      <Transport
        stepFieldId={STEP_FIELD}
        warning={haltWarning(summary)}
        onPresent={isEmbedded() ? undefined : () => session.panels.present(true)}
      >
        {isWhole && <Ending summary={summary} />}
      </Transport>
    ),
  };
  const presents = useStore(session.panels.state, (choices) => choices.presents);
  if (presents)
    return <Presentation run={run} picture={isWhole ? <LaterDrawingPanel run={run} isBare /> : undefined} />;
  return (
    <main className={styles.main}>
      {isEmbedded() ? <EmbedLayout {...parts} /> : <PanelLayout {...parts} />}
      {isThere && <Announcement run={run} />}
    </main>
  );
}

/**
 * Whether something is there and a frame with it has been painted. No deferred value: reports of a long run would put off what waits
 * for its file again and again.
 */
function useAfterFrame(isThere: boolean): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    if (isThere) afterNextPaint(() => setPainted(true));
  }, [isThere]);
  return isThere && isPainted;
}
