import { line, scaleLinear } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import { Picture } from '../plots/Picture.tsx';
import type { PlotSeries } from '../plots/plot-series.ts';
import { Axes, colourOf, dashOf, MARGIN, pointPath } from '../plots/Plot.tsx';
import plots from '../plots/Plots.module.css';

/** How many texts were right after some updates. */
export interface ProgressPoint {
  readonly update: number;
  readonly count: number;
  readonly of: number;
}

/** A length whose accuracy is followed. */
export interface ProgressSeries extends PlotSeries {
  readonly points: readonly ProgressPoint[];
}

interface ProgressChartProps {
  readonly series: readonly ProgressSeries[];
  /** Updates of the whole training. */
  readonly updates: number;
  readonly height?: number;
}

/** How often a model that is being trained is right, at several lengths. */
export function ProgressChart({ series, updates, height = 180 }: ProgressChartProps) {
  const of = series[0]?.points[0]?.of;
  const said = series.map(({ name, points }) => {
    const last = points.at(-1);
    return `${name}: ${last ? percent(last.count / last.of) : 'not measured'}`;
  });
  return (
    <Picture
      title="Whole texts right while training"
      words={`Texts written token by token that are the machine’s to the last token${of === undefined ? '' : `, of ${of} new inputs a length`}.`}
      file="accuracy-while-training"
      series={series}
      table={[
        ['length', 'update', 'right', 'of'],
        ...series.flatMap(({ name, points }) => points.map(({ update, count, of: all }) => [name, update, count, all])),
      ]}
    >
      {(width) => {
        const x = scaleLinear([0, updates], [MARGIN.left, width - MARGIN.right]);
        const y = scaleLinear([0, 1], [height - MARGIN.bottom, MARGIN.top]);
        const path = line<ProgressPoint>(
          ({ update }) => x(update),
          (point) => y(point.count / point.of),
        );
        return (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`Whole texts right while training. ${said.join('; ')}.`}
          >
            <Axes
              x={x}
              y={y}
              xName="updates"
              yName="right"
              yWords={(tick) => `${Math.round(100 * tick)} %`}
              xTicks={x.ticks(width > 400 ? 6 : 3).filter(Number.isInteger)}
              xWords={grouped}
            />
            {series.map((each) => (
              <g key={each.name} className={colourOf(each)}>
                <path className={plots.line} d={path(each.points) ?? ''} strokeDasharray={dashOf(each)} />
                {each.points.map((point) => (
                  <path
                    key={point.update}
                    className={plots.point}
                    d={pointPath(each)}
                    transform={`translate(${x(point.update)} ${y(point.count / point.of)})`}
                  />
                ))}
              </g>
            ))}
          </svg>
        );
      }}
    </Picture>
  );
}
