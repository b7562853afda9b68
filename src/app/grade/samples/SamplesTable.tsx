import { useCallback, useMemo, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { SampleResult } from '../../../grading/sample-result.ts';
import type { Grading } from '../../../workers/grading/grading-service.ts';
import { Explanation } from '../../kit/Explanation.tsx';
import { Panel } from '../../kit/Panel.tsx';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable, type Arrangement } from '../../lists/DataTable.tsx';
import { useOrder, type OrderedRow } from '../../lists/use-order.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import { useGrade, useGradeSession } from '../use-grade.ts';
import { kindsIn, KINDS, shortNames } from '../words.ts';
import styles from './Samples.module.css';

const AS_THEY_CAME: Arrangement = { filter: '', column: undefined, descending: false };

/** All samples, sorted and filtered by the worker that keeps them; those in view are fetched. */
export function SamplesTable({ grading: { report } }: { readonly grading: Grading }) {
  const session = useGradeSession();
  const round = useGrade((state) => state.round);
  const kind = useGrade((state) => state.kind);
  const sample = useGrade((state) => state.sample);
  const [arrangement, setArrangement] = useState(AS_THEY_CAME);
  const { scope, rows } = useOrder(
    JSON.stringify([round, kind, arrangement]),
    () => session.service.order({ kind, ...arrangement }),
    (sentence) => session.fail(sentence),
  );
  const cache = useWindowCache<SampleResult>(scope, rows.length, (from, to) =>
    session.service.rows(rows.slice(from, to).map(({ number }) => number)),
  );
  const version = cache.version();
  const names = useMemo(() => shortNames(report.runs.map(({ run }) => run)), [report]);
  // Rows that have come are drawn by new columns.
  // oxlint-disable-next-line react/exhaustive-deps
  const columns = useMemo(() => columnsOf(cache.row, names), [cache, version, names]);
  const see = useCallback(
    (seen: readonly OrderedRow[]) => {
      if (seen.length > 0) cache.request(seen[0]!.at, seen.at(-1)!.at + 1);
    },
    [cache],
  );
  const counts = countsOf(report.runs.map(({ kinds }) => kinds));
  return (
    <Panel
      title="Samples"
      note={`${grouped(rows.length)} of ${grouped(report.total)}`}
      actions={
        <>
          <label className={styles.kind}>
            First departure
            <select
              aria-label="Kind of first departure"
              value={kind}
              onChange={(event) => session.choose({ kind: event.target.value })}
            >
              <option value="all">all</option>
              {kindsIn([counts]).map((each) => (
                <option key={each} value={each}>
                  {each} ({grouped(counts[each]!)})
                </option>
              ))}
            </select>
          </label>
          <Explanation of="kinds of departures" entries={KIND_ENTRIES} />
        </>
      }
    >
      <DataTable
        label="samples"
        rows={rows}
        columns={columns}
        keyOf={numberOf}
        current={sample}
        onChoose={({ number }) => session.choose({ sample: number })}
        onSee={see}
        onArrange={setArrangement}
        matches={{ shown: rows.length, all: report.total }}
        note="Choose one to see where it departs."
      />
    </Panel>
  );
}

const KIND_ENTRIES = Object.entries(KINDS).map(([name, words]) => ({ name, words }));

const numberOf = ({ number }: OrderedRow): number => number;

function countsOf(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const each of all) for (const [kind, count] of Object.entries(each)) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}

function columnsOf(
  row: (at: number) => SampleResult | undefined,
  names: ReadonlyMap<string, string>,
): DataColumn<OrderedRow>[] {
  const column = (
    id: string,
    header: string,
    width: string,
    value: (result: SampleResult) => string | number | null | undefined,
    isNumber = false,
  ): DataColumn<OrderedRow> => ({
    id,
    header,
    width,
    isNumber,
    value: ({ at }) => {
      const result = row(at);
      return (result && value(result)) ?? undefined;
    },
    cell: ({ at }) => {
      const result = row(at);
      const text = result ? (value(result) ?? '') : '…';
      return <span title={String(text)}>{typeof text === 'number' ? grouped(text) : text}</span>;
    },
  });
  return [
    column('correct', 'Answer', '60px', ({ correct }) => (correct ? 'right' : 'wrong')),
    column(
      'kind',
      'First departure',
      'minmax(100px, 1fr)',
      ({ kind, detail, note }) => note ?? (kind === null ? 'none' : detail === null ? kind : `${kind}, ${detail}`),
    ),
    column('place', 'State', '72px', ({ place }) => (place === null ? null : place + 1), true),
    column('of', 'of', '52px', ({ of }) => of, true),
    column('length', 'Length', '56px', ({ length }) => length, true),
    column('run', 'Run', 'minmax(80px, 1fr)', ({ run }) => names.get(run) ?? run),
    column('id', 'Id', 'minmax(120px, 2fr)', ({ id }) => id),
  ];
}
