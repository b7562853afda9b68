import { useState } from 'react';
import type { Origin } from './origin.ts';
import type { ComparedPlace } from './use-compare-focus.ts';

/** From an operand of the text beside to where its value was written. */
interface Jump {
  readonly from: ComparedPlace;
  readonly to: Origin;
}

/** The jumps along provenance in a run that has no cursor of its own. */
export interface JumpsBeside {
  /** Where the last jump led, to be lit; undefined before the first and after all have been gone back. */
  readonly found: Origin | undefined;
  readonly jump: (from: ComparedPlace, to: Origin) => void;
  /** Goes back; the place to return to, undefined where there was no jump. */
  readonly back: () => ComparedPlace | undefined;
  /** Takes a jump again that has been gone back; where it leads. */
  readonly forward: () => Origin | undefined;
}

/**
 * Two runs are compared at the cursor of the one on the left. In the other one the person goes from a value to where it was
 * written, back and forth, while that cursor stays. `scope` names the other text and the cursor: another one has no jumps yet.
 */
export function useJumpsBeside(scope: string): JumpsBeside {
  const [held, setHeld] = useState<{
    readonly scope: string;
    readonly jumps: readonly Jump[];
    readonly made: number;
  }>();
  const { jumps, made } = held?.scope === scope ? held : { jumps: [], made: 0 };
  return {
    found: jumps[made - 1]?.to,
    jump: (from, to) => setHeld({ scope, jumps: [...jumps.slice(0, made), { from, to }], made: made + 1 }),
    back: () => {
      if (made > 0) setHeld({ scope, jumps, made: made - 1 });
      return jumps[made - 1]?.from;
    },
    forward: () => {
      if (made < jumps.length) setHeld({ scope, jumps, made: made + 1 });
      return jumps[made]?.to;
    },
  };
}
