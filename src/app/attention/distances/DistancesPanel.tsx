import { line, scaleLinear, scaleLog } from 'd3';
import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { DistancePoint, DistanceProgress } from '../../../workers/attention/attention-views.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import { taskOf } from '../../links/selection.ts';
import { Figure } from '../Figure.tsx';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import styles from './DistancesPanel.module.css';

const HEIGHT = 260;
const MARGIN = { top: 12, right: 20, bottom: 38, left: 58 };

/** The curves of the picture: what is read with the memory fetcher, and what follows from it, and the same without it. */
const CURVES = [
  { variant: 'tail', kind: 'operand', name: 'operands, with memory fetcher', dash: 'none', colour: styles.operand },
  { variant: 'tail', kind: 'result', name: 'results, with memory fetcher', dash: '7 3', colour: styles.result },
  { variant: 'without-memory-fetcher', kind: 'result', name: 'results, without', dash: '2 3', colour: styles.without },
] as const;

/** How far back reads look over the length of instances, with and without the memory fetcher. */
export function DistancesPanel() {
  const session = useAttentionSession();
  const selection = useAttention((state) => state.selection);
  const isLab = useAttention((state) => state.lab !== undefined);
  const longest = useAttention((state) => state.distances);
  const task = taskOf(selection);
  const { points, progress, stop } = useDistances(task.id, isLab ? undefined : longest);
  const lengths = [task.ranges.S.to, task.ranges.M.to, task.ranges.L.to];
  return (
    <Panel
      title="Distance of reads"
      note={task.title}
      actions={
        !isLab &&
        lengths.map((length, index) => (
          <Button
            key={length}
            size="small"
            aria-pressed={longest === length}
            title={`Measure instances up to ${length} ${task.lengthMeaning}`}
            onClick={() => session.choose({ distances: length })}
          >
            up to {['S', 'M', 'L'][index]}
          </Button>
        ))
      }
    >
      {isLab && (
        <p className={styles.hint}>Distances are measured for tasks; close the model of the Lab to choose one.</p>
      )}
      {!isLab && longest === undefined && (
        <p className={styles.hint}>
          Measures how far back the values are that each read needs, over many instances from short to long, with the
          memory fetcher and without it. The paper’s claim: with it a result follows from operands beside it, and only
          copying has to look far.
        </p>
      )}
      {progress && (
        <p className={styles.progress}>
          <span role="status">
            {grouped(progress.done)} of {grouped(progress.all)} instances
          </span>
          <progress max={progress.all} value={progress.done} aria-label="Instances measured" />
          <Button size="small" onClick={stop}>
            Cancel
          </Button>
        </p>
      )}
      {points && points.length > 0 && <Chart points={points} lengthMeaning={task.lengthMeaning} title={task.title} />}
    </Panel>
  );
}

function useDistances(task: string, longest: number | undefined) {
  const session = useAttentionSession();
  const [points, setPoints] = useState<{ key: string; found: readonly DistancePoint[] }>();
  const [progress, setProgress] = useState<DistanceProgress>();
  const key = `${task} ${longest}`;
  useEffect(() => {
    if (longest === undefined) return undefined;
    let isWanted = true;
    const measure = async () => {
      try {
        setProgress({ done: 0, all: 1 });
        const tell = proxy((now: DistanceProgress) => isWanted && setProgress(now));
        const found = await session.service.distances(task, longest, tell);
        if (isWanted) setPoints({ key, found });
      } catch (problem) {
        if (isWanted) session.fail(reasonOf(problem));
      } finally {
        if (isWanted) setProgress(undefined);
      }
    };
    void measure();
    return () => {
      isWanted = false;
      setProgress(undefined);
      void session.service.cancelDistances();
    };
  }, [session, task, longest, key]);
  return {
    points: points?.key === key ? points.found : undefined,
    progress,
    stop: () => session.choose({ distances: undefined }),
  };
}

interface ChartProps {
  readonly points: readonly DistancePoint[];
  readonly lengthMeaning: string;
  readonly title: string;
}

function Chart({ points, lengthMeaning, title }: ChartProps) {
  const curves = CURVES.map((curve) => ({
    ...curve,
    own: points.filter(({ variant, kind }) => variant === curve.variant && kind === curve.kind),
  })).filter(({ own }) => own.length > 0);
  const all = curves.flatMap(({ own }) => own);
  const [least, most] = [Math.min(...all.map(({ mean }) => mean)), Math.max(...all.map(({ mean }) => mean))];
  const lengths = all.map(({ length }) => length);
  const table = [
    ['length', 'variant', 'kind', 'reads', 'mean distance', 'largest distance'],
    ...points.map(({ length, variant, kind, reads, mean, most: largest }) => [
      length,
      variant,
      kind,
      reads,
      mean,
      largest,
    ]),
  ];
  return (
    <Figure
      title={`Distance of reads, ${title}`}
      words="Mean distance in characters from what is written to what it needs: for a copy the nearest place of the value, for a result the farthest of what it is computed from. Three drawn instances at each length."
      file="distances"
      table={table}
    >
      {(width) => {
        const x = scaleLinear(
          [Math.min(...lengths), Math.max(Math.min(...lengths) + 1, ...lengths)],
          [MARGIN.left, width - MARGIN.right],
        );
        const y = scaleLog([Math.max(1, least / 1.3), most * 1.3], [HEIGHT - MARGIN.bottom, MARGIN.top]);
        const path = line<DistancePoint>(
          ({ length }) => x(length),
          ({ mean }) => y(Math.max(1, mean)),
        );
        return (
          <svg width={width} height={HEIGHT + 18 * curves.length} role="img" aria-label={wordsOf(curves)}>
            {ticksOf(y.domain() as [number, number]).map((tick) => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
                <text className={styles.tick} x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                  {grouped(tick)}
                </text>
              </g>
            ))}
            {x
              .ticks(Math.max(2, Math.min(8, Math.floor(width / 80))))
              .filter(Number.isInteger)
              .map((tick) => (
                <text
                  key={tick}
                  className={styles.tick}
                  x={x(tick)}
                  y={HEIGHT - MARGIN.bottom + 16}
                  textAnchor="middle"
                >
                  {grouped(tick)}
                </text>
              ))}
            <text className={styles.tick} x={width - MARGIN.right} y={HEIGHT - 6} textAnchor="end">
              length: {lengthMeaning}
            </text>
            <text className={styles.tick} x={8} y={HEIGHT - 6}>
              characters back
            </text>
            {curves.map(({ name, colour, dash, own }, index) => (
              <g key={name} className={colour}>
                <path className={styles.line} d={path(own) ?? ''} strokeDasharray={dash} />
                {own.map(({ length, mean, reads, most: largest }) => (
                  <circle key={length} className={styles.point} cx={x(length)} cy={y(Math.max(1, mean))} r={3}>
                    <title>{`${name}, length ${length}: mean ${grouped(mean)}, largest ${grouped(largest)}, ${grouped(reads)} reads`}</title>
                  </circle>
                ))}
                <line
                  className={styles.line}
                  x1={MARGIN.left}
                  x2={MARGIN.left + 28}
                  y1={HEIGHT + 18 * index + 6}
                  y2={HEIGHT + 18 * index + 6}
                  strokeDasharray={dash}
                />
                <text className={styles.name} x={MARGIN.left + 36} y={HEIGHT + 18 * index + 10}>
                  {name}
                </text>
              </g>
            ))}
          </svg>
        );
      }}
    </Figure>
  );
}

/** 1, 2, 5, 10 … within a range. */
function ticksOf([least, most]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let power = 1; power <= most; power *= 10)
    for (const digit of most / least > 400 ? [1] : [1, 2, 5])
      if (digit * power >= least && digit * power <= most) ticks.push(digit * power);
  return ticks;
}

function wordsOf(curves: readonly { readonly name: string; readonly own: readonly DistancePoint[] }[]): string {
  return curves
    .map(({ name, own }) => {
      const [first, last] = [own[0]!, own.at(-1)!];
      return `${name}: ${grouped(Math.round(first.mean))} characters at length ${first.length}, ${grouped(Math.round(last.mean))} at length ${last.length}`;
    })
    .join('; ');
}
