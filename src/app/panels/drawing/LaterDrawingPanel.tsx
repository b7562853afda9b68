import type { ReactNode } from 'react';
import { later } from '../../kit/loading/later.tsx';
import type { Run } from '../../session/trace-state.ts';

/** The problem's own picture, whose file is loaded when it is first looked at. */
export const LaterDrawingPanel = later({
  name: 'The picture',
  load: () => import('./DrawingPanel.tsx'),
  Place: ({ children }: { readonly run: Run; readonly isBare?: boolean; readonly children: ReactNode }) => children,
});
