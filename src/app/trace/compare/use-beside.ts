import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import { parseRange } from '../../../tasks/ranges.ts';
import { taskById } from '../../../tasks/registry.ts';
import type { TraceSummary } from '../../../workers/views/views.ts';
import { drawnInstance, type Comparison } from '../../links/selection.ts';
import { useSelection } from '../trace-session.ts';
import { useSession } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';

/** The run beside the one that is shown. */
export interface Beside {
  /** Undefined while it is being made. */
  readonly summary: TraceSummary | undefined;
  /** Why there is none, as a sentence. */
  readonly problem?: string;
}

/** The run that is compared: the same one, or that of another instance, which is made here. */
export function useBeside({ summary }: Run, { drawn }: Comparison): Beside {
  const { service, owner } = useSession();
  const { task } = useSelection().traced;
  const { trace } = summary;
  const range = drawn?.range;
  const seed = drawn?.seed;
  const key = `${trace} ${range} ${seed}`;
  const [held, setHeld] = useState<{ readonly key: string; readonly beside: Beside }>();
  useEffect(() => {
    const known = taskById(task);
    const parsed = known && range !== undefined ? parseRange(known, range) : undefined;
    if (!known || seed === undefined || typeof parsed !== 'object') return undefined;
    let isWanted = true;
    const hold = (beside: Beside) => isWanted && setHeld({ key, beside });
    service
      .open({ task, instance: drawnInstance(known, parsed, seed) }, { owner: `${owner}, beside`, beside: trace })
      .then(
        (made) => hold({ summary: made }),
        (error: unknown) =>
          hold({
            summary: undefined,
            problem: `The run failed: ${reasonOf(error)}`,
          }),
      );
    return () => {
      isWanted = false;
      void service.closeAll(`${owner}, beside`).catch(() => undefined);
    };
  }, [service, owner, key, task, trace, range, seed]);
  if (drawn === undefined) return { summary };
  return held?.key === key ? held.beside : { summary: undefined };
}
