import { useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { variantOf, type VariantId } from '../../../cot/variants.ts';
import { CURVES, valueAt } from '../../../learn/growth/fit.ts';
import { MEASURES, type Measure } from '../../../learn/growth/measure.ts';
import { CONTEXTS, type FullContext, type GrowthReport } from '../../../learn/growth/report.ts';
import { Segmented } from '../../kit/Segmented.tsx';
import { Figure } from '../charts/Figure.tsx';
import { LineChart, type ChartPoint } from '../charts/LineChart.tsx';
import type { Screen } from '../screens/screen.ts';
import { useLearn } from '../use-learn.ts';
import styles from './Live.module.css';
import { SubjectControls } from './SubjectControls.tsx';
import { subjectOf } from './subject.ts';
import { useGrowth, type MeasuredVariant } from './use-growth.ts';

/** The texts that the chosen one is compared with: the whole run, the tapes after every step, no text at all. */
const COMPARED: readonly VariantId[] = ['tail', 'turing-program', 'direct'];

/** How far beyond the measured lengths a fitted curve is drawn. */
const AHEAD = 4;
/** Lengths at which a fitted curve is drawn. */
const CURVE_POINTS = 40;

const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  tokens: 'Tokens',
  characters: 'Characters',
  states: 'Atomic states',
  steps: 'Machine steps',
};

/** How the text of a task grows with the length of the input, measured now, with fitted curves and the lengths that fill a context. */
export function GrowthPanel({ screen }: { readonly screen: Screen }) {
  const link = useLearn((state) => state);
  const subject = subjectOf(screen.subject, link);
  const [measure, setMeasure] = useState<Measure>('tokens');
  const { task, variant } = subject;
  const growth = useGrowth(task.id, [...new Set([variant, ...COMPARED])], link.seed);
  return (
    <section className={styles.live} aria-label="Growth, measured now">
      <SubjectControls subject={subject} offers={['task', 'variant']} />
      <div className={styles.controls}>
        <Segmented<Measure>
          label="What is measured"
          options={MEASURES.map((value) => ({ value, text: MEASURE_WORDS[value] }))}
          value={measure}
          onChange={setMeasure}
        />
      </div>
      <p className={styles.words} role="status">
        {growth.problem ??
          (growth.progress
            ? `The machine runs: ${grouped(growth.progress.done)} of ${grouped(growth.progress.of)} inputs measured.`
            : `Measured in this page: means of ${grouped(growth.measured[0]?.report.points[0]?.instances ?? 0)} inputs at each length.`)}
      </p>
      {growth.measured.length > 0 && (
        <>
          <GrowthFigure measured={growth.measured} measure={measure} lengthMeaning={task.lengthMeaning} />
          <Contexts measured={growth.measured} measure={measure} />
        </>
      )}
    </section>
  );
}

interface GrowthFigureProps {
  readonly measured: readonly MeasuredVariant[];
  readonly measure: Measure;
  readonly lengthMeaning: string;
}

function GrowthFigure({ measured, measure, lengthMeaning }: GrowthFigureProps) {
  const points = measured.flatMap(({ report }) => report.points);
  const lengths = points.map(({ length }) => length);
  const values = points.map((point) => point[measure]).filter((value) => value > 0);
  const [from, to] = [Math.min(...lengths), Math.max(...lengths) * AHEAD];
  const hasContexts = measure === 'tokens';
  const most = Math.max(...values, ...(hasContexts ? CONTEXTS : []));
  const names = measured.map(({ variant }) => variantOf(variant).title);
  return (
    <Figure
      title={`${MEASURE_WORDS[measure]} over length`}
      series={names}
      table={[
        ['text', 'length', ...MEASURES],
        ...measured.flatMap(({ variant, report }) =>
          report.points.map((point) => [
            variantOf(variant).title,
            point.length,
            ...MEASURES.map((each) => Math.round(point[each])),
          ]),
        ),
      ]}
      words="Points: measured in this page. Lines: the curve that fits them best, drawn beyond what was measured."
    >
      {(width) => (
        <LineChart
          width={width}
          label={`${MEASURE_WORDS[measure]} over length, of ${names.join(', ')}`}
          series={measured.map(({ variant, report }) => ({
            name: variantOf(variant).title,
            points: report.points.map((point) => ({ x: point.length, y: point[measure] })),
            fit: curveOf(report, measure, [from, to]),
          }))}
          x={{ name: lengthMeaning, from, to, isLog: true, ticks: ticksOf(from, to), words: grouped }}
          y={{
            name: measure,
            from: Math.min(...values),
            to: most * 2,
            isLog: true,
            words: (value) => grouped(Math.round(value)),
          }}
          limits={hasContexts ? CONTEXTS.map((tokens) => ({ y: tokens, name: contextName(tokens) })) : []}
        />
      )}
    </Figure>
  );
}

/** When contexts are full, and what the curves say. */
function Contexts({ measured, measure }: { readonly measured: readonly MeasuredVariant[]; readonly measure: Measure }) {
  return (
    // A wide table scrolls, with the keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Lengths at which a context is full">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Text</th>
            <th scope="col">{MEASURE_WORDS[measure]}</th>
            {CONTEXTS.map((tokens) => (
              <th key={tokens} scope="col">
                {contextName(tokens)} are full at length
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measured.map(({ variant, report }) => (
            <tr key={variant}>
              <th scope="row">{variantOf(variant).title}</th>
              <td>{fitWords(report, measure)}</td>
              {report.contexts.map((context) => (
                <td key={context.tokens}>{fullWords(context)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>≈: the fitted curve says so; no input of that length was measured.</p>
    </div>
  );
}

const contextName = (tokens: number): string => `${grouped(tokens)} tokens`;

const fullWords = ({ length, isMeasured }: FullContext): string =>
  length === undefined ? 'never, as far as is known' : `${isMeasured ? '' : '≈ '}${grouped(length)}`;

function fitWords({ fits }: GrowthReport, measure: Measure): string {
  const fit = fits[measure];
  return fit ? CURVES[fit.curve] : 'too few lengths for a curve';
}

function curveOf({ fits }: GrowthReport, measure: Measure, [from, to]: readonly [number, number]): ChartPoint[] {
  const fit = fits[measure];
  if (!fit) return [];
  return Array.from({ length: CURVE_POINTS }, (_, at) => {
    const x = from * (to / from) ** (at / (CURVE_POINTS - 1));
    return { x, y: Math.max(valueAt(fit, x), Number.MIN_VALUE) };
  });
}

/** Lengths below the axis: doubled from the first on. */
function ticksOf(from: number, to: number): number[] {
  const ticks: number[] = [];
  for (let tick = from; tick <= to; tick *= 2) ticks.push(tick);
  return ticks;
}
