import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { not } from '../../machine/language/condition.ts';
import type { Program, Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { add, compare, increment, sameNumber } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, replaceField, rewind } from '../../machine/library/fields.ts';
import {
  copyRegister,
  goToRest,
  nothing,
  readRegister,
  setRegister,
  type AtCell,
} from '../../machine/library/registers.ts';
import { INFINITE } from '../library/graphs.ts';
import { dijkstraTapes, toDistanceOf, toNextEdge, toOpenVertex, type DijkstraTapes } from './dijkstra.tapes.ts';

// ── Atomic states: the nearest open vertex is selected and settled, then every unused edge from it is relaxed ──

/** The source has the distance 0, every other vertex inf. */
export const START = stateKind('start', {
  fetch: { vertices: 'field', source: 'address' },
  result: { distance: 'field', infinite: 'field' },
});
/** The first open vertex that was reached is the nearest so far, and the one after it is the first candidate. */
export const OPEN = stateKind('open', {
  fetch: { first: 'address', next: 'address' },
  result: { best: 'address' },
  copies: { best: ['first'] },
});
/** An open vertex is looked at: the nearest so far stays, or this one takes its place. */
export const SELECT = stateKind('select', {
  fetch: { vertex: 'address', 'best distance': 'field', distance: 'field', order: 'symbol', next: 'address' },
  result: { order: 'symbol', best: 'address' },
  copies: { best: ['vertex'] },
});
/** The distance of the nearest vertex is final; its first unused edge is found. */
export const SETTLE = stateKind('settle', {
  fetch: { vertex: 'address', distance: 'field', edge: 'address' },
  result: { settled: 'symbol' },
});
/** An edge from the settled vertex lowers the distance of its other end, or does not; the next unused edge is found. */
export const RELAX = stateKind('relax', {
  fetch: {
    from: 'address',
    to: 'address',
    distance: 'field',
    weight: 'field',
    old: 'field',
    order: 'symbol',
    edge: 'address',
  },
  result: { sum: 'field', order: 'symbol', used: 'symbol' },
});
/** The last cell of a vertex's old distance: where it holds no digit, the distance is infinite, and any sum is less. */
export const LAST_CELL = stateKind('last of d', {
  fetch: { cell: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});

/** Settles the nearest vertex, relaxes its edges and selects the next vertex, until no open vertex has been reached. */
export function program(): Program {
  const tapes = dijkstraTapes();
  const { p, input, distances, isFinished } = tapes;
  start(tapes);
  p.loop((leave) => {
    settle(tapes);
    p.while(input.is(','), () => relax(tapes));
    takeFirstOpen(tapes);
    p.if(isFinished.is('yes'), leave);
    p.while(distances.nonBlank, () => selectNearer(tapes));
  });
  writeAnswer(tapes);
  p.accept();
  return p;
}

/** Reads the number of vertices and the source, and writes the row of every vertex. */
function start(tapes: DijkstraTapes): void {
  const { p, input, vertices, best, bestDistance, infinite } = tapes;
  p.state(START, (mark) => {
    loadField(input, vertices, { list: (tape) => mark.fetch('vertices', tape) });
    input.right();
    loadField(input, best, { list: (tape) => mark.fetch('source', tape) });
    setRegister(bestDistance, '0', (tape) => mark.result('distance', tape));
    for (const symbol of INFINITE) {
      infinite.write(symbol);
      mark.result('infinite', infinite);
      infinite.right();
    }
    infinite.left();
    writeRows(tapes);
  });
}

/** Writes a row for each vertex, open, with the distance 0 for the source and inf for the others. */
function writeRows({ p, distances, vertices, row, best, bestDistance, infinite, same, carry }: DijkstraTapes): void {
  p.scope('rows', () => {
    setRegister(row, '0');
    p.loop((leave) => {
      distances.write('?');
      distances.right();
      sameNumber(row, best, same);
      p.if(
        same.nonBlank,
        () => {
          appendField(best, [distances], ':');
          appendField(bestDistance, [distances], '#');
        },
        () => {
          appendField(row, [distances], ':');
          appendField(infinite, [distances], '#');
        },
      );
      increment(row, carry, { silent: true });
      sameNumber(row, vertices, same);
      p.if(same.nonBlank, leave);
    });
  });
}

/** Makes the distance of the nearest vertex final and goes to its first unused edge. */
function settle(tapes: DijkstraTapes): void {
  const { p, input, distances, best, bestDistance } = tapes;
  p.state(SETTLE, (mark) => {
    readRegister(best, (tape) => mark.fetch('vertex', tape));
    toDistanceOf(best, tapes);
    distances.leftUntil(distances.is('?'));
    distances.write('!');
    mark.result('settled', distances);
    readRegister(bestDistance, (tape) => mark.fetch('distance', tape));
    rewind(input);
    toNextEdge(mark, tapes);
  });
}

/** Uses the edge under the head of `input`: where the way along it is shorter, it becomes the distance of the edge's other end. */
function relax(tapes: DijkstraTapes): void {
  const { p, input, distances, best, bestDistance, to, weight, sum, old, order, carry } = tapes;
  p.state(RELAX, (mark) => {
    readRegister(best, (tape) => mark.fetch('from', tape));
    readRegister(to, (tape) => mark.fetch('to', tape));
    input.write('x');
    mark.result('used', input);
    input.rightUntil(input.is(':'));
    input.right();
    loadField(input, weight, { list: (tape) => mark.fetch('weight', tape) });
    copyRegister(bestDistance, sum, { source: (tape) => mark.fetch('distance', tape) });
    toDistanceOf(to, tapes);
    loadField(distances, old, { list: (tape) => mark.fetch('old', tape) }, [...DIGITS, ...INFINITE]);
    add(sum, weight, carry, { sum: (tape) => mark.result('sum', tape) });
    p.state(LAST_CELL, (inner) => {
      inner.fetch('cell', old);
      p.if(not(old.is(...DIGITS)), () => {
        order.write('<');
        inner.result('verdict', order);
        mark.result('order', order);
      });
    });
    p.if(old.is(...DIGITS), () => compareDistances(sum, old, order, mark));
    mark.fetch('order', order);
    p.if(order.is('<'), () => lowerDistance(tapes));
    toNextEdge(mark, tapes);
  });
}

/** From the end mark of the distance of `to`: it becomes the sum. */
function lowerDistance({ p, distances, rest, to, sum }: DijkstraTapes): void {
  p.scope('lower', () => {
    distances.leftUntil(distances.is(':'));
    distances.left();
    // The table's own numbers only tell its rows apart; the one of a vertex that was reached is the one that its edge names.
    p.while(to.nonBlank, () => {
      distances.write(to);
      distances.left();
      to.left();
    });
    goToRest(to);
    distances.rightUntil(distances.is('#'));
    replaceField(distances, ':', sum, rest);
  });
}

/** Takes the first open vertex that was reached as the nearest so far; where there is none, the run is finished. */
function takeFirstOpen(tapes: DijkstraTapes): void {
  const { p, distances, best, bestDistance, isFinished } = tapes;
  isFinished.set('no');
  p.state(OPEN, (mark) => {
    rewind(distances);
    toOpenVertex(tapes);
    p.if(
      distances.blank,
      () => {
        mark.fetch('first', distances);
        isFinished.set('yes');
      },
      () => {
        loadField(distances, best, {
          list: (tape) => mark.fetch('first', tape),
          register: (tape) => mark.result('best', tape),
        });
        distances.right();
        loadField(distances, bestDistance);
        loadNextOpen(mark, tapes);
      },
    );
  });
}

/** Compares the open vertex in the register `vertex` with the nearest so far, whose place it takes if it is nearer. */
function selectNearer(tapes: DijkstraTapes): void {
  const { p, distances, vertex, distance, best, bestDistance, order } = tapes;
  p.state(SELECT, (mark) => {
    readRegister(vertex, (tape) => mark.fetch('vertex', tape));
    distances.right();
    loadField(distances, distance, { list: (tape) => mark.fetch('distance', tape) });
    compareDistances(bestDistance, distance, order, mark, (tape) => mark.fetch('best distance', tape));
    mark.fetch('order', order);
    p.if(order.is('>'), () => {
      copyRegister(vertex, best, { target: (tape) => mark.result('best', tape) });
      copyRegister(distance, bestDistance);
    });
    loadNextOpen(mark, tapes);
  });
}

/** Loads the number of the next open vertex; the head of `distances` ends behind it, or on the empty cell behind all rows. */
function loadNextOpen(mark: Marker<'next', never>, tapes: DijkstraTapes): void {
  const { p, distances, vertex } = tapes;
  toOpenVertex(tapes);
  p.if(
    distances.blank,
    () => mark.fetch('next', distances),
    () => loadField(distances, vertex, { list: (tape) => mark.fetch('next', tape) }),
  );
}

/** Vertices are selected and edges relaxed by the same comparison, so what short runs show of one is known of the other. */
function compareDistances(
  one: Tape,
  other: Tape,
  order: Tape,
  mark: Marker<never, 'order'>,
  atOne: AtCell = nothing,
): void {
  compare(one, other, order, { name: 'distance', register: atOne, verdict: (tape) => mark.result('order', tape) });
}

/** Writes the distances of all rows into the answer. */
function writeAnswer({ p, distances, answer }: DijkstraTapes): void {
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
}

function writeOn(tape: Tape, word: string): void {
  for (const symbol of word) {
    tape.write(symbol);
    tape.right();
  }
}
