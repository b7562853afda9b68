import { ChartLine } from 'lucide-react';
import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { labMachineById } from '../../lab/machines/registry.ts';
import { notLearnedShort, shortAnswers } from '../../lab/trained/learned-short.ts';
import { wilson } from '../../lab/training/wilson.ts';
import type { TrainedRun } from '../../lab/trained/trained-runs.ts';
import type { LengthCount } from '../../workers/lab/lab-views.ts';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import { LengthChart, type LengthPoint, type LengthSeries } from '../views/lab/LengthChart.tsx';
import { NotLearned } from '../views/lab/NotLearned.tsx';
import { JobProgress } from './JobProgress.tsx';
import type { COUNTED, LabChoice } from './lab-address.ts';
import { longestTrained } from './lab-session.ts';
import styles from './Lab.module.css';
import { MachineField } from './ModelBar.tsx';
import { addressOfRun, machinesWithModels, runsOfMachine } from '../panels/lab/model-files.ts';
import { ToGrade } from './ToGrade.tsx';
import { useLab, useLabSession } from './use-lab.ts';
import { lengthsIn, machineTitle, variantTitle } from './words.ts';

type Counted = (typeof COUNTED)[number];

/** Most instances a length that are measured here. */
const MOST_INSTANCES = 2000;

/** Accuracy over length of all models of a machine: as it comes with the page, or measured again here. */
export function CompareTab() {
  const { session } = useLabSession();
  const choice = useLab((state) => state.choice);
  const counts = useStore(session.measuring.state, (state) => state.counts);
  const { counted } = choice;
  // Of a machine of a person's own there are no published models to compare.
  const machine = runsOfMachine(choice.machine).length > 0 ? choice.machine : machinesWithModels()[0]!;
  const runs = runsOfMachine(machine);
  const series = runs.map((run, number): LengthSeries => ({
    name: variantTitle(run.recipe.variant),
    number,
    points: counts ? measuredPoints(counts.get(run.name) ?? [], counted) : shippedPoints(run, counted),
  }));
  const what = counted === 'text' ? 'texts that are the machine’s to the last token' : 'right answers';
  return (
    <>
      <section className={styles.form} aria-label="What to compare">
        <MachineField
          value={machine}
          onChange={(chosen) => {
            session.measuring.forget();
            session.chooseModel({ machine: chosen, variant: runsOfMachine(chosen)[0]!.recipe.variant });
          }}
        />
        <div className={styles.option}>
          <span className={styles.optionName}>Counted</span>
          <Segmented<Counted>
            label="What is counted"
            options={[
              { value: 'text', text: 'Whole texts' },
              { value: 'answer', text: 'Answers' },
            ]}
            value={counted}
            onChange={(value) => session.choose({ counted: value })}
          />
        </div>
        <Measuring choice={choice} runs={runs} />
      </section>
      <div className={styles.verdict}>
        <ToGrade />
        <JobProgress />
        {counts && (
          <Button size="small" onClick={() => session.measuring.forget()}>
            Show the figures that come with the page
          </Button>
        )}
      </div>
      <div className={styles.chart}>
        <LengthChart
          title={`${machineTitle(machine)}: accuracy over length`}
          words={`Share of ${what}, with 95 % intervals by Wilson${counts ? ', measured here' : ', as published'}. Shaded: the lengths of the training.`}
          series={series}
          trained={runs[0]?.recipe.lengths ?? [1, longestTrained(machine)]}
          lengthMeaning={labMachineById(machine)!.lengthMeaning}
          file={`${machine}-accuracy-over-length`}
          height={360}
        />
        <div className={styles.note}>
          <NotLearned
            models={notLearnedShort(runs).map((run) => ({
              name: variantTitle(run.recipe.variant),
              answers: shortAnswers(run),
            }))}
          />
        </div>
        <RunsTable runs={runs} />
      </div>
    </>
  );
}

/** Which lengths are measured again, and of how many instances. */
function Measuring({ choice, runs }: { readonly choice: LabChoice; readonly runs: readonly TrainedRun[] }) {
  const { session } = useLabSession();
  const isBusy = useStore(session.measuring.state, (state) => state.progress !== undefined);
  const longest = runs[0]?.recipe.ring ?? 64;
  const lengths = lengthsIn(choice.lengths, longest);
  const count = wholeNumber(choice.count, 1, MOST_INSTANCES);
  const models = runs.flatMap((run) => {
    const model = addressOfRun(run);
    return model === undefined ? [] : [{ name: run.name, model }];
  });
  return (
    <>
      <Field
        label="Lengths"
        problem={
          lengths
            ? undefined
            : `Lengths: got "${choice.lengths}"; allowed: up to 40 lengths from 1 to ${longest}, such as 2-8, 16, 24.`
        }
      >
        {(control) => (
          <input
            {...control}
            value={choice.lengths}
            onChange={(event) => session.choose({ lengths: event.target.value })}
          />
        )}
      </Field>
      <NumberField
        label="Instances a length"
        value={choice.count}
        onChange={(value) => session.choose({ count: value })}
        least={1}
        most={MOST_INSTANCES}
      />
      <Button
        kind="primary"
        disabled={!lengths || count === undefined || isBusy}
        title="The first of the instances that the published figures are of"
        onClick={() => void session.measuring.measure(models, lengths!, count!)}
      >
        <ChartLine size={14} aria-hidden /> Measure again
      </Button>
    </>
  );
}

/** How the models were trained, and what they have in common. */
function RunsTable({ runs }: { readonly runs: readonly TrainedRun[] }) {
  return (
    // The table scrolls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.table} tabIndex={0} aria-label="How the models were trained">
      <table>
        <thead>
          <tr>
            {['Model', 'Parameters', 'Updates', 'Tokens seen', 'Seconds', 'Loss at the end', 'Seed'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(({ name, recipe, parameters, updates, tokens, seconds, lastLoss }) => (
            <tr key={name}>
              <th scope="row">{variantTitle(recipe.variant)}</th>
              {[parameters, updates, tokens, Math.round(seconds)].map((value, column) => (
                <td key={column}>{grouped(value)}</td>
              ))}
              <td>{lastLoss}</td>
              <td>{recipe.seed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shippedPoints({ lengths }: TrainedRun, counted: Counted): LengthPoint[] {
  return lengths.map((each) => point(each.length, ...each[counted]));
}

function measuredPoints(counts: readonly LengthCount[], counted: Counted): LengthPoint[] {
  return counts
    .filter(({ done }) => done > 0)
    .map(({ length, done, texts, answers }) => point(length, counted === 'text' ? texts : answers, done));
}

function point(length: number, count: number, of: number): LengthPoint {
  const [low, high] = wilson(count, of);
  return { length, count, of, low, high };
}
