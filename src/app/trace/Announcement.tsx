import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { useEffect, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { playsFast } from '../session/playback.ts';
import { positionAt } from '../session/trace-actions.ts';
import { useTraceStore, type Run } from '../session/trace-store.ts';
import { traceService } from '../session/trace-client.ts';

/** After so many milliseconds at a place it is said; who steps on is not told of what lies behind. */
const PATIENCE = 150;

/**
 * Says each step to a screen reader: the sentence of the styled chain of thought when an atomic state is complete, else where in
 * which state the cursor stands. Silent while it plays too fast to be listened to.
 */
export function Announcement({ run: { summary } }: { readonly run: Run }) {
  const step = useTraceStore((state) => state.step);
  const isQuiet = useTraceStore(playsFast);
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
        if (new StateBoundaries(boundaries).endStep(position) !== step)
          return `${place}, atomic state ${position + 1}.`;
        const settings = { variant: 'tail-styled', arithmetic: 'folded' } as const;
        const [text] = await traceService.text(trace, settings, position, position + 1);
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
    }, PATIENCE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [trace, boundaries, step, isQuiet]);
  return (
    <p className="visually-hidden" aria-live="polite" data-announcement>
      {said}
    </p>
  );
}
