import { line, scaleLinear, scaleLog } from 'd3';
import { Axes, colourOf, dashOf, MARGIN, pointPath } from '../../views/plots/Plot.tsx';
import plots from '../../views/plots/Plots.module.css';
import styles from './Charts.module.css';

/** A point of a series. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** A series: what was measured, and a curve that was fitted to it. */
export interface ChartSeries {
  readonly name: string;
  readonly points: readonly ChartPoint[];
  readonly fit?: readonly ChartPoint[];
}

/** An axis. */
interface Axis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isLog?: boolean;
  readonly ticks?: readonly number[];
  readonly words: (value: number) => string;
}

interface LineChartProps {
  readonly width: number;
  /** What it shows, for a screen reader; the numbers are in the table below it. */
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly x: Axis;
  readonly y: Axis;
  /** Lines across, each with a name. */
  readonly limits?: readonly { readonly y: number; readonly name: string }[];
}

const NO_LIMITS: NonNullable<LineChartProps['limits']> = [];
const HEIGHT = 260;

/** Series over an axis, told apart by colour, dash and mark. */
export function LineChart({ width, label, series, x: xAxis, y: yAxis, limits = NO_LIMITS }: LineChartProps) {
  const x = scaleOf(xAxis, [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleOf(yAxis, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      <Axes
        x={x}
        y={y}
        xName={xAxis.name}
        yName={yAxis.name}
        xWords={xAxis.words}
        yWords={yAxis.words}
        xTicks={xAxis.ticks ?? x.ticks(6)}
        yTicks={yAxis.isLog ? y.ticks().filter(isPowerOfTen) : y.ticks(4)}
      />
      {limits
        .filter((limit) => limit.y >= yAxis.from && limit.y <= yAxis.to)
        .map((limit) => (
          <g key={limit.name} transform={`translate(0 ${y(limit.y)})`}>
            <line className={styles.limit} x1={MARGIN.left} x2={width - MARGIN.right} />
            <text className={plots.name} x={MARGIN.left + 4} dy="-0.3em">
              {limit.name}
            </text>
          </g>
        ))}
      {series.map(({ name, points, fit }, number) => (
        <g key={name} className={colourOf({ name, number })}>
          {fit ? (
            <path className={styles.fit} d={path(fit) ?? ''} strokeDasharray={dashOf({ name, number })} />
          ) : (
            <path className={plots.line} d={path(points) ?? ''} strokeDasharray={dashOf({ name, number })} />
          )}
          {points.map((point) => (
            <path
              key={point.x}
              className={plots.point}
              d={pointPath({ name, number })}
              transform={`translate(${x(point.x)} ${y(point.y)})`}
            >
              <title>{`${name}, ${xAxis.words(point.x)}: ${yAxis.words(point.y)}`}</title>
            </path>
          ))}
        </g>
      ))}
    </svg>
  );
}

const isPowerOfTen = (tick: number): boolean => Number.isInteger(Math.log10(tick));

const scaleOf = ({ from, to, isLog }: Axis, range: [number, number]) =>
  (isLog ? scaleLog : scaleLinear)([from, to], range).clamp(true);
