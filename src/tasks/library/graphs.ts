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
  const pairs = joined.flatMap((later, index) => joined.slice(0, index).map((earlier) => [earlier, later] as const));
  const tree = new Set(joined.slice(1).map((later, index) => `${joined[random.integer(0, index)]} ${later}`));
  const isInTree = ([earlier, later]: readonly [number, number]) => tree.has(`${earlier} ${later}`);
  const further = random.shuffled(pairs.filter((pair) => !isInTree(pair))).slice(0, random.integer(0, vertices));
  return random
    .shuffled([...pairs.filter(isInTree), ...further])
    .map(([one, other]) => (random.oneIn(2) ? [one, other] : [other, one]));
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
