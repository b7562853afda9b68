import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { add, compare, increment, sameNumber } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, replaceField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { edgesField, fieldProblem, integerField } from '../fields.ts';
import { areShortest, drawEdges, INFINITE } from '../graphs.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type DijkstraInstance } from './dijkstra.wordings.ts';

// ── Atomic states: the nearest open vertex is selected and settled, then every unused edge from it is relaxed ──

const START = stateKind('start', { fetch: ['vertices', 'source'], result: ['vertex', 'open', 'distance'] });
const SELECT = stateKind('select', {
  fetch: ['best', 'best distance', 'vertex', 'distance', 'order', 'open'],
  result: ['order', 'best', 'best distance'],
});
const SETTLE = stateKind('settle', { fetch: ['vertex', 'distance', 'edge', 'open'], result: ['settled'] });
const RELAX = stateKind('relax', {
  fetch: ['from', 'distance', 'to', 'weight', 'old', 'order', 'edge', 'open'],
  result: ['sum', 'order', 'used'],
});

/**
 * `input` holds `vertices;source;` and an edge `,u-v:w` after the other; the comma becomes `x` when the edge is relaxed, from the
 * end that is settled first, as it can never help the other way round. `distances` holds a record `?vertex:distance#` for each
 * vertex, with `!` for `?` once it is settled.
 */
function program(): Program {
  const p = new Program('dijkstra');
  const input = p.tape('input', [...DIGITS, ';', ',', 'x', '-', ':']);
  const distances = p.tape('distances', [...DIGITS, ...INFINITE, '?', '!', ':', '#']);
  const rest = p.tape('rest', [...DIGITS, ...INFINITE, '?', '!', ':', '#']);
  const register = (name: string) => p.tape(name, DIGITS);
  const vertices = register('vertices');
  const source = register('source');
  const vertex = register('vertex');
  const distance = register('distance');
  const best = register('best');
  const bestDistance = register('best distance');
  const from = register('from');
  const to = register('to');
  const weight = register('weight');
  const sum = register('sum');
  const old = p.tape('old', [...DIGITS, ...INFINITE]);
  const order = p.tape('order', '<=>');
  const same = p.tape('same', '=');
  const carry = p.tape('carry', '01');
  const answer = p.tape('answer', [...DIGITS, ...INFINITE, '[', ']', ',', ' ']);

  /** The head of `distances` stands left of records, or on the first; goes to the first that is open and was reached. */
  const toOpenVertex = (mark: Marker<'open', never>) =>
    p.scope('seek open vertex', () => {
      p.loop((found) => {
        distances.rightUntil(distances.is('?', BLANK));
        p.if(distances.blank, found);
        distances.rightUntil(distances.is(':'));
        distances.right();
        p.if(distances.is(...DIGITS), () => {
          distances.leftUntil(distances.is('?'));
          mark.fetch('open', distances);
          found();
        });
      });
    });
  /** Goes to the distance of the vertex in a register. */
  const toDistanceOf = (sought: Tape) =>
    p.scope(`seek ${sought.name}`, () => {
      rewind(distances);
      p.loop((found) => {
        distances.right();
        loadField(distances, vertex);
        distances.right();
        sameNumber(vertex, sought, same);
        p.if(same.inked, found);
        distances.rightUntil(distances.is('?', '!'));
      });
    });
  /** Goes to the next unused edge at the vertex `best`, its other end being `to`; without one, to the next open vertex. */
  const toNextStep = (mark: Marker<'edge' | 'open', never>) =>
    p.scope('seek edge', () => {
      p.loop((leave) => {
        input.rightUntil(input.is(',', BLANK));
        p.if(input.blank, () => {
          rewind(distances);
          toOpenVertex(mark);
          leave();
        });
        input.right();
        loadField(input, from);
        input.right();
        loadField(input, to);
        sameNumber(from, best, same);
        p.if(same.blank, () => {
          sameNumber(to, best, same);
          p.if(same.inked, () => copyRegister(from, to));
        });
        p.if(same.inked, () => {
          input.leftUntil(input.is(','));
          mark.fetch('edge', input);
          leave();
        });
      });
    });

  p.state(START, (mark) => {
    loadField(input, vertices, { list: (tape) => mark.fetch('vertices', tape) });
    input.right();
    loadField(input, source, { list: (tape) => mark.fetch('source', tape) });
    setRegister(vertex, '0', (tape) => mark.result('vertex', tape));
    p.loop((leave) => {
      distances.write('?');
      mark.result('open', distances);
      distances.right();
      appendField(vertex, [distances], ':');
      sameNumber(vertex, source, same);
      const first = (symbol: string) => {
        distances.write(symbol);
        mark.result('distance', distances);
        distances.right();
      };
      p.if(
        same.inked,
        () => first('0'),
        () => {
          for (const symbol of INFINITE) first(symbol);
        },
      );
      writeOn(distances, '#');
      increment(vertex, carry, { after: (tape) => mark.result('vertex', tape) });
      sameNumber(vertex, vertices, same);
      p.if(same.inked, leave);
    });
    p.scope('source', () => {
      toDistanceOf(source);
      distances.leftUntil(distances.is('?'));
    });
  });

  p.loop((leave) => {
    p.state(SELECT, (mark) => {
      distances.right();
      loadField(distances, best, {
        list: (tape) => mark.fetch('vertex', tape),
        register: (tape) => mark.result('best', tape),
      });
      distances.right();
      loadField(distances, bestDistance, {
        list: (tape) => mark.fetch('distance', tape),
        register: (tape) => mark.result('best distance', tape),
      });
      toOpenVertex(mark);
    });
    p.while(distances.is('?'), () =>
      p.state(SELECT, (mark) => {
        readRegister(best, (tape) => mark.fetch('best', tape));
        distances.right();
        loadField(distances, vertex, { list: (tape) => mark.fetch('vertex', tape) });
        distances.right();
        loadField(distances, distance, { list: (tape) => mark.fetch('distance', tape) });
        compare(bestDistance, distance, order, {
          register: (tape) => mark.fetch('best distance', tape),
          verdict: (tape) => mark.result('order', tape),
        });
        mark.fetch('order', order);
        p.if(order.is('>'), () => {
          copyRegister(vertex, best, { target: (tape) => mark.result('best', tape) });
          copyRegister(distance, bestDistance, { target: (tape) => mark.result('best distance', tape) });
        });
        toOpenVertex(mark);
      }),
    );

    p.state(SETTLE, (mark) => {
      readRegister(best, (tape) => mark.fetch('vertex', tape));
      toDistanceOf(best);
      distances.leftUntil(distances.is('?'));
      distances.write('!');
      mark.result('settled', distances);
      readRegister(bestDistance, (tape) => mark.fetch('distance', tape));
      rewind(input);
      toNextStep(mark);
    });
    p.while(input.is(','), () =>
      p.state(RELAX, (mark) => {
        readRegister(best, (tape) => mark.fetch('from', tape));
        readRegister(to, (tape) => mark.fetch('to', tape));
        input.write('x');
        mark.result('used', input);
        input.rightUntil(input.is(':'));
        input.right();
        loadField(input, weight, { list: (tape) => mark.fetch('weight', tape) });
        copyRegister(bestDistance, sum, { source: (tape) => mark.fetch('distance', tape) });
        add(sum, weight, carry, { sum: (tape) => mark.result('sum', tape) });
        toDistanceOf(to);
        loadField(distances, old, { list: (tape) => mark.fetch('old', tape) }, [...DIGITS, ...INFINITE]);
        p.if(
          old.is(...DIGITS),
          () => compare(sum, old, order, { verdict: (tape) => mark.result('order', tape) }),
          () => {
            order.write('<');
            mark.result('order', order);
          },
        );
        mark.fetch('order', order);
        p.if(order.is('<'), () => replaceField(distances, ':', sum, rest));
        toNextStep(mark);
      }),
    );
    p.if(distances.blank, leave);
  });

  p.scope('answer', () => {
    rewind(distances);
    writeOn(answer, '[');
    p.loop((leave) => {
      distances.rightUntil(distances.is(':'));
      distances.right();
      p.until(distances.is('#'), () => {
        answer.write(distances);
        answer.right();
        distances.right();
      });
      distances.right();
      p.if(distances.blank, leave);
      writeOn(answer, ', ');
    });
    writeOn(answer, ']');
  });
  p.accept();
  return p;
}

function writeOn(tape: Tape, word: string): void {
  for (const symbol of word) {
    tape.write(symbol);
    tape.right();
  }
}

// ── What is said of each atomic state ──

const THE_END = 'No open vertex can be reached.';

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch }) => ({
      state: text`start`,
      fetch: text`${fetch.vertices} vertices, source ${fetch.source}`,
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
