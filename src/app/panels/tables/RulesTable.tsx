import { memo, useMemo } from 'react';
import { ACCEPT, REJECT } from '../../../machine/machine.ts';
import { BLANK } from '../../../machine/symbols.ts';
import type { MachineView, RuleView } from '../../../workers/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataTable, type DataColumn } from './DataTable.tsx';

interface RulesTableProps {
  readonly machine: MachineView;
  /** The rule just applied, as an index into the machine's rules. */
  readonly rule: number | null;
  /** Show the rules of this state alone. */
  readonly shownState: number | undefined;
  readonly onShowAll: () => void;
}

interface RuleRow {
  readonly number: number;
  readonly rule: RuleView;
}

/** The table δ: what each state reads, writes and moves, and where it goes. */
export const RulesTable = memo(function RulesTable({ machine, rule, shownState, onShowAll }: RulesTableProps) {
  const rows = useMemo(
    () =>
      machine.rules
        .map((each, number) => ({ number, rule: each }))
        .filter((row) => shownState === undefined || row.rule.state === shownState),
    [machine, shownState],
  );
  const columns = useMemo<DataColumn<RuleRow>[]>(
    () => [
      {
        id: 'state',
        header: 'State',
        value: (row) => machine.states[row.rule.state]!.name,
        width: 'minmax(120px, 2fr)',
      },
      { id: 'read', header: 'Read', value: (row) => readOf(machine, row.rule), width: 'minmax(100px, 2fr)' },
      { id: 'write', header: 'Write', value: (row) => writeOf(machine, row.rule), width: 'minmax(70px, 1fr)' },
      { id: 'move', header: 'Move', value: (row) => moveOf(machine, row.rule), width: 'minmax(80px, 1fr)' },
      { id: 'next', header: 'Next', value: (row) => stateName(machine, row.rule.next), width: 'minmax(120px, 2fr)' },
    ],
    [machine],
  );
  const note =
    shownState === undefined ? (
      `${rows.length.toLocaleString('en')} rules.`
    ) : (
      <>
        {rows.length.toLocaleString('en')} rules of “{machine.states[shownState]!.name}”.{' '}
        <Button size="small" onClick={onShowAll}>
          Show all
        </Button>
      </>
    );
  return (
    <DataTable
      label="rules"
      rows={rows}
      columns={columns}
      keyOf={(row) => row.number}
      current={rule ?? undefined}
      note={note}
    />
  );
});

/** The name of a state or of a halting state. */
function stateName(machine: MachineView, state: number): string {
  if (state === ACCEPT) return 'accept';
  return state === REJECT ? 'reject' : machine.states[state]!.name;
}

function readOf({ tapes }: MachineView, { read }: RuleView): string {
  const asked = read.flatMap((symbols, tape) =>
    symbols ? [`${tapes[tape]!.name}: ${inShort(symbols, tapes[tape]!.symbols)}`] : [],
  );
  return asked.join(', ') || 'any';
}

function writeOf({ tapes }: MachineView, { write }: RuleView): string {
  return (
    write.flatMap((symbol, tape) => (symbol === null ? [] : [`${tapes[tape]!.name}: ${shown(symbol)}`])).join(', ') ||
    '–'
  );
}

function moveOf({ tapes }: MachineView, { move }: RuleView): string {
  return (
    move.flatMap((way, tape) => (way === 'S' ? [] : [`${tapes[tape]!.name} ${way === 'L' ? '←' : '→'}`])).join(', ') ||
    '–'
  );
}

/** A set of symbols as a person writes it: the few that are in it, or the few that are not. */
function inShort(symbols: readonly string[], alphabet: readonly string[]): string {
  const others = alphabet.filter((symbol) => !symbols.includes(symbol));
  if (symbols.length <= 3 || symbols.length <= others.length) return runs(symbols);
  return `not ${runs(others)}`;
}

/** Digits in a row become `0–9`. */
function runs(symbols: readonly string[]): string {
  const digits = symbols.filter((symbol) => /^[0-9]$/.test(symbol));
  const isRun = digits.length > 2 && Number(digits.at(-1)) - Number(digits[0]) === digits.length - 1;
  const rest = isRun ? symbols.filter((symbol) => !digits.includes(symbol)) : symbols;
  return [...(isRun ? [`${digits[0]}–${digits.at(-1)}`] : []), ...rest.map(shown)].join(' ');
}

const shown = (symbol: string): string => (symbol === BLANK ? 'blank' : symbol === ' ' ? 'space' : symbol);
