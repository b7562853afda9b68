import type { Marker } from '../../machine/language/atomic-state.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { sameNumber } from '../../machine/library/arithmetic.ts';
import { loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister } from '../../machine/library/registers.ts';
import { INFINITE } from '../library/graphs.ts';

/** The program of Dijkstra's algorithm with its tapes; see `dijkstraTapes`. */
export type DijkstraTapes = ReturnType<typeof dijkstraTapes>;

/**
 * `input` holds `vertices;source;` and an edge `,u-v:w` after the other; the comma becomes `x` when the edge is relaxed, from the
 * end that is settled first, as it can never help the other way round. `distances` holds a row `?vertex:distance#` for each
 * vertex, with `!` for `?` once it is settled.
 */
export function dijkstraTapes() {
  const p = new Program('dijkstra');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', [...DIGITS, ';', ',', 'x', '-', ':']),
    distances: p.tape('distances', [...DIGITS, ...INFINITE, '?', '!', ':', '#']),
    rest: p.tape('rest', [...DIGITS, ...INFINITE, '?', '!', ':', '#']),
    vertices: register('vertices'),
    row: register('row'),
    vertex: register('vertex'),
    distance: register('distance'),
    best: register('best'),
    bestDistance: register('best distance'),
    from: register('from'),
    to: register('to'),
    weight: register('weight'),
    sum: register('sum'),
    infinite: p.tape('infinite', INFINITE),
    old: p.tape('old', [...DIGITS, ...INFINITE]),
    order: p.tape('order', '<=>'),
    same: p.tape('same', '='),
    carry: p.tape('carry', '01'),
    answer: p.tape('answer', [...DIGITS, ...INFINITE, '[', ']', ',', ' ']),
    isFinished: p.variable('finished', ['no', 'yes']),
  };
}

/**
 * From left of rows, or from the first of them, to the number of the first vertex that is open and was reached, or to the empty cell
 * behind all rows.
 */
export function toOpenVertex({ p, distances }: DijkstraTapes): void {
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
}

/** Goes to the distance of the vertex in the register `sought`. */
export function toDistanceOf(sought: Tape, { p, distances, row, same }: DijkstraTapes): void {
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
}

/** Goes to the next unused edge at the vertex `best`, its other end being `to`, or behind all edges. */
export function toNextEdge(mark: Marker<'edge', never>, { p, input, from, to, best, same }: DijkstraTapes): void {
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
}
