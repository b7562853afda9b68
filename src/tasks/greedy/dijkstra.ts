import { fieldProblem } from '../../base/problems.ts';
import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { NONE, type Operand } from '../../trace/atomic-state.ts';
import { edgesField, integerField } from '../fields.ts';
import { areShortest, drawEdges } from '../library/graphs.ts';
import { inOrder, ordered } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import { LAST_CELL, OPEN, program, RELAX, SELECT, SETTLE, START } from './dijkstra.machine.ts';
import type { DijkstraInstance } from './dijkstra.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`${fetch.vertices} ${fetch.vertices?.value === '1' ? 'vertex' : 'vertices'}, source ${fetch.source}`,
      solve: text`d = ${result.distance}, else ${result.infinite}`,
      next: text`→ settle`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin at the source.`,
      fetch: text`The number of vertices is ${fetch.vertices}, and the source is ${fetch.source}.`,
      solve: text`Its distance is ${result.distance}, that of every other vertex ${result.infinite}; all are open.`,
      next: text`Settle the nearest vertex.`,
    }),
  }),
  narration(OPEN, {
    tail: ({ fetch, result }) => ({
      state: text`open`,
      ...(fetch.next
        ? {
            fetch: text`${fetch.first}, next ${fetch.next}`,
            solve: text`best ${result.best}`,
            next: isNone(fetch.next) ? text`→ settle` : text`→ select ${fetch.next}`,
          }
        : { fetch: text`${fetch.first}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Look for open vertices that were reached.`,
      ...(fetch.next
        ? {
            fetch: text`The first is ${fetch.first}, the next ${fetch.next}.`,
            solve: text`The nearest so far is vertex ${result.best}.`,
            next: candidate(fetch.next),
          }
        : { fetch: text`There is ${fetch.first}.`, next: text`The distances are complete.` }),
    }),
  }),
  narration(SELECT, {
    tail: ({ fetch, result }) => ({
      state: text`select ${fetch.vertex}`,
      fetch: text`${fetch['best distance']} and ${fetch.distance}, next ${fetch.next}`,
      solve: result.best ? text`${result.order} best ${result.best}` : text`${result.order}`,
      next: isNone(fetch.next) ? text`→ settle` : text`→ select ${fetch.next}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Select: look at vertex ${fetch.vertex}.`,
      fetch: text`The nearest so far is at distance ${fetch['best distance']}, this one at ${fetch.distance}; the next open vertex is ${fetch.next}.`,
      solve: text`The nearest ${result.order} this one, so ${result.best ? text`the nearest is now vertex ${result.best}` : 'it is kept'}.`,
      next: candidate(fetch.next),
    }),
  }),
  narration(SETTLE, {
    tail: ({ fetch }) => ({
      state: text`settle`,
      fetch: text`d${fetch.vertex} = ${fetch.distance}, edge ${fetch.edge}`,
      next: isNone(fetch.edge) ? text`→ open` : text`→ relax ${fetch.vertex}→${fetch.edge}`,
    }),
    styled: ({ fetch }) => ({
      state: text`Settle the nearest vertex.`,
      fetch: text`It is vertex ${fetch.vertex}, its distance ${fetch.distance} is final; the other end of its first unused edge is ${fetch.edge}.`,
      next: nextEdge(fetch.vertex, fetch.edge),
    }),
  }),
  narration(RELAX, {
    tail: ({ fetch, result }) => ({
      state: text`relax ${fetch.from}→${fetch.to}`,
      fetch: text`${fetch.distance} + ${fetch.weight}, d = ${fetch.old}, edge ${fetch.edge}`,
      solve: text`${result.sum} ${result.order} d`,
      next: isNone(fetch.edge) ? text`→ open` : text`→ relax ${fetch.from}→${fetch.edge}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Relax the edge from ${fetch.from} to ${fetch.to}.`,
      fetch: text`By this edge the distance would be ${fetch.distance} + ${fetch.weight}; so far it is ${fetch.old}. The other end of the next unused edge is ${fetch.edge}.`,
      solve: text`The sum ${result.sum} ${result.order} the distance so far, which is ${result.order?.value === '<' ? 'lowered to it' : 'kept'}.`,
      next: nextEdge(fetch.from, fetch.edge),
    }),
  }),
  narration(LAST_CELL, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      ...(result.verdict
        ? { fetch: text`${fetch.cell},`, solve: text`now ${result.verdict}` }
        : { fetch: text`${fetch.cell}` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`The last cell of the distance so far:`,
      fetch: text`There is ${fetch.cell} in it.`,
      ...(result.verdict && { solve: text`So it is infinite, and the verdict is ${result.verdict}.` }),
    }),
  }),
];

const isNone = (operand: Operand | undefined): boolean => operand?.value === NONE;

/** In sentences: the open vertex that is compared next, or none. */
const candidate = (next: Operand | undefined): Text =>
  isNone(next) ? text`Settle the nearest vertex.` : text`Select: go on with vertex ${next}.`;

/** In sentences: the edge of the settled vertex that is relaxed next, or none. */
const nextEdge = (from: Operand | undefined, to: Operand | undefined): Text =>
  isNone(to) ? text`Look for open vertices that were reached.` : text`Relax the edge from ${from} to ${to}.`;

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
  normalized: ({ vertices, edges, source }) => ({
    vertices,
    edges: inOrder(edges.map(([u, v, weight]) => [...ordered(u, v), weight] as const)),
    source,
  }),
  sample: (random, { from, to }) => {
    const vertices = random.integer(from, to);
    const edges = drawEdges(random, vertices).map(([u, v]) => [u, v, random.integer(1, 99)] as const);
    // From a vertex that has an edge: else the source is settled, and that is all.
    const joined = [...new Set(edges.flatMap(([u, v]) => [u, v]))];
    return { vertices, edges, source: joined.length > 0 ? random.pick(joined) : random.integer(0, vertices - 1) };
  },
  program,
  encode: ({ vertices, edges, source }) => ({
    input: `${vertices};${source};${edges.map(([u, v, weight]) => `,${u}-${v}:${weight}`).join('')}`,
  }),
  outputTape: 'answer',
  timelineTape: 'distances',
  narrations: NARRATIONS,
  // The vertex has no further edge.
  endsPass: ({ fetched }) => fetched.some((operand) => operand.name === 'edge' && isNone(operand)),
  memory: ['input', 'distances'],
  drawing: {
    kind: 'graph',
    distances: 'distances',
    settled: '!',
    open: '?',
    edges: 'input',
    followed: 'x',
    waiting: ',;',
    from: 'best',
    to: 'to',
    registers: ['best', 'best distance', 'from', 'to', 'weight', 'sum', 'old', 'order'],
  },
  check: (instance, answer) => areShortest(instance, answer),
});
