import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import type { AtomicStateView, OperandView } from '../../../workers/views.ts';
import type { PointedValue } from '../chain-of-thought/pointed-value.ts';
import { DataTable, type DataColumn } from './DataTable.tsx';
import styles from './AtomicStatesTable.module.css';

interface AtomicStatesTableProps {
  /** Names the trace. */
  readonly scope: string;
  readonly count: number;
  readonly load: (from: number, to: number) => Promise<readonly AtomicStateView[]>;
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  readonly onGoToPosition: (position: number) => void;
  readonly onPoint: (pointed: PointedValue | undefined) => void;
}

/** So many rows are asked for at a time, and held at most: a table of more would not be read. */
const CHUNK = 500;
const MOST_ROWS = 100_000;

/** The atomic states of the run: operands, results and transitions in columns. */
export const AtomicStatesTable = memo(function AtomicStatesTable({
  scope,
  count,
  load,
  position,
  onGoToPosition,
  onPoint,
}: AtomicStatesTableProps) {
  const rows = useAllRows(scope, Math.min(count, MOST_ROWS), load);
  const columns = useMemo<DataColumn<AtomicStateView>[]>(() => {
    const operands = (row: AtomicStateView, list: readonly OperandView[]) =>
      list.map((operand, index) => (
        <span
          // Operands of one state may share a name; their order is fixed.
          key={index}
          className={styles.operand}
          title={`${operand.name} = ${operand.value}`}
          onMouseEnter={() => onPoint({ position: row.position, operand })}
          onMouseLeave={() => onPoint(undefined)}
        >
          {operand.value}
        </span>
      ));
    const inWords = (list: readonly OperandView[]) => list.map(({ name, value }) => `${name} ${value}`).join(', ');
    return [
      { id: 'number', header: '#', value: (row) => row.position + 1, width: '44px', isNumber: true },
      { id: 'state', header: 'State', value: (row) => row.name, width: '84px' },
      {
        id: 'fetched',
        header: 'Fetched',
        value: (row) => inWords(row.fetched),
        cell: (row) => operands(row, row.fetched),
        width: 'minmax(120px, 3fr)',
      },
      {
        id: 'result',
        header: 'Result',
        value: (row) => inWords(row.results),
        cell: (row) => operands(row, row.results),
        width: 'minmax(90px, 2fr)',
      },
      { id: 'next', header: 'Next', value: (row) => row.next, width: 'minmax(80px, 1fr)' },
      { id: 'steps', header: 'Steps', value: (row) => row.endStep - row.firstStep, width: '52px', isNumber: true },
    ];
  }, [onPoint]);
  const choose = useCallback((row: AtomicStateView) => onGoToPosition(row.position), [onGoToPosition]);
  const loaded =
    rows.length < count
      ? `${rows.length.toLocaleString('en')} of ${count.toLocaleString('en')} atomic states.`
      : `${count.toLocaleString('en')} atomic states.`;
  return (
    <DataTable
      label="atomic states"
      rows={rows}
      columns={columns}
      keyOf={(row) => row.position}
      current={position}
      onChoose={choose}
      note={loaded}
    />
  );
});

/** All rows, loaded a chunk at a time; those that are there are shown meanwhile. */
function useAllRows(scope: string, count: number, load: AtomicStatesTableProps['load']): readonly AtomicStateView[] {
  const [loaded, setLoaded] = useState<{ scope: string; rows: readonly AtomicStateView[] }>({ scope, rows: [] });
  useEffect(() => {
    const leaving = new AbortController();
    const isOpen = () => !leaving.signal.aborted;
    const fill = async () => {
      const rows: AtomicStateView[] = [];
      while (isOpen() && rows.length < count) {
        rows.push(...(await load(rows.length, Math.min(count, rows.length + CHUNK))));
        // A new list each time, so that the table sees that it has grown.
        if (isOpen()) setLoaded({ scope, rows: [...rows] });
      }
    };
    // A trace that was closed meanwhile is not shown any more.
    fill().catch(() => undefined);
    return () => leaving.abort();
  }, [scope, count, load]);
  return loaded.scope === scope ? loaded.rows : NO_ROWS;
}

const NO_ROWS: readonly AtomicStateView[] = [];
