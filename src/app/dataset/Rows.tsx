import { useMemo, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { FORMATS } from '../../dataset/formats/registry.ts';
import { taskById } from '../../tasks/registry.ts';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';
import type { DataColumn } from '../lists/DataRow.tsx';
import { DataTable } from '../lists/DataTable.tsx';
import { RowText } from './RowText.tsx';
import styles from './Rows.module.css';
import type { Preview } from './use-preview.ts';

interface RowsProps {
  readonly preview: Preview;
  /** Ids of the formats that are written. */
  readonly formats: readonly string[];
}

/** Rows of the dataset as they will be written. */
export function Rows({ preview: { sample, sound }, formats }: RowsProps) {
  const [chosen, setChosen] = useState<SampledRow>();
  const rows = useMemo(() => sample?.rows ?? [], [sample]);
  // A row of a sample before this one is no longer a row of the dataset.
  const open = chosen && rows.includes(chosen) ? chosen : undefined;
  // Where there is one variant only, its column says nothing.
  const columns = useMemo(
    () =>
      new Set(rows.map(({ variant }) => variant)).size > 1 ? COLUMNS : COLUMNS.filter(({ id }) => id !== 'variant'),
    [rows],
  );
  const offered = FORMATS.filter(({ id }) => formats.includes(id)).map(({ id }) => id);
  return (
    <div className={styles.rows}>
      <div className={styles.table} data-stale={sound === undefined || undefined}>
        <DataTable
          label="rows of the dataset"
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          current={open?.key}
          onChoose={setChosen}
          note={rows.length === 0 ? 'There are no rows yet.' : 'Choose a row to read it.'}
        />
      </div>
      {open && sound && (
        <RowText
          key={open.id}
          row={open}
          settings={sound.settings}
          formats={offered}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

const keyOf = (row: SampledRow) => row.key;

/** A column of numbers; one that is not known, as tokens that are not counted, is not shown. */
function numberColumn(id: 'states' | 'steps' | 'tokens', header: string, width: string): DataColumn<SampledRow> {
  const value = (row: SampledRow) => row[id] ?? undefined;
  const cell = (row: SampledRow) => {
    const number = value(row);
    return number !== undefined && grouped(number);
  };
  return { id, header, value, cell, width, isNumber: true };
}

const COLUMNS: readonly DataColumn<SampledRow>[] = [
  { id: 'task', header: 'Task', value: ({ task }) => taskById(task)!.title, width: 'minmax(96px, 1.2fr)' },
  { id: 'range', header: 'Range', value: ({ range }) => range, width: '48px' },
  { id: 'split', header: 'Split', value: ({ split }) => split, width: '88px' },
  { id: 'length', header: 'Length', value: ({ length }) => length, width: '52px', isNumber: true },
  { id: 'query', header: 'Query', value: ({ query }) => query, width: 'minmax(96px, 2.4fr)' },
  {
    id: 'variant',
    header: 'Variant',
    value: ({ variant }) => variant,
    width: 'minmax(48px, 0.8fr)',
  },
  { id: 'text', header: 'Chain of thought', value: ({ beginning }) => beginning, width: 'minmax(96px, 2.4fr)' },
  { id: 'answer', header: 'Answer', value: ({ answer }) => answer, width: 'minmax(40px, 0.8fr)' },
  numberColumn('states', 'States', '52px'),
  numberColumn('steps', 'Steps', '64px'),
  numberColumn('tokens', 'Tokens', '64px'),
];
