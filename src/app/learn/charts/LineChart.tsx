import { line, scaleLinear, scaleLog } from 'd3';
import styles from './Charts.module.css';
import { colourOf, dashOf, markPath } from './marks.ts';

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
const MARGIN = { top: 14, right: 20, bottom: 38, left: 60 };

/** Series over an axis, told apart by colour, dash and mark. */
export function LineChart({ width, label, series, x: xAxis, y: yAxis, limits = NO_LIMITS }: LineChartProps) {
  const x = scaleOf(xAxis, [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleOf(yAxis, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  const bottom = HEIGHT - MARGIN.bottom;
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      {(yAxis.ticks ?? y.ticks(yAxis.isLog ? 3 : 4)).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
          <text className={styles.tick} x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
            {yAxis.words(tick)}
          </text>
        </g>
      ))}
      {limits
        .filter((limit) => limit.y >= yAxis.from && limit.y <= yAxis.to)
        .map((limit) => (
          <g key={limit.name} transform={`translate(0 ${y(limit.y)})`}>
            <line className={styles.limit} x1={MARGIN.left} x2={width - MARGIN.right} />
            <text className={styles.name} x={MARGIN.left + 4} dy="-0.3em">
              {limit.name}
            </text>
          </g>
        ))}
      {(xAxis.ticks ?? x.ticks(6)).map((tick) => (
        <text key={tick} className={styles.tick} x={x(tick)} y={bottom + 15} textAnchor="middle">
          {xAxis.words(tick)}
        </text>
      ))}
      <text className={styles.name} x={width - MARGIN.right} y={bottom + 31} textAnchor="end">
        {xAxis.name}
      </text>
      <text className={styles.name} x={4} y={bottom + 31}>
        {yAxis.name}
      </text>
      {series.map(({ name, points, fit }, number) => (
        <g key={name} className={colourOf(number)}>
          {fit ? (
            <path className={styles.fit} d={path(fit) ?? ''} strokeDasharray={dashOf(number)} />
          ) : (
            <path className={styles.line} d={path(points) ?? ''} strokeDasharray={dashOf(number)} />
          )}
          {points.map((point) => (
            <path
              key={point.x}
              className={styles.mark}
              d={markPath(number)}
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

const scaleOf = ({ from, to, isLog }: Axis, range: [number, number]) =>
  (isLog ? scaleLog : scaleLinear)([from, to], range).clamp(true);
