import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { reasonOf } from '../../base/problems.ts';
import type { Asked } from '../../workers/connection.ts';
import type { MachineService } from '../../workers/machines/machine-service.ts';
import type { MachineFacts, ManyAnswer, ManyRow, OutcomesView } from '../../workers/machines/machine-views.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Field.tsx';
import type { DataColumn } from '../lists/DataRow.tsx';
import { DataTable, type Arrangement } from '../lists/DataTable.tsx';
import styles from './MachinesPage.module.css';

/** Rows that the page holds at once: a table of all of a hundred thousand would hold it up for seconds. */
const ROWS_OF_A_STRETCH = 1000;

interface OutcomesProps {
  readonly answer: Extract<ManyAnswer, { readonly ok: true }>;
  readonly facts: MachineFacts;
  /** Who has made the runs. */
  readonly service: Asked<MachineService>;
  /** Runs one of the inputs, one text a tape, with all panels. */
  readonly onRun: (inputs: readonly string[]) => void;
}

/** How many runs ended in which way, and each of them. */
export function Outcomes({ answer, facts, service, onRun }: OutcomesProps) {
  const columns = useMemo(() => columnsOf(facts.tapes), [facts]);
  const [problem, setProblem] = useState<string>();
  const { rows, from, matches, show, arrange } = useStretch(answer, service);
  const to = from + rows.length;
  const save = async () => {
    try {
      saveFile(await service.outcomesCsv(facts.tapes), 'outcomes.csv');
      setProblem(undefined);
    } catch (error) {
      setProblem(`The outcomes could not be saved: ${reasonOf(error)}.`);
    }
  };
  const counts = answer.counts.map(({ outcome, count }) => `${outcome} ${grouped(count)}`).join(', ');
  return (
    <>
      <div className={styles.bar}>
        <p role="status">
          {grouped(answer.runs)} runs: {counts}.
        </p>
        <Button onClick={() => void save()}>
          <Download size={16} aria-hidden /> Save as CSV
        </Button>
      </div>
      <Problem sentence={problem} />
      <div className={styles.table}>
        <DataTable
          label="outcomes"
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          current={undefined}
          onChoose={({ input }) => onRun(facts.tapes.length === 1 ? [input] : input.split('\t'))}
          onArrange={arrange}
          matches={{ shown: matches, all: answer.runs }}
          note={
            <>
              {rows.length < matches && (
                <>
                  {grouped(from + 1)}–{grouped(to)} of {grouped(matches)}.{' '}
                  {from > 0 && (
                    <Button size="small" onClick={() => show(from - ROWS_OF_A_STRETCH)}>
                      Before
                    </Button>
                  )}
                  {to < matches && (
                    <Button size="small" onClick={() => show(to)}>
                      After
                    </Button>
                  )}{' '}
                </>
              )}
              A row that is chosen is run with all panels.
            </>
          }
        />
      </div>
    </>
  );
}

const NOTHING: OutcomesView = { rows: [], matches: 0 };
const AS_GIVEN: Arrangement = { filter: '', column: undefined, descending: false };

/** The stretch of the outcomes that is shown: the worker sorts and filters all of them. The one before stays until it is there. */
function useStretch(answer: OutcomesProps['answer'], service: Asked<MachineService>) {
  const [wanted, setWanted] = useState({ answer, arrangement: AS_GIVEN, from: 0 });
  const [held, setHeld] = useState({ from: 0, view: NOTHING });
  if (wanted.answer !== answer) setWanted({ ...wanted, answer, from: 0 });
  const { arrangement, from } = wanted;
  const arrange = useMemo(
    () => (changed: Arrangement) =>
      setWanted((before) =>
        JSON.stringify(before.arrangement) === JSON.stringify(changed)
          ? before
          : { ...before, arrangement: changed, from: 0 },
      ),
    [],
  );
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const view = await service.outcomes({ ...arrangement, from, to: from + ROWS_OF_A_STRETCH });
      if (isWanted) setHeld({ from, view });
    };
    // Runs that were begun anew have taken the place of these.
    load().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [service, answer, arrangement, from]);
  return {
    ...held.view,
    from: held.from,
    show: (first: number) => setWanted({ ...wanted, from: Math.max(0, first) }),
    arrange,
  };
}

const keyOf = ({ line }: ManyRow): number => line;

/** The worker sorts by the ids; see `ManyOutcomes`. */
function columnsOf(tapes: readonly string[]): DataColumn<ManyRow>[] {
  return [
    { id: 'line', header: 'Line', value: ({ line }) => line, width: '70px', isNumber: true },
    { id: 'input', header: 'Input', value: ({ input }) => input, width: 'minmax(80px, 2fr)' },
    { id: 'outcome', header: 'Outcome', value: ({ outcome }) => outcome, width: 'minmax(80px, 1fr)' },
    { id: 'state', header: 'State', value: ({ state }) => state, width: 'minmax(70px, 1fr)' },
    { id: 'steps', header: 'Steps', value: ({ steps }) => steps, width: '90px', isNumber: true },
    ...tapes.map((name, tape) => ({
      id: `tape ${tape}`,
      header: tapes.length === 1 ? 'Tape at the end' : `${name} at the end`,
      value: (row: ManyRow) => row.tapes[tape] ?? '',
      width: 'minmax(80px, 2fr)',
    })),
  ];
}
