import { BLANK } from '../machine/language/symbols.ts';
import type { MarkRole, OperandSort } from '../machine/language/atomic-state.ts';
import type { Machine } from '../machine/table/machine.ts';

/** What is read for every event of a run: properties of a machine's marks, by mark number. */
export interface MarkTable {
  readonly roles: readonly MarkRole[];
  /** 1 for a mark that begins a state, else 0. */
  readonly begins: Uint8Array;
  /** The operand's name; empty for `begin` and `end`. */
  readonly operands: readonly string[];
  /** The operand's sort; that of a field for `begin` and `end`. */
  readonly sorts: readonly OperandSort[];
  /** For each tape how its symbols are printed: as they are, the blank as nothing. */
  readonly printed: readonly (readonly string[])[];
  /** For each mark the role of every mark in a state of its kind: `FETCH`, `RESULT`, or 0 for marks of other kinds. */
  readonly own: readonly Uint8Array[];
}

/** Role codes of a mark in states of its kind. */
export const FETCH = 1;
const RESULT = 2;

const tables = new WeakMap<Machine, MarkTable>();

/** The mark table of a machine; made once per machine. */
export function markTable(machine: Machine): MarkTable {
  let table = tables.get(machine);
  if (!table) {
    table = {
      roles: machine.marks.map(({ role }) => role),
      begins: Uint8Array.from(machine.marks, ({ role }) => (role === 'begin' ? 1 : 0)),
      operands: machine.marks.map(({ operand }) => operand ?? ''),
      sorts: machine.marks.map(
        ({ role, kind, operand }) => kind[role === 'fetch' ? 'fetch' : 'result'][operand ?? ''] ?? 'field',
      ),
      printed: machine.tapes.map(({ symbols }) => symbols.map((symbol) => (symbol === BLANK ? '' : symbol))),
      own: ownMarks(machine),
    };
    tables.set(machine, table);
  }
  return table;
}

function ownMarks({ marks }: Machine): Uint8Array[] {
  const codes = marks.map(({ role }) => (role === 'fetch' ? FETCH : role === 'result' ? RESULT : 0));
  const kinds = new Map(
    [...new Set(marks.map(({ kind }) => kind))].map((own) => [
      own,
      Uint8Array.from(codes, (code, mark) => (marks[mark]!.kind === own ? code : 0)),
    ]),
  );
  return marks.map(({ kind }) => kinds.get(kind)!);
}
