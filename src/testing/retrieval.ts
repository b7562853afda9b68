import type { TextPart } from '../cot/text.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';
import type { Operand, OperandCell } from '../trace/atomic-state.ts';

/** Where the operands of a text stand before they are fetched: how many, by the way they are found. */
export interface Retrieval {
  /** In the query. */
  query: number;
  /** Printed as such by the line that made the value. */
  printed: number;
  /** A digit, or a letter, at a place of a longer value that the line printed. */
  byPlace: number;
  /** Nowhere: by the kind of state and the operand's name, with the kind that made it. */
  readonly missing: Map<string, number>;
}

/** How nothing has been looked at yet. */
export const noRetrieval = (): Retrieval => ({ query: 0, printed: 0, byPlace: 0, missing: new Map() });

/**
 * Counts how each operand of the folded text can be found again: every one that a state or fetch piece prints was printed before, as a
 * result or in the transition of the line that made it, or stands in the query.
 */
export function addRetrieval(count: Retrieval, solution: Solution): void {
  const { trace } = solution;
  const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' });
  const printedAt = new Map<number, Operand[]>();
  for (let position = 0; position < trace.outerLength; position++)
    for (const { state, pieces } of text.lines(position)) {
      for (const operand of operandsIn([...pieces.state, ...(pieces.fetch ?? [])])) {
        const { way, maker } = wayTo(solution, printedAt, operand);
        if (way !== 'missing') count[way]++;
        else {
          const where = `${state.kind.name}: ${operand.name} ← ${maker}`;
          count.missing.set(where, (count.missing.get(where) ?? 0) + 1);
        }
      }
      printedAt.set(position, operandsIn([...(pieces.solve ?? []), ...(pieces.next ?? [])]));
    }
}

/** How an operand is found; of one that is not, what made it. */
interface Way {
  readonly way: 'query' | 'printed' | 'byPlace' | 'missing';
  readonly maker?: string;
}

function wayTo({ trace }: Solution, printedAt: ReadonlyMap<number, readonly Operand[]>, operand: Operand): Way {
  const made = operand.cells.filter(({ origin }) => origin >= 0);
  if (made.length === 0) return { way: 'query' };
  let way: Way['way'] = 'printed';
  for (const cell of made) {
    const index = trace.stateAt(cell.origin);
    const position = index < 0 ? -1 : trace.outerPositionOf(index);
    const holder = (printedAt.get(position) ?? []).find(({ cells }) => cells.some((each) => isFrom(each, cell)));
    // An empty cell is read to find that nothing is there; nobody wrote that.
    if (!holder && operand.value === 'none') return { way: 'query' };
    if (!holder)
      return {
        way: 'missing',
        maker: index < 0 ? 'between states' : trace.state(trace.outerIndex(position)).kind.name,
      };
    if (holder.value !== operand.value) way = 'byPlace';
  }
  return { way };
}

/** Whether a printed cell is the one that a fetched cell comes from: written or copied at its origin, with its symbol. */
const isFrom = (printed: OperandCell, { origin, symbol }: OperandCell): boolean =>
  (printed.step === origin || printed.origin === origin) && printed.symbol === symbol;

const operandsIn = (parts: readonly TextPart[]): Operand[] => parts.filter((part) => typeof part !== 'string');
