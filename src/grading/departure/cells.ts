import type { Engine } from '../../machine/engines/engine.ts';
import type { Solution } from '../../runs/solution.ts';
import type { Operand } from '../../trace/atomic-state.ts';

/** Cells of one tape that hold a value together. */
export interface Cells {
  readonly tape: string;
  /** The first and the last cell, both included; 0 is where the head started. */
  readonly from: number;
  readonly to: number;
}

/** The cells that an operand was read from, or a result written to. */
export function cellsOf({ run }: Solution, { tape, cells }: Operand): Cells {
  return { tape: run.engine.machine.tapes[tape]!.name, from: cells[0]!.cell, to: cells.at(-1)!.cell };
}

/**
 * The cells that hold a value at the moment when an operand was to be read: the nearest ones on its own tape, else on another. Undefined
 * where no tape holds the value.
 */
export function cellsHolding({ run }: Solution, operand: Operand, value: string): Cells | undefined {
  if (value === '' || value.length > MOST_SYMBOLS) return undefined;
  const engine = run.seek(operand.cells[0]!.step);
  const tapes = [...engine.machine.tapes.keys()].toSorted(
    (one, other) => Number(other === operand.tape) - Number(one === operand.tape),
  );
  for (const tape of tapes) {
    const cell = nearestHolding(engine, tape, value, operand.cells[0]!.cell);
    if (cell !== undefined)
      return { tape: engine.machine.tapes[tape]!.name, from: cell, to: cell + [...value].length - 1 };
  }
  return undefined;
}

/** Symbols of the longest value that is looked for. */
const MOST_SYMBOLS = 200;

/** The first cell of the nearest place on a tape that spells a value as a whole: its neighbours are blank or of another kind. */
function nearestHolding(engine: Engine, tape: number, value: string, near: number): number | undefined {
  const { symbols } = engine.machine.tapes[tape]!;
  const { first, last } = engine.extent(tape);
  const at = (cell: number) => symbols[engine.symbol(tape, cell)]!;
  const wanted = [...value];
  const isNumber = /^\d/.test(value) && wanted.length > 1;
  let nearest: number | undefined;
  for (let cell = first; cell + wanted.length - 1 <= last; cell++) {
    if (wanted.some((symbol, offset) => at(cell + offset) !== symbol)) continue;
    if (isNumber && (/\d/.test(at(cell - 1)) || /\d/.test(at(cell + wanted.length)))) continue;
    if (nearest === undefined || Math.abs(cell - near) < Math.abs(nearest - near)) nearest = cell;
  }
  return nearest;
}
