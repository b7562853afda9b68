import { isWord, listItems, parseDecimal } from './check-helpers.ts';
import type { Edge } from '../fields.ts';
import type { Random } from '../../base/random.ts';

/** The distance of a vertex that cannot be reached, as it is spelt. */
export const INFINITE = 'inf';

/** An undirected graph with a vertex where all paths start. */
interface Graph {
  readonly vertices: number;
  readonly edges: readonly Edge[];
  readonly source: number;
}

/**
 * The ends of a random tree's edges and of up to as many further ones as there are vertices, in random order and direction; one
 * time in ten a vertex has no edge at all.
 */
export function drawEdges(random: Random, vertices: number): (readonly [number, number])[] {
  const all = random.shuffled(Array.from({ length: vertices }, (_, vertex) => vertex));
  const joined = random.oneIn(10) ? all.slice(1) : all;
  const parents = joined.map((_, later) => (later === 0 ? 0 : random.integer(0, later - 1)));
  const further = shuffledFurther(random, parents).subarray(0, random.integer(0, vertices));
  const tree = parents.slice(1).map((earlier, place) => pairNumber(earlier, place + 1));
  return random.shuffled([...tree, ...further]).map((pair): readonly [number, number] => {
    const [earlier, later] = placesOf(pair);
    return random.oneIn(2) ? [joined[earlier]!, joined[later]!] : [joined[later]!, joined[earlier]!];
  });
}

/**
 * The pairs of places that are no edge of the tree, in random order. A graph of 2,000 vertices has two million: as numbers they are
 * drawn in an eighth of the time that lists of two take, and the page draws in the thread that it is shown in.
 */
function shuffledFurther(random: Random, parents: readonly number[]): Int32Array {
  const vertices = Math.max(1, parents.length);
  const further = new Int32Array(((vertices - 1) * (vertices - 2)) / 2);
  let count = 0;
  for (let later = 1; later < parents.length; later++)
    for (let earlier = 0; earlier < later; earlier++)
      if (earlier !== parents[later]) further[count++] = pairNumber(earlier, later);
  // As `Random.shuffled` does it, in place.
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(0, last);
    const held = further[last]!;
    further[last] = further[other]!;
    further[other] = held;
  }
  return further;
}

/** The number of a pair of places, earlier < later, in the order (0, 1), (0, 2), (1, 2), (0, 3), … */
const pairNumber = (earlier: number, later: number): number => (later * (later - 1)) / 2 + earlier;

/** The pair with a number. */
function placesOf(pair: number): readonly [earlier: number, later: number] {
  const later = Math.floor((1 + Math.sqrt(1 + 8 * pair)) / 2);
  return [pair - pairNumber(0, later), later];
}

/**
 * Whether an answer lists the shortest distances from the source in vertex order, with or without brackets. They are, if the source
 * has 0, no edge could lower one, and each of the others that is finite is that of a neighbour and the edge between them.
 */
export function areShortest({ vertices, edges, source }: Graph, answer: string): boolean {
  const distances = listItems(answer).map(distanceFrom);
  const directed = edges.flatMap(([u, v, weight]): Edge[] => [
    [u, v, weight],
    [v, u, weight],
  ]);
  const reached = new Set(directed.flatMap(([u, v, weight]) => (distances[u]! + weight === distances[v] ? [v] : [])));
  return (
    distances.length === vertices &&
    distances[source] === 0 &&
    directed.every(([u, v, weight]) => distances[v]! <= distances[u]! + weight) &&
    distances.every((distance, vertex) => vertex === source || distance === Infinity || reached.has(vertex))
  );
}

/** A distance as it is spelt in an answer; NaN, which no comparison holds for, where it is none. */
function distanceFrom(spelt: string): number {
  if (isWord(spelt, INFINITE)) return Infinity;
  const given = parseDecimal(spelt);
  const number = given?.places === 0 ? Number(given.digits) : NaN;
  // Distances of all graphs that can be written down are far below 2^53: where a number is past it, it is none of them.
  return Number.isSafeInteger(number) ? number : NaN;
}
