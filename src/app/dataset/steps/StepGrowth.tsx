import { line, scaleLinear, scaleLog } from 'd3';
import { useRef } from 'react';
import type { Growth } from '../../../cot/step-table.ts';
import { grouped } from '../../../base/grouped.ts';
import { useWidth } from '../../kit/browser/use-width.ts';
import styles from './Steps.module.css';

const HEIGHT = 148;
const MARGIN = { top: 10, right: 24, bottom: 34, left: 52 };
/** Pixels between two numbers below the axis. */
const ROOM = 44;

/** How the number of different steps grows with the number of training examples. */
export function StepGrowth({ growth }: { readonly growth: readonly Growth[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const last = growth.at(-1);
  if (!last) return null;
  // One example alone has no stretch of its own on the axis.
  const x = scaleLog([1, Math.max(2, last.examples)], [MARGIN.left, Math.max(MARGIN.left, width - MARGIN.right)]);
  const y = scaleLinear([0, Math.max(1, last.distinct)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(3);
  const path = line<Growth>(
    ({ examples }) => x(examples),
    ({ distinct }) => y(distinct),
  )(growth);
  const words = growth
    .map(({ examples, distinct }) => `${grouped(distinct)} after ${examplesWords(examples)}`)
    .join(', ');
  return (
    <div ref={frame} className={styles.growth}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={`Different steps: ${words}.`}>
          {y.ticks(3).map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
              <text className={styles.tick} x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                {grouped(tick)}
              </text>
            </g>
          ))}
          <path className={styles.curve} d={path ?? ''} />
          {growth.map(({ examples, distinct }) => (
            <g key={examples} transform={`translate(${x(examples)} ${y(distinct)})`}>
              <title>{`${examplesWords(examples)}: ${grouped(distinct)} different steps`}</title>
              <circle className={styles.near} r={10} />
              <circle className={styles.point} r={3} />
            </g>
          ))}
          {labelled(growth, x).map((examples) => (
            <text
              key={examples}
              className={styles.tick}
              x={x(examples)}
              y={HEIGHT - MARGIN.bottom + 14}
              textAnchor="middle"
            >
              {grouped(examples)}
            </text>
          ))}
          <text className={styles.axis} x={width - MARGIN.right} y={HEIGHT - 4} textAnchor="end">
            training examples
          </text>
        </svg>
      )}
    </div>
  );
}

/** What the curve says of how many examples are needed, as a sentence. */
export function growthWords(growth: readonly Growth[]): string {
  const last = growth.at(-1);
  const before = growth.findLast(({ examples }) => last && examples * 2 <= last.examples);
  if (!last || !before) return '';
  if (before.distinct === last.distinct) {
    const enough = growth.find(({ distinct }) => distinct === last.distinct)!;
    return `All of these steps were there after ${examplesWords(enough.examples)}: more brought none.`;
  }
  const more = last.distinct - before.distinct;
  const share = Math.round((100 * more) / before.distinct);
  return `From ${grouped(before.examples)} to ${examplesWords(last.examples)} ${grouped(more)} ${more === 1 ? 'step was' : 'steps were'} added (${share < 1 ? '< 1' : share} %): it still grows.`;
}

const examplesWords = (count: number): string => `${grouped(count)} ${count === 1 ? 'example' : 'examples'}`;

/** Those of the numbers of examples that have room below the axis: the last one, the first, and others between. */
function labelled(growth: readonly Growth[], x: (examples: number) => number): readonly number[] {
  const shown: number[] = [];
  for (const { examples } of [...growth.slice(-1), ...growth])
    if (shown.every((each) => Math.abs(x(each) - x(examples)) >= ROOM)) shown.push(examples);
  return shown;
}
