import { useMemo } from 'react';
import type { ListedMissingStep } from '../../../dataset/steps/step-report.ts';
import { grouped } from '../../../base/grouped.ts';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable } from '../../lists/DataTable.tsx';

interface MissingStepsProps {
  readonly missing: readonly ListedMissingStep[];
  /** Opens an example of a step at its place in a trace. */
  readonly onOpen: (step: ListedMissingStep) => void;
}

interface Row {
  readonly key: number;
  readonly step: ListedMissingStep;
}

/** The steps of evaluation examples that no training example has, the most frequent first. */
export function MissingSteps({ missing, onOpen }: MissingStepsProps) {
  const rows = useMemo(() => missing.map((step, key): Row => ({ key, step })), [missing]);
  return (
    <DataTable
      label="missing steps"
      rows={rows}
      columns={COLUMNS}
      keyOf={keyOf}
      current={undefined}
      onChoose={({ step }) => onOpen(step)}
      note={`${rows.length < MOST_LISTED ? grouped(rows.length) : `The ${grouped(rows.length)} most frequent`} missing. Choose one to see it in Trace.`}
    />
  );
}

/** A report lists no more. */
const MOST_LISTED = 1000;

const keyOf = ({ key }: Row): number => key;

const COLUMNS: readonly DataColumn<Row>[] = [
  {
    id: 'count',
    header: 'Times',
    value: ({ step }) => step.count,
    cell: ({ step }) => grouped(step.count),
    width: '48px',
    isNumber: true,
  },
  { id: 'range', header: 'Range', value: ({ step }) => step.range, width: '44px' },
  {
    id: 'given',
    header: 'Given',
    value: ({ step }) => step.left,
    cell: ({ step }) => <span title={step.left}>{step.left}</span>,
    width: 'minmax(120px, 1.6fr)',
  },
  {
    id: 'result',
    header: 'What follows',
    value: ({ step }) => step.right,
    cell: ({ step }) => <span title={step.right}>{step.right}</span>,
    width: 'minmax(120px, 1.4fr)',
  },
];
