import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { add, compare, increment, sameNumber } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, replaceField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import { INFINITE } from '../graphs.ts';

// ── Atomic states: the nearest open vertex is selected and settled, then every unused edge from it is relaxed ──

/** The graph is read; the source has the distance 0, every other vertex inf. */
export const START = stateKind('start', {
  fetch: { vertices: 'field', source: 'address' },
  result: { vertex: 'address', open: 'symbol', distance: 'field' },
});
/** An open vertex is looked at: the nearest so far stays, or this one takes its place. */
export const SELECT = stateKind('select', {
  fetch: {
    best: 'address',
    'best distance': 'field',
    vertex: 'address',
    distance: 'field',
    order: 'symbol',
    open: 'symbol',
  },
  result: { order: 'symbol', best: 'address', 'best distance': 'field' },
});
/** The distance of the nearest vertex is final. */
export const SETTLE = stateKind('settle', {
  fetch: { vertex: 'address', distance: 'field', edge: 'symbol', open: 'symbol' },
  result: { settled: 'symbol' },
});
/** An edge from the settled vertex lowers the distance of its other end, or does not. */
export const RELAX = stateKind('relax', {
  fetch: {
    from: 'address',
    distance: 'field',
    to: 'address',
    weight: 'field',
    old: 'field',
    order: 'symbol',
    edge: 'symbol',
    open: 'symbol',
  },
  result: { sum: 'field', order: 'symbol', used: 'symbol' },
});

/**
 * `input` holds `vertices;source;` and an edge `,u-v:w` after the other; the comma becomes `x` when the edge is relaxed, from the
 * end that is settled first, as it can never help the other way round. `distances` holds a record `?vertex:distance#` for each
 * vertex, with `!` for `?` once it is settled.
 */
export function program(): Program {
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
