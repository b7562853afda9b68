import { useState } from 'react';
import type { ConfigurationView } from '../../../workers/views/views.ts';
import { isUnused } from './visible-cells.ts';

/**
 * Which tapes are used: those with anything on them now, at the end of the run, or at any step seen before. A tape that
 * has been used stays so for the rest of the trace, so that rows do not come and go while stepping.
 */
export function useUsedTapes(
  scope: string,
  configuration: ConfigurationView,
  end: ConfigurationView | undefined,
): readonly boolean[] {
  const [held, setHeld] = useState<{ scope: string; used: readonly boolean[] }>({ scope, used: [] });
  const before = held.scope === scope ? held.used : [];
  const used = configuration.tapes.map((tape, number) => {
    const last = end?.tapes[number];
    return before[number] === true || !isUnused(tape) || (last !== undefined && !isUnused(last));
  });
  if (held.scope !== scope || used.some((is, number) => is !== (before[number] ?? false))) setHeld({ scope, used });
  return used;
}
