import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Handover } from '../links/handover.ts';
import type { LabSession } from './lab-session.ts';
import type { WritingState } from './writing-session.ts';

interface Lab {
  readonly session: LabSession;
  /** Takes outputs to the page that grades. */
  readonly handover: Handover;
}

/** What the page around a part works on. */
export const LabContext = createContext<Lab | undefined>(undefined);

/** What the page works on. Throws outside of it. */
export function useLabSession(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('A part of the Lab page is drawn outside of it.');
  return lab;
}

/** What is chosen and said; drawn again only when what is selected changes. */
export function useLab<Selected>(select: (state: ReturnType<LabSession['state']['getState']>) => Selected): Selected {
  return useStore(useLabSession().session.state, select);
}

/** What is known of the text that the model writes; drawn again only when what is selected changes. */
export function useWriting<Selected>(select: (state: WritingState) => Selected): Selected {
  return useStore(useLabSession().session.writing.state, select);
}
