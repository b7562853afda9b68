import type { Trace } from '../../trace/trace.ts';
import type { Slices } from '../slices.ts';

/** States read between two checks of the clock. */
const STATES_PER_CLOCK_CHECK = 256;

const known = new WeakMap<Trace, Uint16Array>();

/**
 * For each position among the states at depth 0 the number of its kind, by the machine's first mark of that kind. The
 * kinds are in the marks, which a long run must record again, so they are read once, in slices, and kept.
 */
export async function stateKinds(trace: Trace, slices: Slices): Promise<Uint16Array> {
  const before = known.get(trace);
  if (before) return before;
  const names = trace.machine.marks.map(({ kind }) => kind.name);
  const kinds = new Uint16Array(trace.outerLength);
  for (let position = 0; position < kinds.length; position++) {
    if (position % STATES_PER_CLOCK_CHECK === 0 && slices.isOver) await slices.rest();
    kinds[position] = names.indexOf(trace.kindOf(trace.outerIndex(position)).name);
  }
  known.set(trace, kinds);
  return kinds;
}

/** The number that states of a kind have in `stateKinds`; −1 where the machine has no such kind. */
export function kindNumber({ machine }: Trace, name: string): number {
  return machine.marks.findIndex(({ kind }) => kind.name === name);
}
