import { memo, useCallback, useMemo, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { AtomicStateView, OperandView } from '../../../workers/views/views.ts';
import { Button } from '../../kit/Button.tsx';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { useArrived } from '../../lists/use-arrived.ts';
import { useSpan } from '../../lists/use-span.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import { OperandsCell, Pointing, WordsCell, type PointedState, type PointedUsesState } from './AtomicStateCells.tsx';
import type { CsvSource } from '../../lists/csv.ts';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable, type Arrangement } from '../../lists/DataTable.tsx';
import { useArrangement, type ArrangeStates } from './use-arrangement.ts';

interface AtomicStatesTableProps {
  /** Names the trace. */
  readonly scope: string;
  readonly count: number;
  readonly load: (from: number, to: number) => Promise<readonly AtomicStateView[]>;
  /** Filters and sorts all states of the run away from the page. */
  readonly arrange: ArrangeStates;
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  /** How many tokens each state has, where they are counted. */
  readonly tokens?: Int32Array | undefined;
  readonly onGoToPosition: (position: number) => void;
  readonly onPoint: (pointed: PointedValue | undefined) => void;
  /** Called to go to where a value was written. */
  readonly onFollow: (value: PointedValue) => void;
  readonly pointedState: PointedState;
  readonly pointedUses: PointedUsesState;
}

/** Most rows of one table: more would not be read, and take the memory of the page. */
const MOST_ROWS = 100_000;
/** Rows of a stretch of a longer run: a jump makes all of them again, before the next key is heard. */
const ROWS_OF_A_STRETCH = 5000;

/** A row: what it says is loaded when it comes into view. */
interface StateRow {
  readonly position: number;
}

const AS_IT_RAN: Arrangement = { filter: '', column: undefined, descending: false };

/** The atomic states of the run: operands, results and transitions in columns. Filter and order take in the whole run, however long. */
export const AtomicStatesTable = memo(function AtomicStatesTable(props: AtomicStatesTableProps) {
  const { scope, count, load, arrange, tokens, onGoToPosition, onPoint, onFollow, pointedState, pointedUses } = props;
  const cache = useWindowCache(scope, count, load);
  const position = useArrived(cache, props.position);
  const [arrangement, setArrangement] = useState(AS_IT_RAN);
  const { order, progress } = useArrangement(scope, arrangement, tokens, arrange);
  const length = order?.length ?? count;
  const place = useMemo(() => (order ? order.indexOf(position) : position), [order, position]);
  const span = useSpan(length, place, length > MOST_ROWS ? ROWS_OF_A_STRETCH : MOST_ROWS);
  const { from, to } = span;
  const rows = useMemo(
    () =>
      Array.from({ length: to - from }, (_, row): StateRow => ({ position: order ? order[from + row]! : from + row })),
    [from, to, order],
  );
  const columns = useMemo(() => columnsOver(cache, count, tokens), [cache, count, tokens]);
  const csv = useMemo(() => csvSource(count, load, tokens), [count, load, tokens]);
  const choose = useCallback((row: StateRow) => onGoToPosition(row.position), [onGoToPosition]);
  const see = useCallback(
    (seen: readonly StateRow[]) => {
      for (const row of seen) cache.request(row.position, row.position + 1);
    },
    [cache],
  );
  const pointing = useMemo(
    () => ({ onPoint, onFollow, state: pointedState, uses: pointedUses }),
    [onPoint, onFollow, pointedState, pointedUses],
  );
  return (
    <Pointing value={pointing}>
      <DataTable
        label="atomic states"
        rows={rows}
        columns={columns}
        keyOf={positionOf}
        current={position}
        onChoose={choose}
        onSee={see}
        onArrange={setArrangement}
        matches={{ shown: length, all: count }}
        csv={csv}
        note={
          <>
            {to - from < length ? (
              <>
                {grouped(from + 1)}–{grouped(to)} of {grouped(length)} atomic states.{' '}
                {from > 0 && (
                  <Button size="small" onClick={() => span.show(from - 1)}>
                    Before
                  </Button>
                )}
                {to < length && (
                  <Button size="small" onClick={() => span.show(to)}>
                    After
                  </Button>
                )}
              </>
            ) : (
              arrangement.filter === '' && `${grouped(count)} atomic states.`
            )}
            {progress !== undefined && ` Looking through them: ${Math.floor((100 * progress) / count)} %.`}
          </>
        }
      />
    </Pointing>
  );
});

const operands = (list: readonly OperandView[]): string =>
  list.map(({ name, value }) => `${name} = ${value}`).join('; ');

/** The table as CSV: a row a state, operands as `name = value`. */
function csvSource(count: number, load: AtomicStatesTableProps['load'], tokens: Int32Array | undefined): CsvSource {
  return {
    header: ['number', 'state', 'fetched', 'result', 'next', 'first step', 'steps', ...(tokens ? ['tokens'] : [])],
    count,
    load: async (from, to) =>
      (await load(from, to)).map((view) => [
        String(view.position + 1),
        view.title,
        operands(view.fetched),
        operands(view.results),
        view.next,
        String(view.firstStep),
        String(view.endStep - view.firstStep),
        ...(tokens ? [String(tokens[view.position] ?? '')] : []),
      ]),
  };
}

function columnsOver(
  cache: ReturnType<typeof useWindowCache<AtomicStateView>>,
  count: number,
  tokens: Int32Array | undefined,
): DataColumn<StateRow>[] {
  const columns: DataColumn<StateRow>[] = [
    {
      id: 'number',
      header: '#',
      value: (row) => row.position + 1,
      cell: (row) => grouped(row.position + 1),
      width: `max(32px, ${grouped(count).length}ch)`,
      isNumber: true,
    },
    {
      id: 'state',
      header: 'State',
      value: positionOf,
      cell: ({ position }) => <WordsCell cache={cache} position={position} words={titleOf} />,
      width: 'minmax(96px, 1.5fr)',
    },
    {
      id: 'fetched',
      header: 'Fetched',
      value: positionOf,
      cell: ({ position }) => <OperandsCell cache={cache} position={position} list="fetched" />,
      width: 'minmax(84px, 3fr)',
    },
    {
      id: 'result',
      header: 'Result',
      value: positionOf,
      cell: ({ position }) => <OperandsCell cache={cache} position={position} list="results" />,
      width: 'minmax(64px, 2fr)',
    },
    {
      id: 'next',
      header: 'Next',
      value: positionOf,
      cell: ({ position }) => <WordsCell cache={cache} position={position} words={nextOf} />,
      width: 'minmax(84px, 1.5fr)',
    },
    {
      id: 'steps',
      header: 'Steps',
      value: positionOf,
      cell: ({ position }) => <WordsCell cache={cache} position={position} words={stepsOf} />,
      width: '46px',
      isNumber: true,
    },
  ];
  if (!tokens) return columns;
  const tokensOf = (row: StateRow) => tokens[row.position];
  return [
    ...columns,
    {
      id: 'tokens',
      header: 'Tokens',
      value: tokensOf,
      cell: (row) => grouped(tokensOf(row) ?? 0),
      width: '46px',
      isNumber: true,
    },
  ];
}

const positionOf = (row: StateRow): number => row.position;
const titleOf = (view: AtomicStateView): string => view.title;
const nextOf = (view: AtomicStateView): string => view.next;
const stepsOf = (view: AtomicStateView): string => grouped(view.endStep - view.firstStep);
