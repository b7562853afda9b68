import { scaleLinear } from 'd3';
import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import { kindsIn } from '../words.ts';
import { binsOf, binWords, type Bin } from './bins.ts';
import { NoPicture } from './NoPicture.tsx';
import { Picture } from '../../views/plots/Picture.tsx';
import styles from '../../views/plots/Plots.module.css';
import { colourOf, MARGIN } from '../../views/plots/Plot.tsx';
import type { Series } from './series.ts';

const TITLE = 'Kinds of departures by length';
/** The height of one kind's row, and of its bars at 100 %. */
const ROW = 34;
const BARS = 26;
/** Room for the names of kinds in pixels. */
const NAMES = 104;
const MOST_BINS = 12;
/** Widths of a figure of a bin's words, and of the gap to the next bin's, in pixels: where there is no room for all, some are left out. */
const FIGURE = 6.5;
const GAP = 8;

/** The share of outputs that depart in each way, by length: a row for every kind. */
export function KindsPicture({ series }: { readonly series: readonly Series[] }) {
  const lengths = series.flatMap(({ departures }) => departures?.lengths ?? []);
  const kinds = kindsIn(lengths.map((each) => each.kinds)).filter((kind) => kind !== 'none');
  if (kinds.length === 0)
    return (
      <NoPicture title={TITLE} words="No output departs: each follows the machine to its end, up to its answer." />
    );
  const all = lengths.map(({ length }) => length);
  const bins = binsOf(Math.min(...all), Math.max(...all), MOST_BINS);
  const table = [
    ['run', 'from length', 'to length', 'kind', 'outputs', 'share'],
    ...series.flatMap((each) =>
      bins.flatMap((bin) =>
        [...kinds, 'none'].map((kind) => {
          const { count, total } = countOf(each, bin, kind);
          return [each.name, bin.from, bin.to - 1, kind, count, total === 0 ? '' : count / total];
        }),
      ),
    ),
  ];
  const most = Math.max(
    0.01,
    ...series.flatMap((each) => bins.flatMap((bin) => kinds.map((kind) => shareOf(countOf(each, bin, kind))))),
  );
  const height = ROW * kinds.length + MARGIN.bottom;
  return (
    <Picture
      title={TITLE}
      words={`Share of the outputs of a length that depart first in each way; a full row is ${percent(most)}.`}
      file="kinds-by-length"
      series={series}
      table={table}
    >
      {(width) => {
        const x = scaleLinear([bins[0]!.from, bins.at(-1)!.to], [NAMES, width - MARGIN.right]);
        const tall = scaleLinear([0, most], [0, BARS]);
        const bar = Math.max(1, (x(bins[0]!.to) - x(bins[0]!.from) - 4) / series.length);
        const room = x(bins[0]!.to) - x(bins[0]!.from);
        const every = Math.ceil((Math.max(...bins.map((bin) => binWords(bin).length)) * FIGURE + GAP) / room);
        return (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`Kinds of departures by length: ${kinds.map((kind) => `${kind} ${grouped(totalOf(series, kind))}`).join(', ')}.`}
          >
            {kinds.map((kind, row) => {
              const ground = ROW * (row + 1);
              return (
                <g key={kind}>
                  <line className={styles.grid} x1={NAMES} x2={width - MARGIN.right} y1={ground} y2={ground} />
                  <text className={styles.title} x={NAMES - 8} y={ground - 4} textAnchor="end">
                    {kind}
                  </text>
                  {series.map((each, run) => (
                    <g key={each.name} className={colourOf(each)}>
                      {bins.map((bin) => {
                        const counted = countOf(each, bin, kind);
                        const size = tall(shareOf(counted));
                        return (
                          size > 0 && (
                            <rect
                              key={bin.from}
                              className={run % 2 === 1 ? styles.hollow : styles.bar}
                              x={x(bin.from) + 2 + run * bar}
                              y={ground - size}
                              width={bar}
                              height={size}
                            >
                              <title>{`${each.name}, length ${binWords(bin)}, ${kind}: ${grouped(counted.count)} of ${grouped(counted.total)}`}</title>
                            </rect>
                          )
                        );
                      })}
                    </g>
                  ))}
                </g>
              );
            })}
            {bins
              .filter((_, number) => number % every === 0)
              .map((bin) => (
                <text
                  key={bin.from}
                  className={styles.tick}
                  x={(x(bin.from) + x(bin.to)) / 2}
                  y={height - MARGIN.bottom + 14}
                  textAnchor="middle"
                >
                  {binWords(bin)}
                </text>
              ))}
            <text className={styles.name} x={width - MARGIN.right} y={height - 6} textAnchor="end">
              length of the instance
            </text>
          </svg>
        );
      }}
    </Picture>
  );
}

interface Counted {
  readonly count: number;
  readonly total: number;
}

function countOf({ departures }: Series, { from, to }: Bin, kind: string): Counted {
  let [count, total] = [0, 0];
  for (const { length, kinds } of departures?.lengths ?? []) {
    if (length < from || length >= to) continue;
    for (const each of Object.values(kinds)) total += each;
    count += kinds[kind] ?? 0;
  }
  return { count, total };
}

const shareOf = ({ count, total }: Counted): number => (total === 0 ? 0 : count / total);

const totalOf = (series: readonly Series[], kind: string): number =>
  series.reduce(
    (sum, { departures }) => sum + (departures?.lengths ?? []).reduce((own, { kinds }) => own + (kinds[kind] ?? 0), 0),
    0,
  );
