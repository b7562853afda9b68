import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { StepListView } from '../../../workers/views/step-views.ts';
import type { TextRequest } from '../../../workers/views/views.ts';
import { traceService } from '../../session/trace-client.ts';

/** How far the steps of a text are listed. */
interface Listing {
  /** Once all of the text has been read. */
  readonly list: StepListView | undefined;
  /** How many atomic states have been read so far, and how many different steps they hold. */
  readonly positions: number;
  readonly steps: number;
  /** Why there is no list, as a sentence. */
  readonly problem: string | undefined;
}

const NOTHING: Listing = { list: undefined, positions: 0, steps: 0, problem: undefined };

/** Has the worker list the different steps of a text while that is wanted; else it stops, and later goes on from there. */
export function useStepList(trace: number, { variant, arithmetic }: TextRequest, isWanted: boolean): Listing {
  const key = `${trace} ${variant} ${arithmetic}`;
  const [held, setHeld] = useState<{ key: string; listing: Listing }>({ key, listing: NOTHING });
  useEffect(() => {
    if (!isWanted) return undefined;
    let isReading = true;
    const show = (listing: Partial<Listing>) => isReading && setHeld({ key, listing: { ...NOTHING, ...listing } });
    const tell = (positions: number, steps: number) => show({ positions, steps });
    traceService
      .listSteps(trace, { variant, arithmetic }, proxy(tell))
      .then(
        (list) => show({ list }),
        (error: unknown) => show({ problem: reasonOf(error) }),
      )
      .finally(() => (isReading = false));
    return () => {
      // A worker that has ended meanwhile reads nothing any more.
      if (isReading) void traceService.stopListingSteps(trace).catch(() => undefined);
      isReading = false;
    };
  }, [key, trace, variant, arithmetic, isWanted]);
  return held.key === key ? held.listing : NOTHING;
}
