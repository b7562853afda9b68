import { useState } from 'react';
import type { ConfigurationView } from '../../../workers/views/views.ts';
import { isQuiet } from './visible-cells.ts';

/**
 * Which tapes are used: those with anything on them now, at the end of the run, or at any step seen before. A tape that has
 * woken stays awake for the rest of the trace, so that rows do not come and go while stepping.
 */
export function useAwakeTapes(
  scope: string,
  configuration: ConfigurationView,
  end: ConfigurationView | undefined,
): readonly boolean[] {
  const [held, setHeld] = useState<{ scope: string; awake: readonly boolean[] }>({ scope, awake: [] });
  const before = held.scope === scope ? held.awake : [];
  const awake = configuration.tapes.map((tape, number) => {
    const last = end?.tapes[number];
    return before[number] === true || !isQuiet(tape) || (last !== undefined && !isQuiet(last));
  });
  if (held.scope !== scope || awake.some((is, number) => is !== (before[number] ?? false))) setHeld({ scope, awake });
  return awake;
}
