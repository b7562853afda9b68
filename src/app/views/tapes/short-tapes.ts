import type { ConfigurationView } from '../../../workers/views/views.ts';

/** Most cells of a tape that shares its row with others: a carry, a verdict, a counter. Wider ones need the room for their head to walk. */
const SHORT = 4;

/** The cells of a tape that uses few of them in the whole run: all of them are drawn, always. */
export interface ShortTape {
  readonly from: number;
  readonly count: number;
}

/**
 * For each tape the cells that it uses, where they are few; undefined where they are many, and for all tapes before the last
 * configuration is known: what a run may still use cannot be told.
 */
export function shortTapes(end: ConfigurationView | undefined, tapes: number): readonly (ShortTape | undefined)[] {
  return Array.from({ length: tapes }, (_, tape) => {
    const used = end?.tapes[tape];
    if (!used) return undefined;
    const count = used.last - used.first + 1;
    return count <= SHORT ? { from: used.first, count } : undefined;
  });
}
