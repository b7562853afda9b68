import type { EventLog, MarkEvent } from '../machine/event-log.ts';
import type { Machine } from '../machine/machine.ts';
import { BLANK } from '../machine/symbols.ts';
import type { Operand, OperandCell } from './atomic-state.ts';

/**
 * The operands in the events [from, to) of one atomic state, nested states left out. Neighbouring cells marked under one name
 * make one operand; coming back to a cell already in it starts another. An operand read twice unchanged is listed once.
 */
export function operandsOf(
  machine: Machine,
  events: EventLog,
  from: number,
  to: number,
): { fetched: Operand[]; results: Operand[] } {
  const drafts: Draft[] = [];
  const open = new Map<number, Draft>();
  const own = machine.marks[events.mark(from)]!.kind;
  for (let index = from; index < to; index++) {
    const { role, kind, operand } = machine.marks[events.mark(index)]!;
    // Marks of the enclosing states' kinds ride on nested states too; they are not this state's own.
    if (kind === own && (role === 'fetch' || role === 'result')) {
      const event = events.event(index);
      const draft = open.get(event.mark);
      if (draft?.takes(event)) draft.add(event, machine);
      else {
        const started = new Draft(operand!, role, event.tape);
        started.add(event, machine);
        open.set(event.mark, started);
        drafts.push(started);
      }
    }
  }
  const ofRole = (role: Operand['role']) =>
    withoutRepeats(drafts.filter((draft) => draft.role === role).map((draft) => draft.operand()));
  return { fetched: ofRole('fetch'), results: ofRole('result') };
}

class Draft {
  readonly role: 'fetch' | 'result';
  private readonly name: string;
  private readonly tape: number;
  private readonly cells: OperandCell[] = [];

  constructor(name: string, role: 'fetch' | 'result', tape: number) {
    this.name = name;
    this.role = role;
    this.tape = tape;
  }

  takes(event: MarkEvent): boolean {
    return (
      event.tape === this.tape && (event.cell === this.cells[0]!.cell - 1 || event.cell === this.cells.at(-1)!.cell + 1)
    );
  }

  add({ cell, step, symbol, lastWriter, origin, tape }: MarkEvent, machine: Machine): void {
    const added: OperandCell = { cell, step, symbol: machine.tapes[tape]!.symbols[symbol]!, lastWriter, origin };
    if (this.cells.length > 0 && cell < this.cells[0]!.cell) this.cells.unshift(added);
    else this.cells.push(added);
  }

  operand(): Operand {
    const { name, role, tape, cells } = this;
    const value = cells.map(({ symbol }) => (symbol === BLANK ? '' : symbol)).join('');
    return { name, role, value, tape, cells };
  }
}

function withoutRepeats(operands: readonly Operand[]): Operand[] {
  const seen = new Set<string>();
  return operands.filter(({ name, tape, value, cells }) => {
    const key = `${name} ${tape} ${cells[0]!.cell} ${cells.length} ${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
