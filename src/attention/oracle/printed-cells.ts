import { BLANK } from '../../machine/language/symbols.ts';
import type { Operand, OperandCell } from '../../trace/atomic-state.ts';
import type { CellPlace } from './copied-cells.ts';

/** A cell of a result, as the text prints it. */
interface PrintedCell {
  readonly tape: number;
  readonly cell: number;
  readonly symbol: string;
  /** The first character that prints it. */
  readonly at: number;
  /** The position of the outermost atomic state that prints it. */
  readonly position: number;
}

/** Which cells of results a text has printed where; filled in the order of the text. */
export class PrintedCells {
  /** By the machine step that wrote or marked them. */
  private readonly bySteps = new Map<number, PrintedCell[]>();
  /** By the atomic state whose result they are. */
  private readonly byStates = new Map<number, PrintedCell[]>();

  /** Notes that a result is printed from the character `from` on. */
  add(result: Operand, from: number, state: number, position: number): void {
    let at = from;
    for (const { cell, step, symbol } of result.cells) {
      if (symbol === BLANK) continue;
      const printed = { tape: result.tape, cell, symbol, at, position };
      push(this.bySteps, step, printed);
      push(this.byStates, state, printed);
      at += symbol.length;
    }
  }

  /** Notes that a cell of the output is printed at the character `at`. */
  addOutput(tape: number, { cell, symbol, lastWriter }: OperandCell, at: number, position: number): void {
    push(this.bySteps, lastWriter, { tape, cell, symbol, at, position });
  }

  /**
   * The characters at which a fetched cell’s value was printed as the result that it comes from. Of a copy `copiedFrom` says which cell
   * was written first: one step may write the same symbol on several tapes. `stateAt` is asked last.
   */
  placesOf(
    tape: number,
    cell: OperandCell,
    copiedFrom: () => CellPlace | undefined,
    stateAt: (step: number) => number,
  ): readonly number[] {
    const { origin, lastWriter } = cell;
    const here = (printed: PrintedCell): boolean => printed.tape === tape && printed.cell === cell.cell;
    const of = (list: readonly PrintedCell[] | undefined, isIt: (printed: PrintedCell) => boolean): number[] =>
      (list ?? []).filter((printed) => printed.symbol === cell.symbol && isIt(printed)).map(({ at }) => at);
    const first = lastWriter > origin && this.bySteps.has(origin) ? copiedFrom() : { tape, cell: cell.cell };
    const made = of(
      this.bySteps.get(origin),
      (printed) => first === undefined || (printed.tape === first.tape && printed.cell === first.cell),
    );
    if (made.length > 0) return made;
    const written = of(this.bySteps.get(lastWriter), here);
    if (written.length > 0) return written;
    // A result that is written several times is printed once, with the step of its last writing.
    const state = stateAt(origin);
    return state < 0 ? [] : of(this.byStates.get(state), here);
  }

  /** The characters at which a result’s cell was printed before within the same outermost state. */
  placesOfResult(tape: number, { cell, step, symbol, lastWriter }: OperandCell, position: number): readonly number[] {
    const before = [...(this.bySteps.get(step) ?? []), ...(this.bySteps.get(lastWriter) ?? [])];
    const same = before.filter(
      (printed) =>
        printed.tape === tape && printed.cell === cell && printed.symbol === symbol && printed.position === position,
    );
    return [...new Set(same.map(({ at }) => at))];
  }
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
