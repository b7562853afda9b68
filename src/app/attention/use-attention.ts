import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AttentionSession, AttentionState } from './attention-session.ts';

/** Set around the Attention page. */
export const AttentionContext = createContext<AttentionSession | undefined>(undefined);

/** The session of the page. Throws outside of it. */
export function useAttentionSession(): AttentionSession {
  const session = useContext(AttentionContext);
  if (!session) throw new Error('This is drawn outside of the Attention page.');
  return session;
}

/** A value of the page’s state; drawn again when it changes. */
export function useAttention<Value>(value: (state: AttentionState) => Value): Value {
  return useStore(useAttentionSession().state, value);
}
