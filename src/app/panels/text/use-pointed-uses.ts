import { useEffect, useState } from 'react';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { ValueUses } from '../../../workers/views/views.ts';
import { useSession } from '../../session/session-context.ts';

/** Milliseconds at a result before the worker is asked: a pointer that only passes asks for nothing. */
const ASK_AFTER = 120;
/** Most uses that are told beside a result. */
const MOST_USES = 8;

/** The atomic states that fetch the result pointed at; undefined while they are not known, and where no result is pointed at. */
export function usePointedUses(trace: number, pointed: PointedValue | undefined): ValueUses | undefined {
  const { service } = useSession();
  const [held, setHeld] = useState<{ pointed: PointedValue; uses: ValueUses }>();
  useEffect(() => {
    if (!pointed) return undefined;
    const { operand } = pointed;
    // What is pointed at in the problem's picture may have cells that no step has written.
    if (operand.role !== 'result' || operand.cells.length === 0 || operand.cells.some(({ step }) => step < 0))
      return undefined;
    let isWanted = true;
    const ask = async () => {
      try {
        const uses = await service.resultUses(trace, operand, MOST_USES);
        if (isWanted) setHeld({ pointed, uses });
      } catch {
        // A newer question has ended this one: nothing is shown of it then.
      }
    };
    const timer = setTimeout(() => void ask(), ASK_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [service, trace, pointed]);
  return held?.pointed === pointed ? held?.uses : undefined;
}
