import { useEffect, useMemo } from 'react';
import type { TextView } from '../../../../workers/views/views.ts';
import { useWindowCache } from '../../../lists/use-window-cache.ts';
import type { LoadRows } from '../../../lists/window-cache.ts';

/** How the text is written, and how else: what is nested in a state can be unfolded there alone, or folded. */
export interface Unfolding {
  /** Whether nested states are unfolded where nobody has said otherwise. */
  readonly isUnfolded: boolean;
  /** The text with nested states folded where they are unfolded, and the other way round. */
  readonly loadOtherwise: LoadRows<TextView>;
  /** Positions of the states that are unfolded, or folded, against what is chosen for the whole text. */
  readonly toggled: readonly number[];
  readonly onToggle: (position: number) => void;
}

interface Drawn {
  /** The positions [from, to) are drawn. */
  readonly from: number;
  readonly to: number;
}

/** The text of the states that are unfolded, or folded, against what is chosen for the whole text. */
export function useToggledStates(scope: string, count: number, { from, to }: Drawn, unfolding: Unfolding | undefined) {
  const positions = unfolding?.toggled;
  const toggled = useMemo(() => new Set(positions), [positions]);
  const cache = useWindowCache(`${scope} otherwise`, count, unfolding?.loadOtherwise ?? nothing);
  useEffect(() => {
    for (const position of toggled) if (position >= from && position < to) cache.request(position, position + 1);
    // Of a list that has become longer what was its end is asked for again.
  }, [cache, toggled, from, to, count]);
  return {
    /** The text of a state that was toggled; undefined where none was, or while it is loaded. */
    row: (position: number): TextView | undefined => (toggled.has(position) ? cache.row(position) : undefined),
    isToggled: (position: number): boolean => toggled.has(position),
    isUnfolded: (position: number): boolean => unfolding?.isUnfolded !== toggled.has(position),
    /** Another number whenever other text has come. */
    version: cache.version() + toggled.size,
  };
}

const nothing = () => Promise.resolve([]);
