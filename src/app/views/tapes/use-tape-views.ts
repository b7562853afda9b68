import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ConfigurationView } from '../../../workers/views/views.ts';
import { FIRST_VIEW, follow, followHead } from './visible-cells.ts';

interface TapeViews {
  /** The first cell in view on each tape. */
  readonly froms: readonly number[];
  /** Brings a cell into view, if it is not, by the fewest cells. A stable function. */
  readonly reveal: (tape: number, cell: number) => void;
  /** Scrolls a tape by hand. A stable function. */
  readonly scroll: (tape: number, cells: number) => void;
}

interface Held {
  readonly scope: string;
  readonly step: number;
  readonly counts: readonly number[];
  readonly froms: readonly number[];
}

/**
 * Which cells are in view. After every step each tape is scrolled so that its head is in view, and only where it must be; between steps
 * the person scrolls as they like.
 */
export function useTapeViews(scope: string, configuration: ConfigurationView, counts: readonly number[]): TapeViews {
  const { step, tapes } = configuration;
  const [held, setHeld] = useState<Held>({ scope, step: -1, counts, froms: [] });
  const isSame = held.scope === scope && held.step === step && same(held.counts, counts);
  let { froms } = held;
  if (!isSame) {
    // In a view of another width, before which there may have been none, what was seen says nothing.
    const isSameView = held.scope === scope && same(held.counts, counts);
    const before = isSameView ? held.froms : [];
    froms = tapes.map(({ head, first }, tape) => followHead(before[tape] ?? FIRST_VIEW, head, counts[tape]!, first));
    // While drawing, so that no frame shows a head out of view. Most steps move none.
    if (!isSameView || !same(held.froms, froms)) setHeld({ scope, step, counts, froms });
  }
  const latest = useRef({ step, tapes, counts });
  useLayoutEffect(() => {
    latest.current = { step, tapes, counts };
  });
  const move = useCallback((tape: number, to: (from: number) => number) => {
    const place = latest.current.step;
    setHeld((now) => ({
      ...now,
      step: place,
      froms: now.froms.map((from, number) => (number === tape ? to(from) : from)),
    }));
  }, []);
  const reveal = useCallback(
    (tape: number, cell: number) => move(tape, (from) => follow(from, cell, latest.current.counts[tape]!, 0)),
    [move],
  );
  const scroll = useCallback(
    (tape: number, cells: number) => {
      const { first, last } = latest.current.tapes[tape]!;
      const count = latest.current.counts[tape]!;
      // As far as the last used cell at one edge, and never away from where the tape is already.
      move(tape, (from) => {
        const least = Math.min(from, first + FIRST_VIEW);
        const most = Math.max(from, last - count + 1 - FIRST_VIEW);
        return Math.max(least, Math.min(most, from + cells));
      });
    },
    [move],
  );
  return { froms, reveal, scroll };
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
