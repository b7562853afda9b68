import { decimalValue } from './decimal-value.ts';
import type { Solution } from '../runs/solution.ts';
import type { TextPart } from '../cot/text.ts';
import type { Operand } from '../trace/atomic-state.ts';
import { printedLines } from './text-lines.ts';

/** What is wrong with an operand, by the kind of state and its name. */
export type OperandFault = string;

/**
 * Whether the operands that a task's texts print are of the sorts that their kinds declare, over all runs that are added:
 *
 * - state and fetch pieces print what was fetched, never a result; a state piece prints no field;
 * - a symbol stands on one cell;
 * - an address or a field that is a result is made by nested lines, is declared as a copy and equals what it copies, or is the same in
 *   every run (the first index).
 */
export class SortedOperands {
  private readonly found = new Set<OperandFault>();
  /** Results that neither copy nor have nested lines, with the first value seen. */
  private readonly fixed = new Map<string, string>();

  /** All faults, each once. */
  get faults(): OperandFault[] {
    return [...this.found].toSorted();
  }

  /** Takes in every line of a run's text. */
  add(solution: Solution): void {
    for (const { line } of printedLines(solution, { variant: 'tail', arithmetic: 'unfolded' })) {
      const { kind, fetched, results } = line.state;
      const place = (operand: Operand) => `${kind.name}: ${operand.name}`;
      for (const operand of operandsIn([...line.pieces.state, ...(line.pieces.fetch ?? [])]))
        if (operand.role === 'result') this.found.add(`${place(operand)} is a result and stands among the operands`);
      for (const operand of operandsIn(line.pieces.state))
        if (operand.sort === 'field') this.found.add(`${place(operand)} is a field and stands in the state piece`);
      for (const operand of [...fetched, ...results])
        if (operand.sort === 'symbol' && operand.cells.length !== 1)
          this.found.add(`${place(operand)} is a symbol of ${operand.cells.length} cells`);
      const last = new Map(results.map((operand) => [operand.name, operand]));
      for (const operand of last.values()) {
        if (operand.sort === 'symbol') continue;
        const copied = kind.copies[operand.name];
        if (copied) this.copy(place(operand), operand, copied, fetched);
        else if (line.inner.length === 0) this.constant(place(operand), operand.value);
      }
    }
  }

  private copy(place: string, { value }: Operand, names: readonly string[], fetched: readonly Operand[]): void {
    const parts = names.flatMap((name) => fetched.filter((operand) => operand.name === name).map((each) => each.value));
    const whole = parts.filter((part) => part !== 'none').join('');
    if (value !== whole && decimalValue(value) !== decimalValue(whole))
      this.found.add(`${place} is not the ${names.join(' and ')} that it copies`);
  }

  private constant(place: string, value: string): void {
    const before = this.fixed.get(place);
    if (before === undefined) this.fixed.set(place, value);
    else if (before !== value) this.found.add(`${place} has several values, and nothing makes them`);
  }
}

const operandsIn = (parts: readonly TextPart[]): Operand[] => parts.filter((part) => typeof part !== 'string');
