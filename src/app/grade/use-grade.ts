import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { GradeSession, GradeState } from './grade-session.ts';

/** The session of the page around a part. */
export const GradeContext = createContext<GradeSession | undefined>(undefined);

/** The session of the page. Throws outside of it. */
export function useGradeSession(): GradeSession {
  const session = useContext(GradeContext);
  if (!session) throw new Error('A part of the Grade page is drawn outside of it.');
  return session;
}

/** What the page shows; drawn again only when what is selected changes. */
export function useGrade<Selected>(select: (state: GradeState) => Selected): Selected {
  return useStore(useGradeSession().state, select);
}
