import { Download } from 'lucide-react';
import { memo, useMemo, type ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { ACCEPT, REJECT } from '../../../machine/table/machine.ts';
import { BLANK } from '../../../machine/language/symbols.ts';
import type { MachineView, RuleView } from '../../../workers/views/views.ts';
import { Explanation } from '../../kit/Explanation.tsx';
import { Button } from '../../kit/Button.tsx';
import { symbolSetLabel } from '../diagram/graph/symbol-set.ts';
import type { CsvSource } from '../../lists/csv.ts';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable } from '../../lists/DataTable.tsx';
import styles from './RulesTable.module.css';

interface RulesTableProps {
  readonly machine: MachineView;
  /** The rule just applied, as an index into the machine's rules. */
  readonly rule: number | null;
  /** Show the rules of this state alone. */
  readonly shownState: number | undefined;
  readonly onShowAll: () => void;
  /** Saves the whole table in the exchange form; without it there is no button for that. */
  readonly onSaveExchange?: (() => void) | undefined;
}

interface RuleRow {
  readonly number: number;
  readonly rule: RuleView;
}

/** The table δ: what each state reads, writes and moves, and where it goes. */
export const RulesTable = memo(function RulesTable({
  machine,
  rule,
  shownState,
  onShowAll,
  onSaveExchange,
}: RulesTableProps) {
  const rows = useMemo(
    () =>
      machine.rules
        .map((each, number) => ({ number, rule: each }))
        .filter((row) => shownState === undefined || row.rule.state === shownState),
    [machine, shownState],
  );
  const columns = useMemo(() => columnsOf(machine), [machine]);
  const csv = useMemo(
    (): CsvSource => ({
      header: columns.map(({ header }) => header.toLowerCase()),
      count: rows.length,
      load: (from, to) => rows.slice(from, to).map((row) => columns.map(({ value }) => String(value(row) ?? ''))),
    }),
    [rows, columns],
  );
  const count = (
    <>
      {grouped(rows.length)} {rows.length === 1 ? 'rule' : 'rules'}
      <WrittenOut rows={rows} />
    </>
  );
  const note =
    shownState === undefined ? (
      <>{count}.</>
    ) : (
      <>
        {count} of “{machine.states[shownState]!.name}”.{' '}
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
      keyOf={numberOf}
      current={rule ?? undefined}
      note={note}
      csv={csv}
      actions={
        onSaveExchange && (
          <Button
            size="small"
            aria-label="Save the machine as exchange JSON"
            title="The whole table δ, which simulators and this program's command line read"
            onClick={onSaveExchange}
          >
            <Download size={14} aria-hidden /> δ as JSON
          </Button>
        )
      }
    />
  );
});

function columnsOf(machine: MachineView): DataColumn<RuleRow>[] {
  const { tapes } = machine;
  const name = (state: number): string => {
    if (state === ACCEPT) return 'accept';
    return state === REJECT ? 'reject' : machine.states[state]!.name;
  };
  const read = ({ rule }: RuleRow) =>
    perTape(
      rule.read,
      (symbols, tape) => symbols && `${tapes[tape]!.name} ${inShort(symbols, tapes[tape]!.symbols)}`,
    ) || 'any';
  const readInFull = ({ rule }: RuleRow) =>
    perTape(rule.read, (symbols, tape) => symbols && `${tapes[tape]!.name}: ${symbols.map(shown).join(' ')}`) ||
    'any symbols';
  const write = ({ rule }: RuleRow) =>
    perTape(rule.write, (symbol, tape) => (symbol === null ? null : `${tapes[tape]!.name} ${shown(symbol)}`));
  const move = ({ rule }: RuleRow) =>
    perTape(rule.move, (way, tape) => (way === 'S' ? null : `${tapes[tape]!.name} ${way === 'L' ? '←' : '→'}`));
  return [
    {
      id: 'state',
      header: 'State',
      value: ({ rule }) => name(rule.state),
      cell: ({ rule }) => <StateName name={name(rule.state)} />,
      width: 'minmax(120px, 2fr)',
    },
    { id: 'read', header: 'Read', value: read, cell: entitled(read, readInFull), width: 'minmax(100px, 2fr)' },
    { id: 'write', header: 'Write', value: write, cell: entitled(write), width: 'minmax(70px, 1fr)' },
    { id: 'move', header: 'Move', value: move, cell: entitled(move), width: 'minmax(80px, 1fr)' },
    {
      id: 'next',
      header: 'Next',
      value: ({ rule }) => name(rule.next),
      cell: ({ rule }) => <StateName name={name(rule.next)} />,
      width: 'minmax(120px, 2fr)',
    },
  ];
}

/** What a rule says of each tape that it says anything of. */
function perTape<Each>(list: readonly Each[], words: (each: Each, tape: number) => string | null): string {
  return list.flatMap((each, tape) => words(each, tape) ?? []).join(', ');
}

/** A cell whose title says in full what may be cut off. */
function entitled(words: (row: RuleRow) => string, inFull: (row: RuleRow) => string = words) {
  return (row: RuleRow): ReactNode => <span title={inFull(row)}>{words(row) || '–'}</span>;
}

/** A state, cut off at its beginning: the end of a path tells states apart. */
function StateName({ name }: { readonly name: string }) {
  return (
    <span className={styles.path} title={name}>
      <bdi>{name}</bdi>
    </span>
  );
}

/** How many rules they are with one symbol under each head, as the exported table lists them. */
function WrittenOut({ rows }: { readonly rows: readonly RuleRow[] }) {
  const all = useMemo(
    () =>
      rows.reduce((sum, { rule }) => sum + rule.read.reduce((product, group) => product * (group?.length ?? 1), 1), 0),
    [rows],
  );
  if (all === rows.length) return null;
  return (
    <>
      {' '}
      ({grouped(all)} symbol by symbol{' '}
      <Explanation
        of="rules symbol by symbol"
        entries={[
          {
            name: `${grouped(all)} symbol by symbol`,
            words:
              'A rule may read one of several symbols. The table of an exported machine has a row for each of them.',
          },
        ]}
      />
      )
    </>
  );
}

/** A set of symbols as a person writes it, or how many it has where that takes long. */
function inShort(symbols: readonly string[], alphabet: readonly string[]): string {
  return symbolSetLabel(symbols, alphabet) ?? `${symbols.length} of ${alphabet.length} symbols`;
}

const shown = (symbol: string): string => (symbol === BLANK ? 'blank' : symbol === ' ' ? 'space' : symbol);
const numberOf = (row: RuleRow): number => row.number;
