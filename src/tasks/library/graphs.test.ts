import { expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { dijkstra } from '../greedy/dijkstra.ts';
import { drawEdges } from './graphs.ts';

/** The rule as it is said: all pairs as lists, those of a random tree, and as many others as are drawn. */
function plainEdges(random: Random, vertices: number): (readonly [number, number])[] {
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

/** Milliseconds that a way of drawing takes for the longest graph. */
function timed(draw: (random: Random, vertices: number) => unknown): number {
  const start = performance.now();
  draw(new Random('graph', 2000, 1), 2000);
  return performance.now() - start;
}

test('a seed draws the graph that it always drew', () => {
  for (const vertices of [1, 2, 3, 4, 5, 10, 20, 57])
    for (let seed = 0; seed < 40; seed++)
      expect(drawEdges(new Random('graph', vertices, seed), vertices)).toEqual(
        plainEdges(new Random('graph', vertices, seed), vertices),
      );
});

test('the longest graph is drawn in a part of the time that lists of pairs take', () => {
  expect(timed(drawEdges)).toBeLessThan(timed(plainEdges) / 2);
  const range = { from: 2000, to: 2000 };
  expect(dijkstra.sample(new Random('graph', 2000, 2), range)).toMatchObject({ vertices: 2000 });
});
