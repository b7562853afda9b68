import * as v from 'valibot';
import { create } from 'zustand';
import { remembered } from '../kit/browser/remembered.ts';

/** The panels of the Trace page that fold to their headers, and what they are called. */
export const PANELS = {
  tapes: 'Tapes',
  diagram: 'State diagram',
  text: 'Chain of thought',
  tables: 'Tables',
} as const;

/** The id of a panel. */
export type PanelId = keyof typeof PANELS;

/** Two panels share a column; one of them fills it. */
const NEIGHBOUR: Record<PanelId, PanelId> = { tapes: 'diagram', diagram: 'tapes', text: 'tables', tables: 'text' };

const ids = v.array(v.picklist(Object.keys(PANELS) as PanelId[]));
const stored = remembered<readonly PanelId[]>('tail-tracer-folded', v.pipe(v.string(), v.parseJson(), ids), []);

/** Which panels are folded; remembered. */
export const useFolded = create<{ readonly folded: readonly PanelId[] }>(() => ({ folded: stored.read() }));

/** Matches a window too narrow or too low for two columns of panels: tapes and text fill it, the other panels are found below them. */
export const narrow = matchMedia('(width <= 1000px), (height <= 620px)');
/** Matches a window so low, as a page enlarged for a projector has, that what is traced folds to one line. */
export const low = matchMedia('(height <= 620px)');

/** Folds a panel or unfolds it. On a wide screen its neighbour then unfolds: one of the two must fill the column. */
export function setFolded(panel: PanelId, isFolded: boolean): void {
  const { folded } = useFolded.getState();
  if (folded.includes(panel) === isFolded) return;
  const others = folded.filter(
    (other) => other !== panel && !(isFolded && !narrow.matches && other === NEIGHBOUR[panel]),
  );
  const next = isFolded ? [...others, panel] : others;
  useFolded.setState({ folded: next });
  // In a browser that stores nothing it holds until the page is closed.
  stored.write(next);
}
