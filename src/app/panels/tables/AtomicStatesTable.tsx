import { memo, useCallback, useMemo, useState } from 'react';
import type { AtomicStateView, OperandView } from '../../../workers/views.ts';
import { useSpan } from '../../windows/use-span.ts';
import { useWindowCache } from '../../windows/use-window-cache.ts';
import type { PointedValue } from '../chain-of-thought/pointed-value.ts';
import { Button } from '../../components/Button.tsx';
import { OperandsCell, Pointing, WordsCell } from './AtomicStateCells.tsx';
import type { DataColumn } from './DataRow.tsx';
import { DataTable } from './DataTable.tsx';
import { useAllRows } from './use-all-rows.ts';

interface AtomicStatesTableProps {
  /** Names the trace. */
  readonly scope: string;
  readonly count: number;
  readonly load: (from: number, to: number) => Promise<readonly AtomicStateView[]>;
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  /** The value pointed at here or elsewhere. */
  readonly pointed?: PointedValue | undefined;
  readonly onGoToPosition: (position: number) => void;
  readonly onPoint: (pointed: PointedValue | undefined) => void;
}

/** More rows in one table would not be read, and take the memory of the page. */
const MOST_ROWS = 100_000;

/** An atomic state as it is sorted and searched: a table of all states in full would not fit. Missing while it is not loaded. */
interface Brief {
  readonly position: number;
  readonly name?: string;
  readonly fetched?: string;
  readonly result?: string;
  readonly next?: string;
  readonly steps?: number;
}

/** The atomic states of the run: operands, results and transitions in columns. Rows in view are loaded at once, all others when they are searched or sorted. */
export const AtomicStatesTable = memo(function AtomicStatesTable(props: AtomicStatesTableProps) {
  const { scope, count, load, position, pointed, onGoToPosition, onPoint } = props;
  const cache = useWindowCache(scope, count, load);
  const span = useSpan(count, position, MOST_ROWS);
  const [wanted, setWanted] = useState(false);
  const all = useAllRows(scope, span, wanted, load, brief);
  const { from, to } = span;
  const rows = useMemo(
    () => Array.from({ length: to - from }, (_, row): Brief => all.rows[row] ?? { position: from + row }),
    [from, to, all.rows],
  );
  const columns = useMemo(() => columnsOver(cache), [cache]);
  const want = useCallback(() => setWanted(true), []);
  const choose = useCallback((row: Brief) => onGoToPosition(row.position), [onGoToPosition]);
  const see = useCallback(
    (seen: readonly Brief[]) => {
      for (const row of seen) cache.request(row.position, row.position + 1);
    },
    [cache],
  );
  const pointing = useMemo(() => ({ pointed, onPoint }), [pointed, onPoint]);
  const isLoading = wanted && all.loaded < rows.length;
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
        onArrange={want}
        note={
          <>
            {to - from < count ? (
              <>
                {inFigures(from + 1)}–{inFigures(to)} of {inFigures(count)} atomic states.{' '}
                {from > 0 && (
                  <Button size="small" onClick={() => span.show(from - 1)}>
                    Before
                  </Button>
                )}
                {to < count && (
                  <Button size="small" onClick={() => span.show(to)}>
                    After
                  </Button>
                )}
              </>
            ) : (
              `${inFigures(count)} atomic states.`
            )}
            {isLoading && ` Looking through them: ${Math.floor((100 * all.loaded) / rows.length)} %.`}
          </>
        }
      />
    </Pointing>
  );
});

function columnsOver(cache: ReturnType<typeof useWindowCache<AtomicStateView>>): DataColumn<Brief>[] {
  return [
    { id: 'number', header: '#', value: (row) => row.position + 1, width: '44px', isNumber: true },
    {
      id: 'state',
      header: 'State',
      value: (row) => row.name,
      cell: ({ position }) => <WordsCell cache={cache} position={position} words={nameOf} />,
      width: '84px',
    },
    {
      id: 'fetched',
      header: 'Fetched',
      value: (row) => row.fetched,
      cell: ({ position }) => <OperandsCell cache={cache} position={position} list="fetched" />,
      width: 'minmax(120px, 3fr)',
    },
    {
      id: 'result',
      header: 'Result',
      value: (row) => row.result,
      cell: ({ position }) => <OperandsCell cache={cache} position={position} list="results" />,
      width: 'minmax(90px, 2fr)',
    },
    {
      id: 'next',
      header: 'Next',
      value: (row) => row.next,
      cell: ({ position }) => <WordsCell cache={cache} position={position} words={nextOf} />,
      width: 'minmax(80px, 1fr)',
    },
    {
      id: 'steps',
      header: 'Steps',
      value: (row) => row.steps,
      cell: ({ position }) => <WordsCell cache={cache} position={position} words={stepsOf} />,
      width: '52px',
      isNumber: true,
    },
  ];
}

function brief(view: AtomicStateView): Brief {
  return {
    position: view.position,
    name: view.name,
    fetched: inWords(view.fetched),
    result: inWords(view.results),
    next: view.next,
    steps: view.endStep - view.firstStep,
  };
}

const inWords = (list: readonly OperandView[]): string => list.map(({ name, value }) => `${name} ${value}`).join(', ');
const positionOf = (row: Brief): number => row.position;
const nameOf = (view: AtomicStateView): string => view.name;
const nextOf = (view: AtomicStateView): string => view.next;
const stepsOf = (view: AtomicStateView): string => inFigures(view.endStep - view.firstStep);
const inFigures = (number: number): string => number.toLocaleString('en');
