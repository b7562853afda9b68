import { line, scaleLinear, scaleLog } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { Picture } from '../plots/Picture.tsx';
import { Axes, MARGIN } from '../plots/Plot.tsx';
import plots from '../plots/Plots.module.css';

interface LossChartProps {
  /** The loss of every update, from the first on. */
  readonly losses: readonly number[];
  /** Updates of the whole training. */
  readonly updates: number;
  /** Updates before the first of `losses`, where a training goes on from a file. */
  readonly before?: number;
  readonly height?: number;
}

/** Points that are drawn: more than there are pixels would only take time. */
const POINTS = 300;
const SERIES = [{ name: 'loss', number: 0 }];

/** The loss of a training, on a logarithmic axis: each point is the mean of some updates. */
export function LossChart({ losses, updates, before = 0, height = 180 }: LossChartProps) {
  const points = means(losses, before);
  const last = points.at(-1);
  return (
    <Picture
      title="Loss"
      words="Mean cross-entropy of the tokens behind the prompts. The axis is logarithmic."
      file="loss"
      series={SERIES}
      table={[['update', 'loss'], ...losses.map((loss, index) => [before + index + 1, loss])]}
    >
      {(width) => {
        const values = points.map(({ loss }) => loss);
        const x = scaleLinear([0, updates], [MARGIN.left, width - MARGIN.right]);
        const y = scaleLog(
          [Math.max(1e-6, Math.min(0.1, ...values) / 1.5), Math.max(4, ...values)],
          [height - MARGIN.bottom, MARGIN.top],
        );
        const path = line<LossPoint>(
          ({ update }) => x(update),
          ({ loss }) => y(loss),
        );
        const words = last ? `${last.loss.toPrecision(3)} after ${grouped(last.update)} updates` : 'no update yet';
        return (
          <svg width={width} height={height} role="img" aria-label={`Loss: ${words}.`}>
            <Axes
              x={x}
              y={y}
              xName="updates"
              yName="loss"
              yWords={(tick) => String(tick)}
              yTicks={powersOfTen(y.domain() as [number, number])}
              xTicks={x.ticks(width > 400 ? 6 : 3).filter(Number.isInteger)}
              xWords={grouped}
            />
            <g className={plots.run0}>
              <path className={plots.line} d={path(points) ?? ''} />
            </g>
          </svg>
        );
      }}
    </Picture>
  );
}

interface LossPoint {
  readonly update: number;
  readonly loss: number;
}

function means(losses: readonly number[], before: number): LossPoint[] {
  const size = Math.max(1, Math.ceil(losses.length / POINTS));
  return Array.from({ length: Math.ceil(losses.length / size) }, (_, point) => {
    const some = losses.slice(point * size, (point + 1) * size);
    return {
      update: before + Math.min(losses.length, (point + 1) * size),
      loss: some.reduce((sum, loss) => sum + loss, 0) / some.length,
    };
  });
}

function powersOfTen([least, most]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let power = Math.ceil(Math.log10(least)); power <= Math.log10(most); power++) ticks.push(10 ** power);
  return ticks;
}
