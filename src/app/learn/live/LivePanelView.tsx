import type { Screen } from '../screens/screen.ts';
import { GrowthPanel } from './GrowthPanel.tsx';
import { LiveTrace } from './LiveTrace.tsx';
import { PaperPanel } from './PaperPanel.tsx';
import { ModulesPanel } from './ModulesPanel.tsx';
import { RowsPanel } from './RowsPanel.tsx';

/** The part of the app that a screen runs. */
export function LivePanelView({ screen }: { readonly screen: Screen }) {
  switch (screen.live.kind) {
    case 'trace':
      return <LiveTrace screen={screen} panels={screen.live.panels} />;
    case 'modules':
      return <ModulesPanel screen={screen} />;
    case 'paper':
      return <PaperPanel />;
    case 'rows':
      return <RowsPanel screen={screen} />;
    case 'growth':
      return <GrowthPanel screen={screen} />;
    case 'accuracy':
    case 'training':
      return <LiveTrace screen={screen} panels={['tapes', 'text', 'transport']} />;
  }
}
