import type { Screen } from '../screens/screen.ts';
import { AccuracyPanel } from './AccuracyPanel.tsx';
import { GrowthPanel } from './GrowthPanel.tsx';
import { LiveTrace } from './LiveTrace.tsx';
import { PaperPanel } from './PaperPanel.tsx';
import { ModulesPanel } from './ModulesPanel.tsx';
import { TrainingLesson } from './TrainingLesson.tsx';
import { RowsPanel } from './RowsPanel.tsx';

interface LivePanelViewProps {
  readonly screen: Screen;
  /** How many times as large as usual it is drawn: more than 1 for a room. */
  readonly scale: number;
}

/** The part of the app that a screen runs. */
export function LivePanelView({ screen, scale }: LivePanelViewProps) {
  switch (screen.live.kind) {
    case 'trace':
      return <LiveTrace screen={screen} panels={screen.live.panels} scale={scale} />;
    case 'modules':
      return <ModulesPanel screen={screen} />;
    case 'paper':
      return <PaperPanel />;
    case 'rows':
      return <RowsPanel screen={screen} />;
    case 'growth':
      return <GrowthPanel screen={screen} />;
    case 'accuracy':
      return <AccuracyPanel />;
    case 'training':
      return <TrainingLesson />;
  }
}
