import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { grouped } from '../../../base/grouped.ts';
import { LAB_VARIANTS } from '../../../lab/data/variants.ts';
import { labMachineById } from '../../../lab/machines/registry.ts';
import { notLearnedShort, shortAnswers } from '../../../lab/trained/learned-short.ts';
import type { TrainedRun } from '../../../lab/trained/trained-runs.ts';
import { wilson } from '../../../lab/training/wilson.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Field.tsx';
import { labWorker } from '../../panels/lab/lab-client.ts';
import { MeasuringSession } from '../../panels/lab/measuring-session.ts';
import { addressOfRun, machinesWithModels, runsOfMachine } from '../../panels/lab/model-files.ts';
import { LengthChart, type LengthPoint, type LengthSeries } from '../../views/lab/LengthChart.tsx';
import { NotLearned } from '../../views/lab/NotLearned.tsx';
import styles from './Live.module.css';

/** Problems of each length that each model is asked here: a minute's work. */
const PROBLEMS = 20;
/** Lengths that are measured here, as multiples of the longest that the models were trained on. */
const MULTIPLES = [0.5, 1, 2, 3];

/** How often two small models are right, at the lengths of their training and beyond: as it was published, and measured here. */
export function AccuracyPanel() {
  const [measuring] = useState(() => new MeasuringSession(labWorker()));
  useEffect(() => () => measuring.cancel(), [measuring]);
  const { counts, progress, problem } = useStore(measuring.state);
  const [machine] = machinesWithModels();
  if (machine === undefined) return null;
  const runs = runsOfMachine(machine).filter(({ recipe }) => recipe.variant === 'tail' || recipe.variant === 'direct');
  const [first] = runs;
  if (!first) return null;
  const series = runs.map((run, number): LengthSeries => ({
    name: nameOf(run),
    number,
    points: counts
      ? (counts.get(run.name) ?? [])
          .filter(({ done }) => done > 0)
          .map((each) => point(each.length, each.answers, each.done))
      : run.lengths.map((each) => point(each.length, ...each.answer)),
  }));
  const { title, lengthMeaning } = labMachineById(machine)!;
  const measure = () => {
    const models = runs.flatMap((run) => {
      const model = addressOfRun(run);
      return model === undefined ? [] : [{ name: run.name, model }];
    });
    const lengths = MULTIPLES.map((multiple) => Math.round(first.recipe.lengths[1] * multiple));
    void measuring.measure(models, lengths, PROBLEMS);
  };
  return (
    <section className={styles.live} aria-label="Two small models">
      <div className={styles.controls}>
        <Button kind="primary" disabled={progress !== undefined} onClick={measure}>
          Ask the models now
        </Button>
        {progress ? (
          <Button onClick={() => measuring.cancel()}>Stop</Button>
        ) : (
          counts && <Button onClick={() => measuring.forget()}>Show the published numbers</Button>
        )}
        <span role="status">{progress && `${grouped(progress.done)} of ${grouped(progress.of)} answers written`}</span>
      </div>
      <Problem sentence={problem} />
      <LengthChart
        title={`${title}: right answers over length`}
        words={`${counts ? 'Measured here' : `Published with the models: ${grouped(first.lengths[0]?.answer[1] ?? 0)} problems of each length`}. Shaded: the lengths that both models were trained on. Bars: intervals by Wilson.`}
        series={series}
        trained={first.recipe.lengths}
        lengthMeaning={lengthMeaning}
        file="two-small-models"
        height={320}
      />
      <p className={styles.words}>
        Both are small transformers, trained on the same short problems. One writes the answer alone, the other every
        step of the machine. <a href="#page=lab">Look into them in the Lab</a>.
      </p>
      <div className={styles.words}>
        <NotLearned models={notLearnedShort(runs).map((run) => ({ name: nameOf(run), answers: shortAnswers(run) }))} />
      </div>
    </section>
  );
}

const nameOf = ({ recipe }: TrainedRun): string =>
  LAB_VARIANTS.find(({ id }) => id === recipe.variant)?.title ?? recipe.variant;

function point(length: number, count: number, of: number): LengthPoint {
  const [low, high] = wilson(count, of);
  return { length, count, of, low, high };
}
