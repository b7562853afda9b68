import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { edgesField, fieldProblem, integerField } from '../fields.ts';
import { areShortest, drawEdges } from '../graphs.ts';
import { defineTask } from '../task.ts';
import { program, RELAX, SELECT, SETTLE, START } from './dijkstra.machine.ts';
import { WORDINGS, type DijkstraInstance } from './dijkstra.wordings.ts';

// ── What is said of each atomic state ──

const THE_END = 'No open vertex can be reached.';

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch }) => ({
      state: text`start`,
      fetch: text`${fetch.vertices} ${fetch.vertices?.value === '1' ? 'vertex' : 'vertices'}, source ${fetch.source}`,
      solve: text`d = 0 at the source, else inf`,
      next: text`→ select`,
    }),
    styled: ({ fetch }) => ({
      state: text`Begin at the source.`,
      fetch: text`The number of vertices is ${fetch.vertices}, and the source is ${fetch.source}.`,
      solve: text`Its distance is 0, that of every other vertex inf; all are open.`,
      next: text`Select the nearest open vertex.`,
    }),
  }),
  narration(SELECT, {
    tail: ({ fetch, result }) => {
      const pieces = { state: text`select`, next: fetch.open ? text`→ select` : text`→ settle` };
      if (!fetch.best) return { ...pieces, fetch: text`d${fetch.vertex} = ${fetch.distance}`, solve: text`first` };
      return {
        ...pieces,
        fetch: text`d${fetch.best} = ${fetch['best distance']}, d${fetch.vertex} = ${fetch.distance}`,
        solve: text`${result.order}, ${result.best ? text`best ${result.best}` : 'kept'}`,
      };
    },
    styled: ({ fetch, result }) => {
      const next = fetch.open ? text`Look at the next open vertex.` : text`Settle the nearest.`;
      const pieces = { state: text`Select:`, next };
      const candidate = text`vertex ${fetch.vertex} at distance ${fetch.distance}`;
      if (!fetch.best)
        return { ...pieces, fetch: text`the first reached is ${candidate}.`, solve: text`It is the nearest so far.` };
      return {
        ...pieces,
        fetch: text`the nearest so far is vertex ${fetch.best} at ${fetch['best distance']}, the next is ${candidate}.`,
        solve: text`The nearest ${result.order} the next, so ${result.best ? text`the nearest is now vertex ${result.best}` : 'it is kept'}.`,
      };
    },
  }),
  narration(SETTLE, {
    tail: ({ fetch }) => ({
      state: text`settle ${fetch.vertex}`,
      solve: text`d = ${fetch.distance}`,
      next: nextStep(fetch, '→ relax', '→ select', '→ F'),
    }),
    styled: ({ fetch }) => ({
      state: text`Settle vertex ${fetch.vertex}.`,
      solve: text`Its distance ${fetch.distance} is final.`,
      next: nextStep(fetch, 'Relax its unused edges.', 'It has none to relax; select the next vertex.', THE_END),
    }),
  }),
  narration(RELAX, {
    tail: ({ fetch, result }) => ({
      state: text`relax ${fetch.from}→${fetch.to}`,
      fetch: text`${fetch.distance} + ${fetch.weight}, d = ${fetch.old}`,
      solve: text`${result.sum} ${result.order} d, ${result.order?.value === '<' ? 'lowered' : 'kept'}`,
      next: nextStep(fetch, '→ relax', '→ select', '→ F'),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Relax the edge from ${fetch.from} to ${fetch.to}.`,
      fetch: text`By this edge the distance would be ${fetch.distance} + ${fetch.weight}; so far it is ${fetch.old}.`,
      solve: text`The sum ${result.sum} ${result.order} the distance so far, which is ${result.order?.value === '<' ? 'lowered to it' : 'kept'}.`,
      next: nextStep(fetch, 'Relax the next edge.', 'Select the next vertex.', THE_END),
    }),
  }),
];

/** What comes after a vertex is settled or an edge relaxed: an edge of the vertex, or the next vertex, or nothing. */
function nextStep(
  { edge, open }: { readonly edge?: Operand; readonly open?: Operand },
  relax: string,
  select: string,
  end: string,
): Text {
  return [edge ? relax : open ? select : end];
}

// ── The task ──

/** The shortest distances from one vertex of a weighted graph to all. */
export const dijkstra = defineTask<DijkstraInstance>({
  id: 'dijkstra',
  title: 'Dijkstra',
  algorithmClass: 'greedy',
  summary:
    'Finds the shortest distances from a source to all vertices of a graph by settling the nearest one each time.',
  lengthMeaning: 'vertices',
  ranges: { S: { from: 3, to: 5 }, M: { from: 6, to: 10 }, L: { from: 11, to: 20 } },
  example: {
    vertices: 5,
    edges: [
      [0, 1, 7],
      [0, 2, 3],
      [2, 1, 2],
      [1, 3, 11],
      [2, 3, 12],
    ],
    source: 0,
  },
  fields: {
    vertices: integerField('Vertices', 1),
    edges: edgesField('Edges', { least: 1, most: 99 }),
    source: integerField('Source', 0),
  },
  rule: ({ vertices, edges, source }) => {
    const allowed = vertices === 1 ? 'vertex 0 alone' : `vertices 0 to ${vertices - 1}`;
    const outside = edges.find(([u, v]) => Math.max(u, v) >= vertices);
    if (outside) return fieldProblem('edges', outside, allowed);
    return source < vertices ? undefined : fieldProblem('source', source, allowed);
  },
  length: ({ vertices }) => vertices,
  sample: (random, { from, to }) => {
    const vertices = random.integer(from, to);
    const edges = drawEdges(random, vertices).map(([u, v]) => [u, v, random.integer(1, 99)] as const);
    return { vertices, edges, source: random.integer(0, vertices - 1) };
  },
  wordings: WORDINGS,
  program,
  encode: ({ vertices, edges, source }) => ({
    input: `${vertices};${source};${edges.map(([u, v, weight]) => `,${u}-${v}:${weight}`).join('')}`,
  }),
  outputTape: 'answer',
  narrations: NARRATIONS,
  endsPass: ({ kind, fetched }) =>
    (kind.name === SETTLE.name || kind.name === RELAX.name) && !fetched.some(({ name }) => name === 'edge'),
  memory: ['input', 'distances'],
  check: (instance, answer) => areShortest(instance, answer),
});
