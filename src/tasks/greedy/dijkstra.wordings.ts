import type { QueryWording } from '../task.ts';

/** An undirected graph with weighted edges [u, v, weight] between 0-based vertices, and the vertex where all paths start. */
export type DijkstraInstance = {
  readonly vertices: number;
  readonly edges: readonly (readonly [u: number, v: number, weight: number])[];
  readonly source: number;
};

/** One line an edge, or the edges joined with something else; says so if there are none. */
function edges(
  instance: DijkstraInstance,
  edge: (u: number, v: number, weight: number) => string,
  separator = '\n',
): string {
  return instance.edges.length === 0 ? '(none)' : instance.edges.map((each) => edge(...each)).join(separator);
}

/** How many there are of what the story is about, and their numbers. */
function numbered({ vertices }: DijkstraInstance, one: string, several = `${one}s`): string {
  return vertices === 1 ? `1 ${one} (number 0)` : `${vertices} ${several} (numbered 0 to ${vertices - 1})`;
}

/** The ways of asking for distances; all say that edges go both ways, where paths start, and what unreachable vertices get. */
export const WORDINGS: readonly QueryWording<DijkstraInstance>[] = [
  {
    id: 'edge-triples',
    query: (instance) =>
      `An undirected graph has ${numbered(instance, 'vertex', 'vertices')} and the edges (u, v, weight): ${edges(instance, (u, v, weight) => `(${u}, ${v}, ${weight})`, ', ')}. What are the shortest distances from the source ${instance.source} to all vertices, in vertex order? Write inf for an unreachable vertex.`,
  },
  {
    id: 'dijkstra-imperative',
    query: (instance) =>
      `Run Dijkstra's algorithm from source ${instance.source} on this undirected graph with ${numbered(instance, 'vertex', 'vertices')}:\n${edges(instance, (u, v, weight) => `${u} -- ${v}, weight ${weight}`)}\nList the distance of every vertex in order of the vertices, inf if it cannot be reached.`,
  },
  {
    id: 'labelled-lines',
    query: (instance) =>
      `vertices: ${instance.vertices}, counted from 0\nundirected edges [u, v, weight]: ${edges(instance, (u, v, weight) => `[${u}, ${v}, ${weight}]`, ', ')}\nsource: ${instance.source}\n\nGive the list of distances from the source in vertex order; unreachable is inf.`,
  },
  {
    id: 'edge-table',
    query: (instance) =>
      `| u | v | weight |\n| --- | --- | --- |\n${edges(instance, (u, v, weight) => `| ${u} | ${v} | ${weight} |`)}\n\nThe table holds the edges of an undirected graph with ${numbered(instance, 'vertex', 'vertices')}. Find the length of the shortest path from the source ${instance.source} to each vertex, lowest number first. Where there is no path, the length is inf.`,
  },
  {
    id: 'rules-bullets',
    query: (instance) =>
      `Find all shortest distances.\n- The graph has ${numbered(instance, 'vertex', 'vertices')}.\n- Its edges are undirected: ${edges(instance, (u, v, weight) => `${u}–${v} (${weight})`, ', ')}\n- The source is ${instance.source}, at distance 0.\n- A vertex without a path to it has the distance inf.\n- Distances are listed in vertex order.`,
  },
  {
    id: 'function-call',
    query: (instance) =>
      `dijkstra(vertices, edges, source) returns the distances from the source in vertex order, with inf for vertices that cannot be reached; edges [u, v, weight] are undirected and vertices are counted from 0. What does dijkstra(${instance.vertices}, ${JSON.stringify(instance.edges)}, ${instance.source}) return?`,
  },
  {
    id: 'json-graph',
    query: (instance) =>
      `${JSON.stringify({ vertices: instance.vertices, edges: instance.edges, source: instance.source })}\nThis is an undirected weighted graph; an edge is [u, v, weight] and vertices are numbered from 0. Determine the distance from the source to vertex 0, 1, 2 and so on. If a vertex is out of reach, its distance is inf.`,
  },
  {
    id: 'source-first',
    query: (instance) =>
      `Starting at the source, vertex ${instance.source}, how far is every vertex of the following undirected graph? It has ${numbered(instance, 'vertex', 'vertices')}. Its edges, each with a length, are:\n${edges(instance, (u, v, weight) => `- between ${u} and ${v}: ${weight}`)}\nState the distances in the order of the vertices and inf for those that cannot be reached.`,
  },
  {
    id: 'formal',
    query: (instance) =>
      `Let G be an undirected graph on ${numbered(instance, 'vertex', 'vertices')}, with weights ${edges(instance, (u, v, weight) => `w(${u}, ${v}) = ${weight}`, ', ')}. Let the source be s = ${instance.source} in G. Determine d(s, v) for all v in ascending order, with d(s, v) = inf if no path joins the two.`,
  },
  {
    id: 'terse',
    query: (instance) =>
      `Shortest distances, undirected, n = ${instance.vertices} (0-based), source ${instance.source}, unreachable = inf, in vertex order: ${edges(instance, (u, v, weight) => `${u} ${v} ${weight}`, '; ')}`,
  },
  {
    id: 'plain-input-file',
    query: (instance) =>
      `An input file holds the number of vertices, then one undirected edge a line (two 0-based vertices and the weight), and at last the source:\n${instance.vertices}\n${edges(instance, (u, v, weight) => `${u} ${v} ${weight}`)}\n${instance.source}\nWhat list of distances from the source belongs to it? It is in vertex order and has inf for unreachable vertices.`,
  },
  {
    id: 'polite',
    query: (instance) =>
      `I have an undirected graph with ${numbered(instance, 'vertex', 'vertices')} and would like to know how far each of them is from the source ${instance.source}, please, in the order of their numbers. A vertex that cannot be reached should be given as inf. These are the edges: ${edges(instance, (u, v, weight) => `${u} to ${v} with weight ${weight}`, '; ')}.`,
  },
  {
    id: 'exercise',
    query: (instance) =>
      `Exercise on shortest paths. Given are ${numbered(instance, 'vertex', 'vertices')} and the undirected edges {u, v} with weights as follows.\n${edges(instance, (u, v, weight) => `{${u}, ${v}}: ${weight}`)}\nCompute the distance of every vertex, in order, to the source ${instance.source} of all paths. A vertex without a path to it has the distance inf.`,
  },
  {
    id: 'nearest-first',
    query: (instance) =>
      `Settle the vertices of an undirected graph one after the other, the nearest to the source ${instance.source} first, until all distances are known. There are ${numbered(instance, 'vertex', 'vertices')}; the edges with their weights: ${edges(instance, (u, v, weight) => `${u}~${v}: ${weight}`, ', ')}. What are the distances in vertex order, where a vertex never settled gets inf?`,
  },
  {
    id: 'road-map',
    story: true,
    query: (instance) =>
      `A map shows ${numbered(instance, 'town')}. These roads can be driven in both directions:\n${edges(instance, (u, v, weight) => `- town ${u} and town ${v}: ${weight} km`)}\nA lorry starts in town ${instance.source}, the source of all deliveries. How many kilometres is the shortest way to each town, in the order of the numbers? Use inf for a town that cannot be reached by road.`,
  },
  {
    id: 'computer-network',
    story: true,
    query: (instance) =>
      `A network joins ${numbered(instance, 'computer')} by cables that carry messages in either direction. Delays in ms:\n${edges(instance, (u, v, weight) => `computer ${u} / computer ${v}: ${weight}`)}\nA message is sent from computer ${instance.source} as its source. After how many milliseconds can it be at each computer at the earliest? List them by number; inf is for computers it cannot get to.`,
  },
  {
    id: 'mountain-huts',
    story: true,
    query: (instance) =>
      `In the mountains there are ${numbered(instance, 'hut')}. Paths between huts take the same time both ways, in minutes: ${edges(instance, (u, v, weight) => `${u} and ${v}: ${weight}`, ', ')}. A hiker's tours have hut ${instance.source} as their source. How many minutes does she walk to each hut at least, in the order of the numbers? For a hut that she cannot reach, say inf.`,
  },
  {
    id: 'metro',
    story: true,
    query: (instance) =>
      `The metro of a city has ${numbered(instance, 'station')}, and trains run in both directions.\n\n| station | station | minutes |\n| --- | --- | --- |\n${edges(instance, (u, v, weight) => `| ${u} | ${v} | ${weight} |`)}\n\nChanging takes no time. Give the shortest travel times from the source station ${instance.source} to all stations in the order of their numbers, and inf for those that cannot be reached by metro.`,
  },
  {
    id: 'water-pipes',
    story: true,
    query: (instance) =>
      `Water flows from a spring, the source, at basin ${instance.source} through pipes that can be used in either direction. There are ${numbered(instance, 'basin')}. Lengths of the pipes in metres: ${edges(instance, (u, v, weight) => `basins ${u} and ${v}: ${weight}`, ', ')}. What is the least length of pipe between the spring and each basin, in order of the basins? A basin that stays dry gets inf.`,
  },
  {
    id: 'island-ferries',
    story: true,
    query: (instance) =>
      `Ferries connect ${numbered(instance, 'island')} and sail both ways at the same fare:\n${edges(instance, (u, v, weight) => `from ${u} to ${v} or back: €${weight}`)}\nTaking island ${instance.source} as the source of the journey, what is the cheapest total fare to each island in the order of their numbers? Fares to islands beyond reach are inf.`,
  },
  {
    id: 'rumour',
    story: true,
    query: (instance) =>
      `A village has ${numbered(instance, 'inhabitant')}. Some of them meet regularly and tell each other everything, in both directions; news takes this many days between two of them: ${edges(instance, (u, v, weight) => `${u} with ${v}: ${weight}`, ', ')}. A rumour has its source at inhabitant ${instance.source}. After how many days, at the earliest, does each inhabitant know it? Go by their numbers, and write inf for whoever never hears of it.`,
  },
  {
    id: 'warehouse-robot',
    story: true,
    query: (instance) =>
      `A robot in a warehouse drives between ${numbered(instance, 'shelf', 'shelves')} along undirected lanes, given as shelf, shelf, seconds:\n${edges(instance, (u, v, weight) => `${u}, ${v}, ${weight}`)}\nIt is parked at shelf ${instance.source}, its source. State the least number of seconds to every shelf in ascending order of the shelves, inf for those that it cannot reach.`,
  },
  {
    id: 'museum-tour',
    story: true,
    query: (instance) =>
      `A museum has ${numbered(instance, 'room')}. Corridors can be walked both ways; their lengths in steps, from room to room: ${edges(instance, (u, v, weight) => `${u} to ${v}: ${weight}`, ', ')}. The guards' office, in room ${instance.source}, is the source of every round. How many steps is each room away at least, in the order of the rooms? A room that cannot be reached from there counts as inf.`,
  },
  {
    id: 'snow-ploughs',
    story: true,
    query: (instance) =>
      `After a storm only a few streets are cleared, in both directions. They link some of ${numbered(instance, 'square')}:\n${edges(instance, (u, v, weight) => `square ${u}, square ${v}: ${weight} min`)}\nAn ambulance waits at square ${instance.source} as its source. In how many minutes can it be at each square, listed by number? If a square cannot be reached, the answer for it is inf.`,
  },
  {
    id: 'cave-lights',
    story: true,
    query: (instance) =>
      `Explorers have found ${numbered(instance, 'cave')} and measured the tunnels among them, which can be crawled in either direction: ${edges(instance, (u, v, weight) => `${u} and ${v} are ${weight} m apart`, ', ')}. Their ropes start at cave ${instance.source}, the source. How many metres of rope do they need at least to get to each cave, in the order of their numbers? They note inf for caves that they cannot get to.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  undirected: /\bundirected\b|\b(both|either) (ways?|directions?)\b|\bor back\b/,
  'the source': /\bsource\b/i,
  'vertices from 0': /\bnumbered 0 to\b|\bnumber 0\b|\b0-based\b|\b(counted|numbered) from 0\b/,
  'in vertex order': /\border(ed)?\b|\bby (their )?numbers?\b|\bascending\b|\blowest number\b|\bto vertex 0, 1, 2\b/,
  'inf for the unreachable': /\binf\b/,
};
