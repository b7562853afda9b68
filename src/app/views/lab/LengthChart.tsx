import { line, scaleLinear } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import { Picture } from '../plots/Picture.tsx';
import type { PlotSeries } from '../plots/plot-series.ts';
import { Axes, colourOf, dashOf, MARGIN, pointPath } from '../plots/Plot.tsx';
import plots from '../plots/Plots.module.css';
import styles from './LengthChart.module.css';

/** How often texts of one length were right. */
export interface LengthPoint {
  readonly length: number;
  readonly count: number;
  /** Texts that were tried. */
  readonly of: number;
  /** The 95 % interval of the share by Wilson. */
  readonly low: number;
  readonly high: number;
}

/** A model's accuracy over length. */
export interface LengthSeries extends PlotSeries {
  readonly points: readonly LengthPoint[];
}

interface LengthChartProps {
  readonly title: string;
  /** What is counted and where the numbers are from, in a sentence. */
  readonly words: string;
  readonly series: readonly LengthSeries[];
  /** The least and the greatest length of training, which are shaded. */
  readonly trained: readonly [least: number, most: number];
  /** What the length counts. */
  readonly lengthMeaning: string;
  /** The name of its files, without an ending. */
  readonly file: string;
  /** Pixels. */
  readonly height?: number;
}

/** Pixels between the intervals of two models at one length. */
const APART = 3;
/** The share of the window's height that a chart may take, and its least height in pixels: a projector shows all of it at once. */
const SHARE_OF_WINDOW = 0.6;
const LEAST_HEIGHT = 220;
/** Characters of a direct label that the margin has room for, in pixels. */
const LABEL_WIDTH = 6.2;

/** Accuracy over length of several models, each named at the end of its line; the lengths of training are shaded. */
export function LengthChart(props: LengthChartProps) {
  const { title, words, series, file } = props;
  const table = [
    ['model', 'length', 'right', 'of', 'share', 'low', 'high'],
    ...series.flatMap(({ name, points }) =>
      points.map(({ length, count, of, low, high }) => [name, length, count, of, count / of, low, high]),
    ),
  ];
  return (
    <Picture title={title} words={words} file={file} series={series} table={table}>
      {(width) => <Chart {...props} width={width} />}
    </Picture>
  );
}

function Chart({
  title,
  series,
  trained,
  lengthMeaning,
  height: most = 260,
  width,
}: LengthChartProps & { readonly width: number }) {
  const height = Math.min(most, Math.max(LEAST_HEIGHT, Math.round(SHARE_OF_WINDOW * window.innerHeight)));
  const lengths = [...trained, ...series.flatMap(({ points }) => points.map(({ length }) => length))];
  const longestName = Math.max(0, ...series.map(({ name }) => name.length));
  // On a narrow page the legend alone names the lines.
  const labels = width > 560 ? longestName * LABEL_WIDTH + 12 : 0;
  const x = scaleLinear(
    [Math.min(...lengths) - 0.5, Math.max(...lengths) + 0.5],
    [MARGIN.left, width - MARGIN.right - labels],
  );
  const y = scaleLinear([0, 1], [height - MARGIN.bottom, MARGIN.top]);
  return (
    <svg width={width} height={height} role="img" aria-label={`${title}. ${chartWords(series, trained)}`}>
      <rect
        className={styles.trained}
        x={x(trained[0] - 0.5)}
        width={x(trained[1] + 0.5) - x(trained[0] - 0.5)}
        y={MARGIN.top}
        height={height - MARGIN.bottom - MARGIN.top}
      />
      {/* Between the curves of models that are right and of those that are not. */}
      <text className={plots.tick} x={x(trained[0] - 0.5) + 4} y={y(0.5)}>
        {x(trained[1] + 0.5) - x(trained[0] - 0.5) > 64 ? 'trained on' : 'trained'}
      </text>
      <Axes
        x={x}
        y={y}
        xName={lengthMeaning}
        yName="right"
        yWords={(tick) => `${Math.round(100 * tick)} %`}
        xTicks={x.ticks(8).filter(Number.isInteger)}
        xWords={grouped}
      />
      {series.map((each) => (
        <Curve key={each.name} series={each} x={x} y={y} shift={(each.number - (series.length - 1) / 2) * APART} />
      ))}
      {labels > 0 && <Labels series={series} x={x.range()[1]! + 8} y={y} />}
    </svg>
  );
}

interface CurveProps {
  readonly series: LengthSeries;
  readonly x: (length: number) => number;
  readonly y: (share: number) => number;
  /** Pixels to the right: intervals of several models at one length would hide each other. */
  readonly shift: number;
}

function Curve({ series, x, y, shift }: CurveProps) {
  const path = line<LengthPoint>(
    ({ length }) => x(length) + shift,
    ({ count, of }) => y(count / of),
  );
  return (
    <g className={colourOf(series)}>
      <path className={plots.line} d={path(series.points) ?? ''} strokeDasharray={dashOf(series)} />
      {series.points.map((point) => (
        <g key={point.length} transform={`translate(${x(point.length) + shift} 0)`}>
          <title>{`${series.name}, length ${grouped(point.length)}: ${pointWords(point)}`}</title>
          <line className={plots.interval} y1={y(point.low)} y2={y(point.high)} />
          <path className={plots.point} d={pointPath(series)} transform={`translate(0 ${y(point.count / point.of)})`} />
        </g>
      ))}
    </g>
  );
}

/** Pixels between two names. */
const LINE_HEIGHT = 14;

/** The names at the ends of the lines; where those meet, names follow one another. */
function Labels({
  series,
  x,
  y,
}: {
  readonly series: readonly LengthSeries[];
  readonly x: number;
  readonly y: CurveProps['y'];
}) {
  const ends = series
    .flatMap((each) => {
      const last = each.points.at(-1);
      return last ? [{ each, at: y(last.count / last.of) }] : [];
    })
    .toSorted((one, other) => one.at - other.at);
  const places: number[] = [];
  for (const [number, { at }] of ends.entries()) {
    const below = (ends.length - 1 - number) * LINE_HEIGHT;
    // Under the label before, and with room for those that come above the axis.
    places.push(Math.max(Math.min(at, y(0) - below), (places.at(-1) ?? -Infinity) + LINE_HEIGHT));
  }
  return ends.map(({ each }, number) => (
    <g key={each.name} className={colourOf(each)}>
      <text className={styles.label} x={x} y={places[number]} dy="0.32em">
        {each.name}
      </text>
    </g>
  ));
}

const pointWords = ({ count, of, low, high }: LengthPoint): string =>
  `${percent(count / of)} (${grouped(count)} of ${grouped(of)}; 95 %: ${percent(low)} to ${percent(high)})`;

/** What the chart shows, for a screen reader. */
function chartWords(series: readonly LengthSeries[], [least, most]: readonly [number, number]): string {
  const said = series.map(({ name, points }) => {
    const inside = points.findLast(({ length }) => length <= most);
    const last = points.at(-1);
    const parts = [inside, last === inside ? undefined : last].flatMap((point) =>
      point ? [`${percent(point.count / point.of)} at length ${point.length}`] : [],
    );
    return `${name}: ${parts.join(', ') || 'not measured'}`;
  });
  return `Trained on lengths ${least} to ${most}. ${said.join('; ')}.`;
}
