import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { BoundaryList } from '../../../trace/state-boundaries.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import type { Run } from '../../session/trace-state.ts';
import type { Span } from '../../lists/use-span.ts';
import { useTracePage } from '../trace-session.ts';
import { originOf } from './origin.ts';
import { useArrival, type Rows } from './use-arrival.ts';
import type { Beside } from './use-beside.ts';
import { placeOf } from './use-compare-focus.ts';
import { useJumpsBeside } from './use-jumps-beside.ts';
import type { Pane } from './use-pane.ts';

/** A value that is pointed at in one of the two texts. */
interface PointedInPane {
  /** The text on the left (0) or on the right (1). */
  readonly side: number;
  /** Its place among the segments of its state. */
  readonly place: number;
  readonly value: PointedValue;
}

/** Two texts as they are compared. */
interface Compared {
  readonly run: Run;
  readonly other: Beside;
  readonly panes: readonly [Pane, Pane];
  /** Whether both are texts of one run. */
  readonly isSameRun: boolean;
  /** Names the text on the right and the cursor: another one has no jumps yet. */
  readonly scope: string;
}

/** The list in which the texts are drawn. */
interface DrawnRows {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: Rows;
  readonly span: Span;
}

const NO_STATES: BoundaryList = { kind: 'every step', steps: 0 };

/**
 * Points at values of two texts and follows them to where they were written. The cursor is that of the run on the left; in another run
 * on the right only the view goes there.
 */
export function usePointing({ run, other, panes, isSameRun, scope }: Compared, { scroller, list, span }: DrawnRows) {
  const session = useTracePage();
  const [pointed, setPointed] = useState<PointedInPane>();
  const [said, setSaid] = useState('');
  const jumps = useJumpsBeside(scope);
  const segmentsOf = (side: number, at: number) => panes[side]?.cache.row(at)?.segments;
  const arrive = useArrival(scroller, list, span, segmentsOf);

  const valueUnder = (target: EventTarget | null): PointedInPane | undefined => {
    const { at, operand } = placeOf(target) ?? {};
    const found = operand && segmentsOf(operand.side, at!)?.[operand.place]?.operand;
    return found && { side: operand.side, place: operand.place, value: { position: at!, operand: found } };
  };
  const point = (target: EventTarget | null) => {
    const under = valueUnder(target);
    if (under || pointed) setPointed(under);
  };
  const follow = (under: PointedInPane | undefined, takesFocus: boolean): boolean => {
    if (!under) return false;
    const { side, place, value } = under;
    const isOfCursor = isSameRun || side === 0;
    const origin = originOf(value, (isOfCursor ? run : other).summary?.boundaries ?? NO_STATES);
    const operand = { steps: origin?.steps ?? [] };
    setSaid(origin ? '' : 'This value stood on the tape from the start.');
    if (isOfCursor) {
      session.jumps.toWriterOf(value);
      const at = Math.max(0, positionAt(run.summary.boundaries, session.state.getState().step));
      arrive({ side, at, operand, takesFocus, scrolls: false });
    } else if (origin) {
      jumps.jump({ at: value.position, operand: { side, place } }, origin);
      arrive({ side, at: origin.position, operand, takesFocus, scrolls: true });
    }
    return true;
  };
  /** Goes back to where a value of the run on the right was followed from, or there again. */
  const turn = (key: '[' | ']'): boolean => {
    const from = key === '[' ? jumps.back() : undefined;
    const to = key === ']' ? jumps.forward() : undefined;
    if (from?.operand) arrive({ at: from.at, side: 1, operand: from.operand, takesFocus: true, scrolls: true });
    if (to) arrive({ at: to.position, side: 1, operand: to, takesFocus: true, scrolls: true });
    return from !== undefined || to !== undefined;
  };
  /** Does what a key does to the value that has the focus; undefined for a key that does nothing to one. */
  const act = ({ key, target }: KeyboardEvent): boolean | undefined => {
    switch (key) {
      case 'Enter':
      case ' ':
        return follow(valueUnder(target), true);
      case 'o':
        return follow(valueUnder(target) ?? pointed, true);
      case '[':
      case ']':
        return turn(key);
      default:
        return undefined;
    }
  };
  return {
    pointed,
    /** Where the last jump on the right led. */
    found: jumps.found,
    /** A sentence for a screen reader about the value followed last. */
    said,
    segmentsOf,
    point,
    act,
    followUnder: (target: EventTarget | null) => void follow(valueUnder(target), false),
  };
}
