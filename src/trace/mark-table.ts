import type { MarkRole, StateKind } from '../machine/atomic-state.ts';
import type { Machine } from '../machine/machine.ts';

/** The descriptions of a machine's marks side by side, by number: what is asked of every event of a run. */
export interface MarkTable {
  readonly roles: readonly MarkRole[];
  readonly kinds: readonly StateKind[];
  /** The operand's name; empty for `begin` and `end`. */
  readonly operands: readonly string[];
}

const tables = new WeakMap<Machine, MarkTable>();

/** The mark table of a machine; made once. */
export function markTable(machine: Machine): MarkTable {
  let table = tables.get(machine);
  if (!table) {
    table = {
      roles: machine.marks.map(({ role }) => role),
      kinds: machine.marks.map(({ kind }) => kind),
      operands: machine.marks.map(({ operand }) => operand ?? ''),
    };
    tables.set(machine, table);
  }
  return table;
}
