import type { Engine } from '../machine/engines/engine.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';
import type { TextPart } from '../cot/text.ts';
import type { Operand } from '../trace/atomic-state.ts';

/** Symbols of which numbers, words and names consist; all others on a tape stand between fields, records or rows. */
const VALUE = /^[\p{L}\d.-]$/u;
/** What stands between two rows of a table. */
const ROW = '|';
/** What begins or ends a record whose first field is its name. */
const RECORD = new Set(['?', '!', '#', ',', ';', '|', '⊔']);

/** Where an operand stands on its tape, in one way of saying it. */
type Description = string | number;

/** The mark of a record that has been used. */
const USED = 'x';

/** Ways of saying where an operand stands; one of them must follow from the line. */
const WAYS = [
  'from left',
  'from right',
  'field',
  'field from right',
  'row and field',
  'name',
  'two names',
  'from the last',
  'behind the last',
] as const;

/**
 * Whether the cells that lines read follow from what the lines name, as a property of the traces of all runs that are added: for each
 * operand that a kind of state prints at depth 0 there is one way of saying where it stands – the n-th cell or field from an end, row and
 * field, the name of its record, or so many cells from where the tape was read last or behind that – that is the same wherever the line's state piece,
 * and the addresses and symbols that it has fetched before, are the same.
 */
export class AddressedOperands {
  /** By kind and operand, then by way: what is named, and where the operand stood; undefined for a way that failed. */
  private readonly known = new Map<string, Map<string, Map<string, Description> | undefined>>();

  /** Operands whose place follows from the line in no way. */
  get faults(): string[] {
    return [...this.known]
      .filter(([, ways]) => [...ways.values()].every((known) => known === undefined))
      .map(([operand]) => operand);
  }

  /** Takes in every line of a run. */
  add(solution: Solution): void {
    const { trace, run } = solution;
    const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' });
    const lastOnTape = new Map<number, Stretch>();
    for (let position = 0; position < trace.outerLength; position++)
      for (const { state, pieces } of text.lines(position)) {
        let named = '';
        for (const operand of operandsIn([...pieces.state, ...(pieces.fetch ?? [])])) {
          if (operand.role === 'fetch') {
            const engine = run.seek(operand.cells[0]!.step);
            // What has no record of its own yet may stand on another tape, as what it is at first.
            const from = `${state.kind.name}: ${operand.name} on ${engine.machine.tapes[operand.tape]!.name}`;
            this.hold(from, named, descriptions(engine, operand, lastOnTape));
            lastOnTape.set(operand.tape, { left: operand.cells[0]!.cell, right: operand.cells.at(-1)!.cell });
          }
          // Of a field only its name is known: where it leads would be found by looking for its value.
          named += operand.sort === 'field' ? `${operand.name};` : `${operand.name} ${operand.value};`;
        }
      }
  }

  private hold(operand: string, named: string, found: readonly Description[]): void {
    const ways = this.known.get(operand) ?? new Map(WAYS.map((way) => [way, new Map<string, Description>()]));
    this.known.set(operand, ways);
    found.forEach((description, place) => {
      const way = WAYS[place]!;
      const known = ways.get(way);
      if (!known) return;
      const before = known.get(named);
      if (before === undefined) known.set(named, description);
      else if (before !== description) ways.set(way, undefined);
    });
  }
}

/** The cells of an operand. */
interface Stretch {
  readonly left: number;
  readonly right: number;
}

function descriptions(
  engine: Engine,
  { tape, cells }: Operand,
  lastOnTape: ReadonlyMap<number, Stretch>,
): Description[] {
  const { symbols } = engine.machine.tapes[tape]!;
  const { first, last } = engine.extent(tape);
  const left = cells[0]!.cell;
  const right = cells.at(-1)!.cell;
  const before = symbolsOf(engine, symbols, tape, first, left - 1);
  const after = symbolsOf(engine, symbols, tape, right + 1, last);
  const row = before.filter((symbol) => symbol === ROW).length;
  const inRow = before.slice(before.lastIndexOf(ROW) + 1);
  const record = before.slice(before.findLastIndex((symbol) => RECORD.has(symbol)) + 1);
  const used = before.slice(before.findLastIndex((symbol) => RECORD.has(symbol) || symbol === USED) + 1);
  const ends = used.join('').split(/[-:]/u).toSorted();
  return [
    before.filter((symbol) => VALUE.test(symbol)).length,
    after.filter((symbol) => VALUE.test(symbol)).length,
    before.filter(isBetween).length,
    after.filter(isBetween).length,
    `${row} ${inRow.filter(isBetween).length}`,
    record.join(''),
    // An edge is the same from either end, and marked where it has been used.
    ends.join(' '),
    left - (lastOnTape.get(tape)?.left ?? left),
    left - (lastOnTape.get(tape)?.right ?? left),
  ];
}

const isBetween = (symbol: string): boolean => !VALUE.test(symbol);

function symbolsOf(engine: Engine, symbols: readonly string[], tape: number, from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, cell) => symbols[engine.symbol(tape, from + cell)]!);
}

const operandsIn = (parts: readonly TextPart[]): Operand[] => parts.filter((part) => typeof part !== 'string');
