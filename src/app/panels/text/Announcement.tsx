import { useEffect, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { endOfState, positionAt } from '../../../workers/views/position-at.ts';
import { playsFast } from '../../session/playback.ts';
import { useSession, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';

/** Milliseconds at a step before it is announced: while somebody steps on nothing is. */
const ANNOUNCE_AFTER = 150;

/**
 * Says each step to a screen reader: the sentence of the styled chain of thought when an atomic state is complete, else the step
 * and the atomic state of the cursor. Silent while it plays too fast to be listened to.
 */
export function Announcement({ run: { summary } }: { readonly run: Run }) {
  const { service } = useSession();
  const step = useTrace((state) => state.step);
  const isQuiet = useTrace(playsFast);
  const [said, setSaid] = useState('');
  const { trace, boundaries } = summary;
  useEffect(() => {
    if (isQuiet) return undefined;
    let isWanted = true;
    const timer = setTimeout(() => {
      const position = positionAt(boundaries, step);
      const words = async () => {
        const place = `Step ${grouped(step)}`;
        if (position < 0) return `${place}, before the first atomic state.`;
        if (endOfState(boundaries, position) !== step) return `${place}, atomic state ${position + 1}.`;
        const settings = { variant: 'tail-styled', arithmetic: 'folded' } as const;
        const [text] = await service.text(trace, settings, position, position + 1);
        return text!.segments
          .map((segment) => segment.text)
          .join('')
          .replaceAll(/\s+/g, ' ')
          .trim();
      };
      words().then(
        (text) => isWanted && setSaid(text),
        // The trace was closed.
        () => undefined,
      );
    }, ANNOUNCE_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [service, trace, boundaries, step, isQuiet]);
  return (
    <p className="visually-hidden" aria-live="polite" data-announcement>
      {said}
    </p>
  );
}
