import { scaleLinear } from 'd3';
import { colourOf, pointPath } from '../../views/plots/Plot.tsx';
import plots from '../../views/plots/Plots.module.css';
import styles from './Charts.module.css';

interface RowChartProps {
  readonly width: number;
  /** What it shows, for a screen reader; the numbers are in the table below it. */
  readonly label: string;
  /** The names of the series. */
  readonly series: readonly string[];
  /** A value of each series a row, in percent. */
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const ROW = 30;
const MARGIN = { top: 8, right: 20, bottom: 30, left: 164 };
/** Room for names on a phone, where they stand above their row. */
const NARROW = 480;

/** A row for each thing that was measured, with a mark for each series. */
export function RowChart({ width, label, series, rows }: RowChartProps) {
  const isNarrow = width < NARROW;
  const left = isNarrow ? 16 : MARGIN.left;
  const row = isNarrow ? ROW + 12 : ROW;
  const height = MARGIN.top + row * rows.length + MARGIN.bottom;
  const x = scaleLinear([0, 100], [left, Math.max(left + 1, width - MARGIN.right)]);
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {x.ticks(5).map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line className={plots.grid} y1={MARGIN.top} y2={height - MARGIN.bottom} />
          <text className={plots.tick} y={height - MARGIN.bottom + 15} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {rows.map(({ name, values }, number) => {
        const y = MARGIN.top + row * (number + 1) - ROW / 2;
        return (
          <g key={name} transform={`translate(0 ${y})`}>
            <line className={plots.grid} x1={left} x2={width - MARGIN.right} />
            <text
              className={styles.group}
              x={isNarrow ? left : left - 12}
              dy={isNarrow ? -14 : '0.32em'}
              textAnchor={isNarrow ? 'start' : 'end'}
            >
              {name}
            </text>
            {values.map((value, each) => (
              <path
                key={series[each]}
                className={`${plots.point} ${colourOf({ name: series[each]!, number: each })}`}
                d={pointPath({ name: series[each]!, number: each })}
                transform={`translate(${x(value)} 0)`}
              >
                <title>{`${name}, ${series[each]}: ${value} %`}</title>
              </path>
            ))}
          </g>
        );
      })}
      <text className={plots.name} x={width - MARGIN.right} y={height - 2} textAnchor="end">
        right answers, %
      </text>
    </svg>
  );
}
