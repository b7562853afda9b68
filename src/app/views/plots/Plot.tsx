import {
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  type ScaleContinuousNumeric,
} from 'd3';
import styles from './Plots.module.css';
import type { PlotSeries } from './plot-series.ts';

/** Room around a plot for its axes, in pixels. */
export const MARGIN = { top: 10, right: 16, bottom: 36, left: 56 };

type Scale = ScaleContinuousNumeric<number, number>;

interface AxesProps {
  readonly x: Scale;
  readonly y: Scale;
  readonly xName: string;
  readonly yName: string;
  readonly xWords?: (value: number) => string;
  readonly yWords: (value: number) => string;
  readonly xTicks?: readonly number[];
  readonly yTicks?: readonly number[];
}

/** Lines, numbers and names of both axes. */
export function Axes({
  x,
  y,
  xName,
  yName,
  xWords = String,
  yWords,
  xTicks = x.ticks(8),
  yTicks = y.ticks(4),
}: AxesProps) {
  const [left, right] = x.range() as [number, number];
  const [bottom] = y.range() as [number, number];
  return (
    <g>
      {yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={styles.grid} x1={left} x2={right} />
          <text className={styles.tick} x={left - 8} dy="0.32em" textAnchor="end">
            {yWords(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} className={styles.tick} x={x(tick)} y={bottom + 14} textAnchor="middle">
          {xWords(tick)}
        </text>
      ))}
      <text className={styles.name} x={right} y={bottom + 29} textAnchor="end">
        {xName}
      </text>
      <text className={styles.name} x={left - 48} y={bottom + 29}>
        {yName}
      </text>
    </g>
  );
}

const SYMBOLS = [symbolCircle, symbolSquare, symbolStar, symbolTriangle, symbolDiamond, symbolStar];
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '12 4'];
/** Area of a point in square pixels. */
const POINT_AREA = 34;

/** The shape of a run's points. */
export const pointPath = ({ number }: PlotSeries): string =>
  symbol(SYMBOLS[number % SYMBOLS.length], POINT_AREA)() ?? '';

/** The dashes of a run's lines. */
export const dashOf = ({ number }: PlotSeries): string => DASHES[number % DASHES.length]!;

/** Colours of runs, which are those of roles. */
const COLOURS = 5;

/** The class with a run's colour. */
export const colourOf = ({ number }: PlotSeries): string => styles[`run${number % COLOURS}`]!;

/** Which run is drawn how. */
export function Legend({ series }: { readonly series: readonly PlotSeries[] }) {
  return (
    <ul className={styles.legend}>
      {series.map((each) => (
        <li key={each.name}>
          <svg width={28} height={12} aria-hidden>
            <g className={colourOf(each)}>
              <line className={styles.line} x1={0} x2={28} y1={6} y2={6} strokeDasharray={dashOf(each)} />
              <path className={styles.point} d={pointPath(each)} transform="translate(14 6)" />
            </g>
          </svg>
          {each.name}
        </li>
      ))}
    </ul>
  );
}
