type Graph = {
  readonly vertices: number;
  readonly edges: readonly (readonly [number, number, number])[];
  readonly source: number;
};

/** The distances from the source in vertex order, by Bellman and Ford: all edges are relaxed as often as there are vertices. */
export function oracle({ vertices, edges, source }: Graph): string {
  const distances = Array.from({ length: vertices }, (_, vertex) => (vertex === source ? 0 : Infinity));
  for (let round = 0; round < vertices; round++)
    for (const [u, v, weight] of edges) {
      distances[v] = Math.min(distances[v]!, distances[u]! + weight);
      distances[u] = Math.min(distances[u]!, distances[v] + weight);
    }
  return `[${distances.map((distance) => (distance === Infinity ? 'inf' : String(distance))).join(', ')}]`;
}
