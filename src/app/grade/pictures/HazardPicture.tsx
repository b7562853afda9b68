import { line, scaleLinear, scaleLog } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import { predictedAccuracy } from '../../../grading/statistics/hazard.ts';
import { rate } from '../words.ts';
import { Picture } from '../../views/plots/Picture.tsx';
import styles from '../../views/plots/Plots.module.css';
import { Axes, colourOf, dashOf, MARGIN, pointPath } from '../../views/plots/Plot.tsx';
import type { Series } from './series.ts';

/** Heights of the two plots, which share their axis of positions. */
const HAZARD_HEIGHT = 200;
const PREDICTION_HEIGHT = 160;
/** Points of a curve: more are not seen. */
const CURVE_POINTS = 80;

/** Hazard by position in groups that double, and below it the accuracy that follows at any number of states. */
export function HazardPicture({ series }: { readonly series: readonly Series[] }) {
  const groups = series.flatMap(({ report }) => report.hazard.positions);
  const last = Math.max(2, ...groups.map(({ to }) => to + 1));
  // Groups of few outputs have intervals up to 1: rates would lie at the bottom.
  const most = Math.max(0.001, ...groups.map(({ rate: each, interval }) => Math.min(interval.high, 4 * each + 0.01)));
  const table = [
    [
      'run',
      'from state',
      'to state',
      'reached',
      'departed',
      'hazard',
      'low',
      'high',
      'predicted accuracy at that state',
    ],
    ...series.flatMap(({ name, report: { hazard } }) =>
      hazard.positions.map(({ from, to, reached, departed, rate: each, interval }) => [
        name,
        from + 1,
        to + 1,
        reached,
        departed,
        each,
        interval.low,
        interval.high,
        predictedAccuracy(hazard.all.rate, to + 1),
      ]),
    ),
  ];
  const words = series
    .map(
      ({ name, report: { hazard } }) =>
        `${name}: ${rate(hazard.all.rate)} a state, so ${percent(predictedAccuracy(hazard.all.rate, last))} after ${grouped(last)} states`,
    )
    .join('; ');
  return (
    <Picture
      title="Hazard over position"
      words="Above: first departures over outputs still right, by the position of the state; flat means that every state is equally hard. Below: the share of outputs without a departure that the mean hazard predicts."
      file="hazard-over-position"
      series={series}
      table={table}
    >
      {(width) => {
        const range = [MARGIN.left, width - MARGIN.right];
        const x = scaleLog([1, last], range);
        const y = scaleLinear([0, most], [HAZARD_HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
        const below = scaleLinear(
          [0, 1],
          [HAZARD_HEIGHT + PREDICTION_HEIGHT - MARGIN.bottom, HAZARD_HEIGHT + MARGIN.top],
        );
        const ticks = positionTicks(last);
        const curve = line<number>(x, 0);
        return (
          <svg
            width={width}
            height={HAZARD_HEIGHT + PREDICTION_HEIGHT}
            role="img"
            aria-label={`Hazard over position. ${words}.`}
          >
            <Axes
              x={x}
              y={y}
              xName="position of the state"
              yName="hazard"
              yWords={rate}
              xTicks={ticks}
              xWords={grouped}
            />
            <Axes
              x={x}
              y={below}
              xName="number of states"
              yName="predicted"
              yWords={(tick) => `${Math.round(100 * tick)} %`}
              xTicks={ticks}
              xWords={grouped}
            />
            {series.map((each) => {
              const { all, positions } = each.report.hazard;
              const counts = Array.from({ length: CURVE_POINTS }, (_, at) => last ** (at / (CURVE_POINTS - 1)));
              return (
                <g key={each.name} className={colourOf(each)}>
                  {positions.map((group) => (
                    <g key={group.from} transform={`translate(${x(middleOf(group))} 0)`}>
                      <title>{`${each.name}, states ${grouped(group.from + 1)} to ${grouped(group.to + 1)}: ${rate(group.rate)} (${grouped(group.departed)} of ${grouped(group.reached)}; 95 %: ${rate(group.interval.low)} to ${rate(group.interval.high)})`}</title>
                      <line
                        className={styles.interval}
                        y1={y(group.interval.low)}
                        y2={y(Math.min(y.domain()[1]!, group.interval.high))}
                      />
                      <path className={styles.point} d={pointPath(each)} transform={`translate(0 ${y(group.rate)})`} />
                    </g>
                  ))}
                  <path
                    className={styles.line}
                    strokeDasharray={dashOf(each)}
                    d={curve.y((states) => below(predictedAccuracy(all.rate, states)))(counts) ?? ''}
                  />
                </g>
              );
            })}
          </svg>
        );
      }}
    </Picture>
  );
}

/** 1, 2, 5, 10, 20 … up to the last position. */
function positionTicks(last: number): number[] {
  const ticks: number[] = [];
  for (let power = 1; power <= last; power *= 10)
    for (const digit of last > 2000 ? [1] : [1, 2, 5]) if (digit * power <= last) ticks.push(digit * power);
  return ticks;
}

/** The middle of a group of positions on a logarithmic axis, counted from 1. */
const middleOf = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  Math.sqrt((from + 1) * (to + 1));
