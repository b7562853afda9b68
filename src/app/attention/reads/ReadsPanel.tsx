import { useCallback, useMemo, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { ReadRow } from '../../../workers/attention/attention-views.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable, type Arrangement } from '../../lists/DataTable.tsx';
import { useOrder, type OrderedRow } from '../../lists/use-order.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';

const AS_THEY_COME: Arrangement = { filter: '', column: undefined, descending: false };

/** All reads in words: what is written, of what kind, and where it comes from. */
export function ReadsPanel() {
  const session = useAttentionSession();
  const read = useAttention((state) => state.read);
  const [arrangement, setArrangement] = useState(AS_THEY_COME);
  const round = useAttention((state) => state.round);
  const kind = useAttention((state) => state.kind);
  const { scope, rows } = useOrder(
    JSON.stringify([round, kind, arrangement]),
    () => session.service.order({ kind, ...arrangement }),
    (sentence) => session.fail(sentence),
  );
  const cache = useWindowCache<ReadRow>(scope, rows.length, (from, to) =>
    session.service.rows(rows.slice(from, to).map(({ number }) => number)),
  );
  const version = cache.version();
  // Rows that have come are drawn by new columns.
  // oxlint-disable-next-line react/exhaustive-deps
  const columns = useMemo(() => columnsOf(cache.row), [cache, version]);
  const see = useCallback(
    (seen: readonly OrderedRow[]) => {
      if (seen.length > 0) cache.request(seen[0]!.at, seen.at(-1)!.at + 1);
    },
    [cache],
  );
  const save = async () => {
    try {
      saveFile(await session.service.csv(), 'reads.csv');
    } catch (problem) {
      session.fail(reasonOf(problem));
    }
  };
  return (
    <Panel
      title="Reads"
      note={grouped(rows.length)}
      actions={
        <Button size="small" aria-label="Save all reads as CSV" onClick={() => void save()}>
          CSV
        </Button>
      }
    >
      <DataTable
        label="reads"
        rows={rows}
        columns={columns}
        keyOf={numberOf}
        current={read}
        onChoose={({ number }) => session.choose({ read: number })}
        onSee={see}
        onArrange={setArrangement}
        matches={{ shown: rows.length, all: rows.length }}
        note="Choose one to see its arcs."
      />
    </Panel>
  );
}

const numberOf = ({ number }: OrderedRow): number => number;

function columnsOf(row: (at: number) => ReadRow | undefined): DataColumn<OrderedRow>[] {
  const column = (id: keyof ReadRow, header: string, width: string, isNumber = false): DataColumn<OrderedRow> => ({
    id,
    header,
    width,
    isNumber,
    value: ({ at }) => row(at)?.[id],
    cell: ({ at }) => {
      const value = row(at)?.[id] ?? '…';
      return <span title={String(value)}>{typeof value === 'number' ? grouped(value) : value}</span>;
    },
  });
  return [
    column('kind', 'Kind', '80px'),
    column('name', 'Operand', 'minmax(72px, 1fr)'),
    column('value', 'Says', 'minmax(64px, 1fr)'),
    column('way', 'Is', '76px'),
    column('from', 'From', 'minmax(88px, 2fr)'),
    column('distance', 'Back', '64px', true),
  ];
}
