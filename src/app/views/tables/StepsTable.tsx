import { memo, useCallback, useMemo, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type {
  StepArrangement,
  StepColumn,
  StepHere,
  StepListView,
  StepView,
} from '../../../workers/views/step-views.ts';
import { Button } from '../../kit/Button.tsx';
import { useAnswer } from '../../lists/use-answer.ts';
import { useArrived } from '../../lists/use-arrived.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import type { WindowCache } from '../../lists/window-cache.ts';
import type { CsvSource } from '../../lists/csv.ts';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable, type Arrangement } from '../../lists/DataTable.tsx';
import { Here, StepCount, StepMarks, StepWords } from './StepCells.tsx';
import { StepGaps } from './StepGaps.tsx';
import styles from './StepsTable.module.css';

interface StepsTableProps {
  /** Names the text. */
  readonly scope: string;
  readonly list: StepListView;
  /** Loads the steps with the numbers [from, to). */
  readonly load: (from: number, to: number) => Promise<readonly StepView[]>;
  /** Filters and sorts all steps away from the page. */
  readonly arrange: (arrangement: StepArrangement) => Promise<Int32Array>;
  /** The step of the current line; null where it has none. */
  readonly here: StepHere | null;
  /** Goes to the next place of a step. */
  readonly onWalk: (number: number) => void;
  readonly onGoToStep: (step: number) => void;
  /** Goes to the next line that leaves something unsaid. */
  readonly onGoToGap: () => void;
  /** Unfolds arithmetic, where the table grows with the numbers because it is folded. */
  readonly onUnfold: (() => void) | undefined;
}

/** A row: what it says is loaded when it comes into view. */
interface StepRow {
  readonly number: number;
}

const AS_IT_RAN: Arrangement = { filter: '', column: undefined, descending: false };

/** The different steps of a text, how often each occurs, and what it leaves unsaid. Choosing a row walks through its places. */
export const StepsTable = memo(function StepsTable(props: StepsTableProps) {
  const { scope, list, load, arrange, here, onWalk, onGoToStep, onGoToGap, onUnfold } = props;
  const cache = useWindowCache(scope, list.steps, load);
  const current = useArrived(cache, here?.number ?? -1);
  const [arrangement, setArrangement] = useState(AS_IT_RAN);
  const order = useOrder(scope, arrangement, arrange);
  const rows = useMemo(
    () =>
      Array.from({ length: order?.length ?? list.steps }, (_, row): StepRow => ({ number: order ? order[row]! : row })),
    [order, list],
  );
  const hasGaps = list.ambiguous > 0 || list.unannounced > 0;
  const columns = useMemo(() => columnsOver(cache, list.lines, hasGaps), [cache, list, hasGaps]);
  const csv = useMemo(() => csvSource(list.steps, load), [list, load]);
  const [walked, setWalked] = useState<number>();
  const choose = useCallback(
    ({ number }: StepRow) => {
      setWalked(number);
      onWalk(number);
    },
    [onWalk],
  );
  const see = useCallback(
    (seen: readonly StepRow[]) => {
      for (const { number } of seen) cache.request(number, number + 1);
    },
    [cache],
  );
  return (
    <div className={styles.steps}>
      <div className={styles.table}>
        <Here value={here}>
          <DataTable
            label="steps"
            rows={rows}
            columns={columns}
            keyOf={numberOf}
            current={current}
            onChoose={choose}
            onSee={see}
            onArrange={setArrangement}
            matches={{ shown: rows.length, all: list.steps }}
            csv={csv}
            note={arrangement.filter === '' && inNumbers(list)}
          />
        </Here>
      </div>
      {/* One of them: a low panel has no room for both above a row. */}
      {hasGaps ? (
        <StepGaps list={list} here={here} onGoToStep={onGoToStep} onGoToGap={onGoToGap} />
      ) : (
        onUnfold && <FoldedNote onUnfold={onUnfold} />
      )}
      <p className="visually-hidden" role="status">
        {here && here.number === walked && `Place ${grouped(here.occurrence)} of ${grouped(here.occurrences)}.`}
      </p>
    </div>
  );
});

/** Why a table is as long as the text, and the way to the one that is not. */
function FoldedNote({ onUnfold }: { readonly onUnfold: () => void }) {
  return (
    <div className={styles.note}>
      <p className={styles.sentence}>Folded, numbers that are computed with count by their values.</p>
      <Button
        size="small"
        title="Unfolded, the digits are computed one by one: the same steps serve numbers of every length."
        onClick={onUnfold}
      >
        Unfold arithmetic
      </Button>
    </div>
  );
}

function inNumbers({ steps, lines, unlisted }: StepListView): string {
  if (unlisted === 0)
    return `${grouped(steps)} different ${steps === 1 ? 'step' : 'steps'} in ${grouped(lines)} ${lines === 1 ? 'line' : 'lines'}.`;
  return `The first ${grouped(steps)} different steps; ${grouped(unlisted)} of ${grouped(lines)} lines hold others.`;
}

/** The numbers of the rows in the order that is wanted, undefined for the order in which they occur. One before stays until it is there. */
function useOrder(
  scope: string,
  { filter, column, descending }: Arrangement,
  arrange: StepsTableProps['arrange'],
): Int32Array | undefined {
  const isWanted = filter !== '' || column !== undefined;
  const sort = column !== undefined && isStepColumn(column) ? { column, descending } : null;
  const order = useAnswer(
    scope,
    `${column} ${descending} ${filter}`,
    isWanted ? () => arrange({ filter, sort }) : undefined,
  );
  return isWanted ? order : undefined;
}

const COLUMNS: readonly string[] = ['kind', 'left', 'right', 'gaps', 'count'] satisfies readonly StepColumn[];
const isStepColumn = (column: string): column is StepColumn => COLUMNS.includes(column);

/** The table as CSV: a row a step. */
function csvSource(count: number, load: StepsTableProps['load']): CsvSource {
  return {
    header: ['times', 'state', 'given', 'follows', 'ambiguous', 'announced'],
    count,
    load: async (from, to) =>
      (await load(from, to)).map(({ count: times, kind, left, right, isAmbiguous, isAnnounced }) => [
        String(times),
        kind,
        left,
        right,
        isAmbiguous ? 'yes' : 'no',
        isAnnounced ? 'yes' : 'no',
      ]),
  };
}

function columnsOver(cache: WindowCache<StepView>, lines: number, hasGaps: boolean): DataColumn<StepRow>[] {
  const words = (id: StepColumn, header: string, width: string, say: (step: StepView) => string) => ({
    id,
    header,
    value: numberOf,
    cell: ({ number }: StepRow) => <StepWords cache={cache} number={number} words={say} />,
    width,
  });
  const gaps = {
    id: 'gaps',
    header: 'Gaps',
    value: numberOf,
    cell: ({ number }: StepRow) => <StepMarks cache={cache} number={number} />,
    width: '44px',
  };
  return [
    {
      id: 'count',
      header: 'Times',
      value: numberOf,
      cell: ({ number }) => <StepCount cache={cache} number={number} />,
      // Room for which place of how many it is.
      width: `max(44px, ${2 * grouped(lines).length + 4}ch)`,
      isNumber: true,
    },
    ...(hasGaps ? [gaps] : []),
    words('kind', 'State', 'minmax(56px, 1fr)', ({ kind }) => kind),
    words('left', 'Given', 'minmax(140px, 4fr)', ({ left }) => left),
    words('right', 'Follows', 'minmax(140px, 3fr)', ({ right }) => right),
  ];
}

const numberOf = ({ number }: StepRow): number => number;
