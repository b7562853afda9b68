import type { Random } from '../../base/random.ts';

/** An arc of the ring of addresses: a first address, and how many follow one another from there. */
export interface Arc {
  readonly start: number;
  readonly length: number;
}

/**
 * Disjoint arcs on a ring of `ring` addresses, one for each length: in a random order, with random gaps, anywhere on the ring. So a model
 * meets every address on every tape, however short its training examples are. With a `stretch` all of them lie within so many addresses
 * that follow one another, somewhere on the ring.
 *
 * Throws when the arcs do not fit on the ring or the stretch.
 */
export function randomArcs(random: Random, ring: number, lengths: readonly number[], stretch = ring): Arc[] {
  const room = Math.min(ring, stretch);
  const free = room - lengths.reduce((sum, length) => sum + length, 0);
  if (free < 0) throw new RangeError(`${room - free} cells do not fit on a ring of ${room} addresses.`);
  // Cutting the free addresses at random places gives the gaps in front of the arcs.
  const cuts = lengths.map(() => random.integer(0, free)).toSorted((one, other) => one - other);
  const turn = random.integer(0, ring - 1);
  const arcs: Arc[] = [];
  let used = 0;
  random.shuffled(lengths.map((_, arc) => arc)).forEach((arc, order) => {
    const length = lengths[arc]!;
    arcs[arc] = { start: (turn + used + cuts[order]!) % ring, length };
    used += length;
  });
  return arcs;
}

/** The address of the cell at a distance from the first cell of an arc. */
export function addressAt({ start }: Arc, distance: number, ring: number): number {
  return (start + distance) % ring;
}
