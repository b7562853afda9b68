import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Hideable } from './learn-address.ts';
import type { LearnSession, LearnState } from './learn-session.ts';
import type { Progress } from './progress.ts';

/** The lesson around a part of the page. */
export const LearnContext = createContext<LearnSession | undefined>(undefined);

/** The lesson around a part. Throws outside of it. */
export function useLearnSession(): LearnSession {
  const session = useContext(LearnContext);
  if (!session) throw new Error('A part of the Learn page is drawn outside of it.');
  return session;
}

/** A part of what the page shows; drawn again when it changes. */
export function useLearn<Part>(part: (state: LearnState) => Part): Part {
  return useStore(useLearnSession().state, part);
}

/** Whether a control is there: a link may take it away. */
export const useIsOffered = (control: Hideable): boolean => !useLearn(({ hidden }) => hidden).includes(control);

/** What a person has done of the lesson. */
export const useProgress = (): Progress => useStore(useLearnSession().progress.state);
