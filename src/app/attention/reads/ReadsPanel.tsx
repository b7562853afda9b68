import { useCallback, useEffect, useMemo, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { ReadRow } from '../../../workers/attention/attention-views.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable, type Arrangement } from '../../lists/DataTable.tsx';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';

/** A place of the list, and the number of the read at it. */
interface Row {
  readonly at: number;
  readonly number: number;
}

const AS_THEY_COME: Arrangement = { filter: '', column: undefined, descending: false };

/** All reads in words: what is written, of what kind, and where it comes from. */
export function ReadsPanel() {
  const session = useAttentionSession();
  const read = useAttention((state) => state.read);
  const [arrangement, setArrangement] = useState(AS_THEY_COME);
  const { scope, rows } = useOrder(arrangement);
  const cache = useWindowCache<ReadRow>(scope, rows.length, (from, to) =>
    session.service.rows(rows.slice(from, to).map(({ number }) => number)),
  );
  const version = cache.version();
  // Rows that have come are drawn by new columns.
  // oxlint-disable-next-line react/exhaustive-deps
  const columns = useMemo(() => columnsOf(cache.row), [cache, version]);
  const see = useCallback(
    (seen: readonly Row[]) => {
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
      note={`${grouped(rows.length)}`}
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

const numberOf = ({ number }: Row): number => number;

/** The reads in the order that is asked for; those of before until they have come. */
function useOrder({ filter, column, descending }: Arrangement) {
  const session = useAttentionSession();
  const round = useAttention((state) => state.round);
  const kind = useAttention((state) => state.kind);
  const [order, setOrder] = useState<{ scope: string; rows: readonly Row[] }>({ scope: '', rows: [] });
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      try {
        const numbers = await session.service.order({ kind, filter, column, descending });
        const rows = numbers.map((number, at): Row => ({ at, number }));
        if (isWanted) setOrder({ scope: JSON.stringify([round, kind, filter, column, descending]), rows });
      } catch (problem) {
        if (isWanted) session.fail(reasonOf(problem));
      }
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [session, round, kind, filter, column, descending]);
  return order;
}

function columnsOf(row: (at: number) => ReadRow | undefined): DataColumn<Row>[] {
  const column = (id: keyof ReadRow, header: string, width: string, isNumber = false): DataColumn<Row> => ({
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
