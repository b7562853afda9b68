import { useState } from 'react';
import type { ConfigurationView } from '../../../workers/views.ts';
import { FIRST_VIEW, follow } from './visible-cells.ts';

interface TapeViews {
  /** The first cell in view on each tape. */
  readonly froms: readonly number[];
  /** Brings a cell into view, if it is not, by the fewest cells. */
  readonly reveal: (tape: number, cell: number) => void;
  /** Scrolls a tape by hand. */
  readonly scroll: (tape: number, cells: number) => void;
}

interface Held {
  readonly scope: string;
  readonly step: number;
  readonly counts: readonly number[];
  readonly froms: readonly number[];
}

/**
 * Which cells are in view. After every step each tape has moved by the fewest cells that keep its head in view; between steps
 * the person scrolls as they like.
 */
export function useTapeViews(scope: string, configuration: ConfigurationView, counts: readonly number[]): TapeViews {
  const { step, tapes } = configuration;
  const [held, setHeld] = useState<Held>({ scope, step: -1, counts, froms: [] });
  const isSame = held.scope === scope && held.step === step && same(held.counts, counts);
  let { froms } = held;
  if (!isSame) {
    // In a view of another width, before which there may have been none, what was seen says nothing.
    const before = held.scope === scope && same(held.counts, counts) ? held.froms : [];
    froms = tapes.map(({ head }, tape) => follow(before[tape] ?? FIRST_VIEW, head, counts[tape]!));
    // While drawing, so that no picture shows a head out of view.
    setHeld({ scope, step, counts, froms });
  }
  const move = (tape: number, to: (from: number) => number) =>
    setHeld((now) => ({ ...now, froms: now.froms.map((from, number) => (number === tape ? to(from) : from)) }));
  return {
    froms,
    reveal: (tape, cell) => move(tape, (from) => follow(from, cell, counts[tape]!, 0)),
    scroll: (tape, cells) => {
      const { first, last } = tapes[tape]!;
      const count = counts[tape]!;
      // As far as the last inked cell at one edge, and never away from where the tape stands already.
      move(tape, (from) => {
        const least = Math.min(from, first + FIRST_VIEW);
        const most = Math.max(from, last - count + 1 - FIRST_VIEW);
        return Math.max(least, Math.min(most, from + cells));
      });
    },
  };
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
