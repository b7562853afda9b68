import { useCallback, useEffect } from 'react';
import { variantOf } from '../../../cot/variants.ts';
import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import { useSession, useShown, useTrace } from '../../session/session-context.ts';
import { textSettings, type Run } from '../../session/trace-state.ts';
import { StatesInView } from '../../views/text/StatesInView.tsx';

/** The text of the current atomic state, the one before and the one after, for a room to read. */
export function CurrentText({ run }: { readonly run: Run }) {
  const { trace, boundaries } = run.summary;
  const session = useSession();
  const { service } = session;
  const { variant, arithmetic } = textSettings(useTrace((state) => state.choice));
  const pointed = useTrace((state) => state.pointed);
  const position = useShown(({ textStep }) => positionAt(boundaries, textStep));
  const scope = `${trace} ${variant} ${arithmetic}`;
  const count = variantOf(variant).showsStates ? new StateBoundaries(boundaries).count : 0;
  const load = useCallback(
    (from: number, to: number) => service.text(trace, { variant, arithmetic }, from, to),
    [service, trace, variant, arithmetic],
  );
  const cache = useWindowCache(scope, count, load);
  const from = Math.max(0, position - 1);
  const to = Math.min(count, position + 2);
  useEffect(() => cache.request(from, to), [cache, from, to]);
  const ending = useAnswer(scope, 'ending', () => service.textEnding(trace, { variant, arithmetic }));
  const point = useCallback((value: PointedValue | undefined) => session.point(value), [session]);
  const states = Array.from({ length: Math.max(0, to - from) }, (_, row) => cache.row(from + row) ?? []).flat();
  return (
    <StatesInView
      states={states}
      position={position}
      ending={position >= count - 1 ? ending : undefined}
      pointed={pointed}
      onPoint={point}
    />
  );
}
