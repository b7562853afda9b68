import { line, scaleLinear } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import { countWords, intervalWords } from '../words.ts';
import { Picture } from '../../views/plots/Picture.tsx';
import styles from '../../views/plots/Plots.module.css';
import { Axes, colourOf, dashOf, MARGIN, pointPath } from '../../views/plots/Plot.tsx';
import type { Series } from './series.ts';

const HEIGHT = 240;
/** Pixels between the intervals of two runs at one length. */
const APART = 3;

interface Predicted {
  readonly length: number;
  readonly predicted: number;
}

/** Accuracy at every exact length with Wilson intervals, and what the hazards of the states predict. */
export function AccuracyPicture({ series }: { readonly series: readonly Series[] }) {
  const lengths = series.flatMap(({ report }) => report.lengths);
  // A line needs two points.
  const isPredicted = series.some(
    ({ report }) => report.lengths.filter(({ predicted }) => predicted !== null).length > 1,
  );
  const table = [
    ['run', 'length', 'correct', 'total', 'accuracy', 'low', 'high', 'predicted'],
    ...series.flatMap(({ name, report }) =>
      report.lengths.map(({ length, correct, total, accuracy, interval, predicted }) => [
        name,
        length,
        correct,
        total,
        accuracy,
        interval.low,
        interval.high,
        predicted ?? '',
      ]),
    ),
  ];
  const span = [Math.min(...lengths.map(({ length }) => length)), Math.max(...lengths.map(({ length }) => length))];
  const words = series
    .map(({ name, report }) => `${name}: ${percent(report.accuracy)} over lengths ${span.join(' to ')}`)
    .join('; ');
  return (
    <Picture
      title="Accuracy over length"
      words={`Points: share of right answers at an exact length, with 95 % Wilson intervals.${isPredicted ? ' Thin line: what the hazards of the states predict.' : ''}`}
      file="accuracy-over-length"
      series={series}
      table={table}
    >
      {(width) => {
        const x = scaleLinear(
          [span[0]! - 0.5, Math.max(span[0]!, span[1]!) + 0.5],
          [MARGIN.left, width - MARGIN.right],
        );
        const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
        const prediction = line<Predicted>(
          ({ length }) => x(length),
          ({ predicted }) => y(predicted),
        );
        return (
          <svg width={width} height={HEIGHT} role="img" aria-label={`Accuracy over length. ${words}.`}>
            <Axes
              x={x}
              y={y}
              xName="length of the instance"
              yName="right"
              yWords={(tick) => `${Math.round(100 * tick)} %`}
              xTicks={x.ticks(8).filter(Number.isInteger)}
              xWords={grouped}
            />
            {series.map((each) => {
              const shift = (each.number - (series.length - 1) / 2) * APART;
              const predicted = each.report.lengths.flatMap((at) =>
                at.predicted === null ? [] : [{ length: at.length, predicted: at.predicted }],
              );
              return (
                <g key={each.name} className={colourOf(each)}>
                  <path className={styles.predicted} d={prediction(predicted) ?? ''} strokeDasharray={dashOf(each)} />
                  {each.report.lengths.map((at) => (
                    <g key={at.length} transform={`translate(${x(at.length) + shift} 0)`}>
                      <title>{`${each.name}, length ${grouped(at.length)}: ${percent(at.accuracy)} (${countWords(at)}; 95 %: ${intervalWords(at)})`}</title>
                      <line className={styles.interval} y1={y(at.interval.low)} y2={y(at.interval.high)} />
                      <path className={styles.point} d={pointPath(each)} transform={`translate(0 ${y(at.accuracy)})`} />
                    </g>
                  ))}
                </g>
              );
            })}
          </svg>
        );
      }}
    </Picture>
  );
}
