import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import type { SpaceTimeRequest, SpaceTimeView } from '../../../workers/trace/space-time.ts';
import { useSession } from '../../session/session-context.ts';

/** A run longer than this is drawn from its marks first: walking through it takes longer than a frame or two. */
const LONG = 50_000;

/** A tape over the whole run. */
interface SpaceTime {
  /** First what its marks tell, then with the ink of its cells; undefined until the first is there. */
  readonly view: SpaceTimeView | undefined;
  /** Whether more of it is on its way. */
  readonly isComing: boolean;
}

/** A tape over the whole run, drawn away from the page. */
export function useSpaceTime(trace: number, steps: number, { tape, columns, rows }: SpaceTimeRequest): SpaceTime {
  const { service } = useSession();
  const [known, setKnown] = useState<{ trace: number; view: SpaceTimeView }>();
  const asked = `${trace} ${steps} ${tape} ${columns} ${rows}`;
  const [whole, setWhole] = useState('');
  useEffect(() => {
    if (columns <= 0) return undefined;
    let isWanted = true;
    const show = (view: SpaceTimeView) => {
      if (isWanted) setKnown({ trace, view });
    };
    const request = { tape, columns, rows };
    const tell = steps > LONG ? proxy(show) : undefined;
    // A newer request takes over, or the trace was closed.
    service.spaceTime(trace, request, tell).then(
      (view) => {
        show(view);
        if (isWanted) setWhole(asked);
        return undefined;
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [service, asked, trace, steps, tape, columns, rows]);
  // The diagram of another width stays until the new one is there; that of another tape would be wrong.
  const view = known?.trace === trace && known.view.tape === tape ? known.view : undefined;
  return { view, isComing: whole !== asked };
}

const NONE: readonly Int32Array[] = [];

/** For each breakpoint the steps at which it stops the run, as many as there are columns at most. */
export function useBreakpointHits(
  trace: number,
  breakpoints: readonly Breakpoint[],
  columns: number,
): readonly Int32Array[] {
  const { service } = useSession();
  const [known, setKnown] = useState<{ breakpoints: readonly Breakpoint[]; hits: readonly Int32Array[] }>();
  useEffect(() => {
    if (breakpoints.length === 0 || columns <= 0) return undefined;
    let isWanted = true;
    service.breakpointHits(trace, breakpoints, columns).then(
      (hits) => isWanted && setKnown({ breakpoints, hits }),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [service, trace, breakpoints, columns]);
  return breakpoints.length > 0 && known?.breakpoints === breakpoints ? known.hits : NONE;
}
