import { scaleLinear } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { binsOf, binWords } from './bins.ts';
import { NoPicture } from './NoPicture.tsx';
import { Picture } from '../../views/plots/Picture.tsx';
import styles from '../../views/plots/Plots.module.css';
import { Axes, colourOf, MARGIN } from '../../views/plots/Plot.tsx';
import type { Series } from './series.ts';

const TITLE = 'Where outputs depart first';
const HEIGHT = 180;
/** Bars of each run: more are too thin. */
const MOST_BINS = 24;

/** How many outputs depart first at which state. */
export function PlacesPicture({ series }: { readonly series: readonly Series[] }) {
  const places = series.map(({ departures }) => departures?.places ?? []);
  if (places.every((own) => own.length === 0))
    return (
      <NoPicture
        title={TITLE}
        words="No output departs at a state. Of those that were cut off, ran on, or are unreadable it is not a state that is wrong."
      />
    );
  const last = Math.max(1, ...places.flat().map(([place]) => place + 1));
  const bins = binsOf(1, last, MOST_BINS);
  const counts = places.map((own) =>
    bins.map(({ from, to }) =>
      own.reduce((sum, [place, samples]) => sum + (place + 1 >= from && place + 1 < to ? samples : 0), 0),
    ),
  );
  const most = Math.max(1, ...counts.flat());
  const table = [
    ['run', 'from state', 'to state', 'first departures'],
    ...series.flatMap(({ name }, run) => bins.map(({ from, to }, bin) => [name, from, to - 1, counts[run]![bin]!])),
  ];
  const words = series.map(({ name }, run) => `${name}: ${grouped(sum(counts[run]!))} departures`).join('; ');
  return (
    <Picture
      title={TITLE}
      words="Outputs by the position of the state at which they depart; later positions are reached by fewer outputs."
      file="first-departures"
      series={series}
      table={table}
    >
      {(width) => {
        const x = scaleLinear([bins[0]!.from, bins.at(-1)!.to], [MARGIN.left, width - MARGIN.right]);
        const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
        const bar = Math.max(1, (x(bins[0]!.to) - x(bins[0]!.from) - 2) / series.length);
        return (
          <svg width={width} height={HEIGHT} role="img" aria-label={`First departures by position. ${words}.`}>
            <Axes
              x={x}
              y={y}
              xName="position of the state"
              yName="outputs"
              yWords={grouped}
              xTicks={x.ticks(8).filter(Number.isInteger)}
              xWords={grouped}
            />
            {series.map((each, run) => (
              <g key={each.name} className={colourOf(each)}>
                {bins.map((bin, number) => {
                  const count = counts[run]![number]!;
                  const [left, top] = [x(bin.from) + 1 + run * bar, y(count)];
                  // Every second run is hollow: bars are told apart without colours.
                  const style = run % 2 === 1 ? styles.hollow : styles.bar;
                  return (
                    count > 0 && (
                      <rect key={bin.from} className={style} x={left} y={top} width={bar} height={y(0) - top}>
                        <title>{`${each.name}, state ${binWords(bin)}: ${grouped(count)}`}</title>
                      </rect>
                    )
                  );
                })}
              </g>
            ))}
          </svg>
        );
      }}
    </Picture>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
