import { bin, max, scaleLinear } from 'd3';
import { useMemo, useRef } from 'react';
import { grouped } from '../../base/grouped.ts';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';
import { useWidth } from '../kit/browser/use-width.ts';
import styles from './Estimate.module.css';

interface DistributionProps {
  readonly rows: readonly SampledRow[];
  /** What is counted, for the axis and for a screen reader. */
  readonly name: string;
  readonly value: (row: SampledRow) => number | null;
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly training: number;
  readonly evaluation: number;
}

const HEIGHT = 132;
const WIDEST = 40;
const GAP = 2;
const MARGIN = { top: 8, right: 16, bottom: 34, left: 48 };
/** Different whole numbers up to which each has a bar of its own. */
const MOST_BARS = 36;

/** How many rows have which value, training below evaluation. */
export function Distribution({ rows, name, value }: DistributionProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const bars = useMemo(() => barsOf(rows, value), [rows, value]);
  const from = bars[0]?.from ?? 0;
  const to = bars.at(-1)?.to ?? 1;
  const x = scaleLinear([from, to], [MARGIN.left, Math.max(MARGIN.left, width - MARGIN.right)]);
  const most = max(bars, ({ training, evaluation }) => training + evaluation) ?? 1;
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(3);
  const highest = bars.reduce<Bar | undefined>(
    (best, bar) => (best && best.training + best.evaluation >= bar.training + bar.evaluation ? best : bar),
    undefined,
  );
  const words = highest
    ? `${name} from ${shown(from)} to ${shown(lastOf(bars))}, most often ${shown(highest.from)}.`
    : `${name}: nothing to show.`;
  return (
    <div ref={frame} className={styles.distribution}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={words}>
          {(bars.length === 0 ? [] : y.ticks(3)).map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
              <text className={styles.tick} x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                {short(tick)}
              </text>
            </g>
          ))}
          {bars.map((bar) => {
            const room = x(bar.to) - x(bar.from);
            const wide = Math.max(1, Math.min(WIDEST, room - GAP));
            const left = (x(bar.from) + x(bar.to) - wide) / 2;
            const middle = y(bar.training);
            const top = y(bar.training + bar.evaluation);
            return (
              <g key={bar.from}>
                <title>{`${shown(bar.from)}${bar.to - bar.from > 1 ? `–${shown(bar.to)}` : ''}: about ${shown(bar.training)} for training, ${shown(bar.evaluation)} for evaluation`}</title>
                <rect className={styles.training} x={left} width={wide} y={middle} height={y(0) - middle} />
                <rect className={styles.evaluation} x={left} width={wide} y={top} height={middle - top} />
              </g>
            );
          })}
          {ticksOf(x, bars).map(({ at, label }) => (
            <text key={label} className={styles.tick} x={at} y={HEIGHT - MARGIN.bottom + 14} textAnchor="middle">
              {label}
            </text>
          ))}
          <text className={styles.axis} x={width - MARGIN.right} y={HEIGHT - 4} textAnchor="end">
            {name}
          </text>
        </svg>
      )}
    </div>
  );
}

function barsOf(rows: readonly SampledRow[], value: (row: SampledRow) => number | null): readonly Bar[] {
  const values = rows.flatMap((row) => {
    const number = value(row);
    return number === null ? [] : [{ number, weight: row.weight, training: row.split === 'train' }];
  });
  if (values.length === 0) return [];
  const numbers = values.map(({ number }) => number);
  const least = Math.min(...numbers);
  const greatest = Math.max(...numbers);
  const single = greatest - least < MOST_BARS;
  const scale = scaleLinear([least, greatest + 1], [0, 1]);
  const thresholds = single
    ? Array.from({ length: greatest - least + 1 }, (_, place) => least + place)
    : scale.nice(MOST_BARS).ticks(MOST_BARS);
  const [from, to] = single ? [least, greatest + 1] : (scale.domain() as [number, number]);
  return bin<(typeof values)[number], number>()
    .value(({ number }) => number)
    .domain([from, to])
    .thresholds(thresholds)(values)
    .filter(({ x0, x1 }) => x0! < x1!)
    .map((each) => ({
      from: each.x0!,
      to: each.x1!,
      training: sum(each.filter(({ training }) => training)),
      evaluation: sum(each.filter(({ training }) => !training)),
    }));
}

/** A number that has a bar of its own is written below the middle of it; others below their place. */
function ticksOf(
  x: (value: number) => number,
  bars: readonly Bar[],
): readonly { readonly at: number; readonly label: string }[] {
  const [first] = bars;
  if (!first) return [];
  const room = x(bars.at(-1)!.to) - x(first.from);
  const isSingle = first.to - first.from === 1;
  if (!isSingle)
    return scaleLinear([first.from, bars.at(-1)!.to], [0, 1])
      .ticks(Math.max(2, Math.floor(room / 80)))
      .map((tick) => ({ at: x(tick), label: short(tick) }));
  const every = Math.ceil((bars.length * 28) / Math.max(28, room));
  return bars
    .filter((_, place) => place % every === 0)
    .map(({ from, to }) => ({ at: (x(from) + x(to)) / 2, label: shown(from) }));
}

const sum = (some: readonly { readonly weight: number }[]): number =>
  some.reduce((total, { weight }) => total + weight, 0);

const lastOf = (bars: readonly Bar[]): number => {
  const last = bars.at(-1)!;
  return last.to - last.from === 1 ? last.from : last.to;
};

const shown = (value: number): string => grouped(Math.round(value));

const short = (value: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
