import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { not } from '../../machine/language/condition.ts';
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
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { INFINITE } from '../library/graphs.ts';

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

/**
 * `input` holds `vertices;source;` and an edge `,u-v:w` after the other; the comma becomes `x` when the edge is relaxed, from the
 * end that is settled first, as it can never help the other way round. `distances` holds a row `?vertex:distance#` for each
 * vertex, with `!` for `?` once it is settled.
 */
export function program(): Program {
  const p = new Program('dijkstra');
  const input = p.tape('input', [...DIGITS, ';', ',', 'x', '-', ':']);
  const distances = p.tape('distances', [...DIGITS, ...INFINITE, '?', '!', ':', '#']);
  const rest = p.tape('rest', [...DIGITS, ...INFINITE, '?', '!', ':', '#']);
  const register = (name: string) => p.tape(name, DIGITS);
  const vertices = register('vertices');
  const row = register('row');
  const vertex = register('vertex');
  const distance = register('distance');
  const best = register('best');
  const bestDistance = register('best distance');
  const from = register('from');
  const to = register('to');
  const weight = register('weight');
  const sum = register('sum');
  const infinite = p.tape('infinite', INFINITE);
  const old = p.tape('old', [...DIGITS, ...INFINITE]);
  const order = p.tape('order', '<=>');
  const same = p.tape('same', '=');
  const carry = p.tape('carry', '01');
  const answer = p.tape('answer', [...DIGITS, ...INFINITE, '[', ']', ',', ' ']);
  const isFinished = p.variable('finished', ['no', 'yes']);

  /** The head of `distances` stands left of rows, or on the first; goes to the number of the first that is open and was reached. */
  const toOpenVertex = () =>
    p.scope('seek open vertex', () => {
      p.loop((found) => {
        distances.rightUntil(distances.is('?', BLANK));
        p.if(distances.blank, found);
        distances.rightUntil(distances.is(':'));
        distances.right();
        p.if(distances.is(...DIGITS), () => {
          distances.leftUntil(distances.is('?'));
          distances.right();
          found();
        });
      });
    });
  /** The number of the next open vertex; the head of `distances` ends behind it, or on the empty cell behind all rows. */
  const loadNext = (mark: Marker<'next', never>) => {
    toOpenVertex();
    p.if(
      distances.blank,
      () => mark.fetch('next', distances),
      () => loadField(distances, vertex, { list: (tape) => mark.fetch('next', tape) }),
    );
  };
  /** Vertices are selected and edges relaxed by the same comparison, so what short runs show of one is known of the other. */
  const compareDistances = (one: Tape, other: Tape, mark: Marker<never, 'order'>, atOne: AtCell = nothing) =>
    compare(one, other, order, { name: 'distance', register: atOne, verdict: (tape) => mark.result('order', tape) });
  /** Goes to the distance of the vertex in a register. */
  const toDistanceOf = (sought: Tape) =>
    p.scope(`seek ${sought.name}`, () => {
      rewind(distances);
      p.loop((found) => {
        distances.right();
        loadField(distances, row);
        distances.right();
        sameNumber(row, sought, same);
        p.if(same.nonBlank, found);
        distances.rightUntil(distances.is('?', '!'));
      });
    });
  /** Goes to the next unused edge at the vertex `best`, its other end being `to`, or behind all edges. */
  const toNextEdge = (mark: Marker<'edge', never>) =>
    p.scope('seek edge', () => {
      p.loop((leave) => {
        input.rightUntil(input.is(',', BLANK));
        p.if(input.blank, () => {
          mark.fetch('edge', input);
          leave();
        });
        input.right();
        loadField(input, from);
        input.right();
        loadField(input, to);
        sameNumber(from, best, same);
        p.if(same.blank, () => {
          sameNumber(to, best, same);
          p.if(same.nonBlank, () => copyRegister(from, to));
        });
        p.if(same.nonBlank, () => {
          readRegister(to, (tape) => mark.fetch('edge', tape));
          input.leftUntil(input.is(','));
          leave();
        });
      });
    });
  /** The head of `distances` stands behind the distance of `to`, which becomes the sum. */
  const lower = () =>
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
  });

  p.loop((leave) => {
    p.state(SETTLE, (mark) => {
      readRegister(best, (tape) => mark.fetch('vertex', tape));
      toDistanceOf(best);
      distances.leftUntil(distances.is('?'));
      distances.write('!');
      mark.result('settled', distances);
      readRegister(bestDistance, (tape) => mark.fetch('distance', tape));
      rewind(input);
      toNextEdge(mark);
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
        toDistanceOf(to);
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
        p.if(old.is(...DIGITS), () => compareDistances(sum, old, mark));
        mark.fetch('order', order);
        p.if(order.is('<'), lower);
        toNextEdge(mark);
      }),
    );

    isFinished.set('no');
    p.state(OPEN, (mark) => {
      rewind(distances);
      toOpenVertex();
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
          loadNext(mark);
        },
      );
    });
    p.if(isFinished.is('yes'), leave);
    p.while(distances.nonBlank, () =>
      p.state(SELECT, (mark) => {
        readRegister(vertex, (tape) => mark.fetch('vertex', tape));
        distances.right();
        loadField(distances, distance, { list: (tape) => mark.fetch('distance', tape) });
        compareDistances(bestDistance, distance, mark, (tape) => mark.fetch('best distance', tape));
        mark.fetch('order', order);
        p.if(order.is('>'), () => {
          copyRegister(vertex, best, { target: (tape) => mark.result('best', tape) });
          copyRegister(distance, bestDistance);
        });
        loadNext(mark);
      }),
    );
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
